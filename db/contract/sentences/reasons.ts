/**
 * Why, where the sentence of an error leaves a place for `{reason}`: a closed list for each such error, in both
 * languages. A reason is thrown by its name; like a sentence it may use the error's other parameters.
 */
import type { Sentence } from "./sentence.ts";

export const REASONS = {
  E_LEDGER: {
    twice: { zh: "同一编号的条目有两条", en: "there are two entries of this number" },
    missing: { zh: "该条目缺失", en: "it is missing" },
    missing_though_seen: {
      zh: "该条目缺失，而其他条目表明它存在过",
      en: "it is missing, although another entry had seen it",
    },
    cut_off: { zh: "该条目缺失，账本末尾被截断", en: "it is missing: the end of the ledger was cut off" },
    does_not_follow: { zh: "与前一条目不衔接", en: "it does not follow the entry before" },
    bad_signature: { zh: "签名不符", en: "its signature does not hold" },
    not_as_noted: { zh: "与本机记下的不同", en: "it is not the one that this laptop noted" },
    own_chain_unseen: { zh: "没有承接本设备此前的条目", en: "it has not seen the earlier entries of its own device" },
    before_seen: { zh: "排在了它所依据的条目之前", en: "it stands before entries that it had seen" },
    wrong_hash: { zh: "文字与其哈希值不符", en: "its text does not match its hash" },
    not_canonical: { zh: "不是规范格式的条目", en: "it is no entry in canonical form" },
    other_workspace: { zh: "属于另一个工作区", en: "it belongs to another workspace" },
    other_numbers: { zh: "存放的编号与条目所写的不同", en: "it is stored under other numbers than it names" },
    no_key: { zh: "首个条目没有写明设备的密钥", en: "the first entry does not name its device's key" },
    key_of_another: { zh: "密钥不是该设备的", en: "the key is not the device's" },
    key_unreadable: { zh: "设备的密钥无法读取", en: "the device's key cannot be read" },
  },
  E_NOT_CANONICAL: {
    not_json: { zh: "不是 JSON", en: "it is not JSON" },
    other_spelling: { zh: "写法不规范", en: "it is spelt otherwise" },
    too_deep: { zh: "嵌套层数过多", en: "it is nested too deeply" },
    not_finite: { zh: "含有非有限的数值", en: "it holds a number that is not finite" },
    negative_zero: { zh: "含有负零", en: "it holds negative zero" },
    no_data: { zh: "含有不能记录的数据类型", en: "it holds what is no data" },
    not_plain: { zh: "含有非普通对象", en: "it holds an object that is not plain" },
    lone_surrogate: { zh: "含有不成对的代理字符", en: "it holds half of a character" },
  },
  E_EXPORT: {
    pdf: { zh: "PDF 没有排成", en: "the PDF could not be set" },
  },
  E_FILE: {
    busy: { zh: "文件正被其他程序使用", en: "another program is using it" },
    too_large: {
      zh: "文件超过该磁盘允许的大小；FAT32 格式的 U 盘只能存放 4 GB 以内的文件",
      en: "it is larger than the disk allows; a FAT32 stick takes files up to 4 GB",
    },
    failing: { zh: "磁盘或 U 盘读写出错", en: "the disk or stick reported an error" },
    too_many_open: { zh: "打开的文件太多", en: "too many files are open" },
    name_too_long: { zh: "文件名太长", en: "the name is too long" },
    in_the_way: { zh: "同名的文件夹或文件已在那里", en: "a folder or file of that name is in the way" },
    other_disk: { zh: "目标在另一个磁盘上", en: "the target lies on another disk" },
    no_answer: { zh: "网络盘没有响应", en: "the network drive does not answer" },
    other: { zh: "系统没有说明原因", en: "the system does not say why" },
  },
  // Of the command line
  E_USAGE: {
    no_command: { zh: "没有写明命令", en: "no command was given" },
    no_such_command: { zh: "没有“{given}”这个命令", en: "there is no command “{given}”" },
    no_such_option: { zh: "没有 {option} 这个选项", en: "there is no option {option}" },
    option_not_taken: { zh: "命令 {command} 没有选项 --{option}", en: "{command} takes no --{option}" },
    option_value: { zh: "选项 {option} 缺少内容，或不应带内容", en: "{option} lacks its value, or takes none" },
    arguments: { zh: "应为 concord {usage}", en: "it is concord {usage}" },
    one_of: { zh: "{option} 应为 {values} 之一", en: "{option} is one of {values}" },
    either: { zh: "{options} 只能选用其一", en: "of {options} only one can be given" },
    number: { zh: "{option} 应为 {values} 之间的整数", en: "{option} is a whole number, {values}" },
    out_missing: { zh: "请用 --out 写明要写出的文件", en: "name the file to write with --out" },
    not_fields: {
      zh: '各字段应写成一个 JSON 对象，如 \'{"name_zh":"……"}\'',
      en: 'the fields are one JSON object, such as \'{"name_en":"..."}\'',
    },
    passphrases_differ: { zh: "两次输入的口令不同", en: "the two passphrases differ" },
    no_passphrase: {
      zh: "不在终端中，无法询问口令：请设置 CONCORD_PASSPHRASE，或用 --passphrase-file",
      en: "there is no terminal to ask for the passphrase: set CONCORD_PASSPHRASE, or use --passphrase-file",
    },
    no_new_passphrase: {
      zh: "不在终端中，无法询问新口令：请设置 CONCORD_NEW_PASSPHRASE，或用 --new-passphrase-file",
      en: "there is no terminal to ask for the new passphrase: set CONCORD_NEW_PASSPHRASE, or use --new-passphrase-file",
    },
    no_recovery_code: {
      zh: "不在终端中，无法询问恢复码：请设置 CONCORD_RECOVERY_CODE",
      en: "there is no terminal to ask for the recovery code: set CONCORD_RECOVERY_CODE",
    },
    no_pin: {
      zh: "不在终端中，无法询问 PIN：请设置 CONCORD_PIN",
      en: "there is no terminal to ask for the PIN: set CONCORD_PIN",
    },
  },
} as const satisfies Record<string, Record<string, Sentence>>;

/** Errors that say why. */
export type Reasoned = keyof typeof REASONS;
/** The reasons that one of them may have. */
export type ReasonOf<C extends Reasoned> = keyof (typeof REASONS)[C] & string;
