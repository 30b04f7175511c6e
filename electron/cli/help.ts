/** The text of `concord --help`. */
import { SUBJECTS, subjectOf } from "../../db/contract/subjects/index.ts";
import { commands } from "./commands.ts";

const WORDS = {
  zh: {
    head: "concord：在脚本中使用 Concord 工作区，规则与界面相同。",
    options: `选项：
  --json                    以 JSON 输出；出错时输出 {"error": {code, params, message}}
  --passphrase-file <文件>  从文件第一行读取口令；也可用环境变量 CONCORD_PASSPHRASE，否则提示输入
  --recovery                用恢复码代替口令（环境变量 CONCORD_RECOVERY_CODE，否则提示输入）；passphrase 同时生成新恢复码
  --new-passphrase-file <文件>  新口令；也可用环境变量 CONCORD_NEW_PASSPHRASE，否则提示输入
  --incomplete              即使末尾的记录缺失也按现有内容打开，并作为新设备继续
  --as <身份>               以哪个身份操作（编号或姓名）；默认为第一位会务管理员；有 PIN 的，用环境变量 CONCORD_PIN，否则提示输入
退出码：0 完成，1 被拒绝或失败，2 用法不对
verify-minutes 另有：3 有效但文件封装不同，4 页面与记录不符，5 记录不成立，6 没有比对页面，7 勘误未能证实，8 封存未能证实，
9 文字逐字相同但排印位置不同`,
    subjects: "<subject> 可以是：",
  },
  en: {
    head: "concord: use a Concord workspace from scripts, under the same rules as the interface.",
    options: `Options:
  --json                    print JSON; errors as {"error": {code, params, message}}
  --passphrase-file <file>  read the passphrase from the file's first line; or set CONCORD_PASSPHRASE; else it is asked
  --recovery                open by the recovery code (CONCORD_RECOVERY_CODE, else asked); passphrase makes a new one
  --new-passphrase-file <file>  the new passphrase; or set CONCORD_NEW_PASSPHRASE; else it is asked
  --incomplete              open what is there although the end of what was saved is missing; it goes on as a new device
  --as <profile>            act as this profile (id or name) instead of the first facilitator; its PIN: CONCORD_PIN, else asked
Exit code: 0 done, 1 refused or failed, 2 wrong usage
verify-minutes also: 3 valid but packed otherwise, 4 pages differ from the record, 5 the record does not hold, 6 pages not
compared, 7 errata not proven, 8 seal not proven, 9 the same words, set otherwise`,
    subjects: "<subject> is one of:",
  },
} as const;

export function help(language: "zh" | "en"): string {
  const { head, options, subjects } = WORDS[language];
  const usages = Object.values(commands).map(({ usage }) => `  concord ${usage}`);
  const plurals = SUBJECTS.map((name) => subjectOf(name).plural).join(", ");
  return [head, "", ...usages, "", options, "", `${subjects} ${plurals}`].join("\n");
}
