/**
 * Errors as data: a code, its parameters, and one sentence per language that says what is wrong, that nothing was
 * changed, and what to do. The interface and the command line both take their sentences from here.
 */

interface Sentence {
  zh: string;
  en: string;
}

const N_ZH = "没有改动任何内容。";
const N_EN = "Nothing was changed.";

/** `{name}` in a sentence is replaced by the parameter of that name. */
export const ERRORS = {
  // What was typed
  E_INPUT: {
    zh: `“{path}”的内容不符合要求。${N_ZH}请检查后重试。`,
    en: `The value of “{path}” is not accepted. ${N_EN} Check it and try again.`,
  },
  E_REQUIRED: {
    zh: `“{path}”不能为空。${N_ZH}请填写后重试。`,
    en: `“{path}” must not be empty. ${N_EN} Fill it in and try again.`,
  },
  E_UNKNOWN_FIELD: {
    zh: `没有“{path}”这个字段。${N_ZH}请检查字段名称。`,
    en: `There is no field “{path}”. ${N_EN} Check the field's name.`,
  },
  E_TEXT_TOO_LONG: {
    zh: `“{path}”有 {length} 个字符，最多 {max} 个。${N_ZH}请缩短后重试，或拆成几条。`,
    en: `“{path}” has {length} characters; {max} are allowed. ${N_EN} Shorten it or split it.`,
  },
  E_TEXT_CONTROL: {
    zh: `“{path}”含有不可见的控制字符。${N_ZH}请删除后重新粘贴为纯文本。`,
    en: `“{path}” contains invisible control characters. ${N_EN} Paste it again as plain text.`,
  },
  E_TEXT_SURROGATE: {
    zh: `“{path}”含有损坏的字符。${N_ZH}请重新输入该文字。`,
    en: `“{path}” contains a broken character. ${N_EN} Type that text again.`,
  },
  E_DATE: {
    zh: `“{value}”不是有效日期。${N_ZH}请按 2026-12-31 的格式填写。`,
    en: `“{value}” is not a valid date. ${N_EN} Write it like 2026-12-31.`,
  },
  E_WORDING_LINES: {
    zh: `一个段落的措辞不能换行。${N_ZH}请写成一段。`,
    en: `The wording of one paragraph cannot have several lines. ${N_EN} Write it as one paragraph.`,
  },
  E_PAGE_MARGINS: {
    zh: `页边距太大，版心不足 60 × 70 毫米。${N_ZH}请改小页边距。`,
    en: `The margins leave less than 60 × 70 mm for the text. ${N_EN} Make them smaller.`,
  },
  E_TEMPLATE_TOO_LARGE: {
    zh: `文件有 {bytes} 字节，纪要模板文件最多 {max} 字节。${N_ZH}请选择由 Concord 导出的模板文件。`,
    en: `The file has {bytes} bytes; a template of minutes has at most {max}. ${N_EN} Choose a template that Concord exported.`,
  },
  E_TEMPLATE_BROKEN: {
    zh: `文件不完整，或不是 JSON。${N_ZH}请重新导出或复制该模板文件。`,
    en: `The file is cut short or is no JSON. ${N_EN} Export or copy the template again.`,
  },
  E_TEMPLATE_FOREIGN: {
    zh: `该文件不是 Concord 的纪要模板。${N_ZH}请选择由 Concord 导出的模板文件。`,
    en: `The file is no template of minutes by Concord. ${N_EN} Choose a template that Concord exported.`,
  },
  E_TEMPLATE_NEWER: {
    zh: `模板由更新版本的 Concord 导出（格式 {version}）。${N_ZH}请先升级本机程序。`,
    en: `The template was exported by a newer Concord (format {version}). ${N_EN} Update the program on this laptop first.`,
  },
  E_TEMPLATE_VALUE: {
    zh: `模板文件中“{path}”的内容不符合要求。${N_ZH}请改正该文件，或重新导出。`,
    en: `The value of “{path}” in the template file is not accepted. ${N_EN} Correct the file, or export it again.`,
  },
  E_RECURRENCE: {
    zh: `无法识别重复规则“{value}”。${N_ZH}请选择按日、周、月或年重复。`,
    en: `“{value}” is not a rule by which meetings recur. ${N_EN} Choose daily, weekly, monthly or yearly.`,
  },
  E_RECURRENCE_EMPTY: {
    zh: `没有任何一天符合这条重复规则。${N_ZH}请改动规则或起始日期。`,
    en: `No day fits this rule of recurrence. ${N_EN} Change the rule or the first day.`,
  },
  E_TIME: {
    zh: `“{value}”不是有效时间。${N_ZH}请按 09:30 的格式填写。`,
    en: `“{value}” is not a valid time. ${N_EN} Write it like 09:30.`,
  },
  E_ID: {
    zh: `“{value}”不是有效的记录编号。${N_ZH}请从列表中选择记录。`,
    en: `“{value}” is not a valid record id. ${N_EN} Pick the record from its list.`,
  },
  E_UNKNOWN_RECORD: {
    zh: `找不到记录 {subject} {id}。${N_ZH}它可能已被删除，请刷新列表。`,
    en: `There is no {subject} with id {id}. ${N_EN} It may have been deleted: reload the list.`,
  },
  E_UNKNOWN_SUBJECT: {
    zh: `没有“{subject}”这类记录。${N_ZH}请检查名称。`,
    en: `There is no kind of record called “{subject}”. ${N_EN} Check the name.`,
  },
  E_EXISTS: {
    zh: `{subject} {id} 已经存在。${N_ZH}请改用其他编号。`,
    en: `{subject} {id} exists already. ${N_EN} Use another id.`,
  },
  E_IN_USE: {
    zh: `还有 {count} 条记录引用它，不能删除。${N_ZH}请先改动那些记录。`,
    en: `{count} records still refer to it, so it cannot be deleted. ${N_EN} Change those records first.`,
  },
  // Rules of the subjects
  E_NAME_MISSING: {
    zh: `中文名称和英文名称至少填写一个。${N_ZH}`,
    en: `Give a name in Chinese or in English. ${N_EN}`,
  },
  E_LEAD_MISSING: {
    zh: `任务必须有牵头单位。${N_ZH}请用 @ 指定牵头单位。`,
    en: `An action needs a lead organization. ${N_EN} Name it with @.`,
  },
  E_SEALED: {
    zh: `会议纪要已经封存，不能修改。${N_ZH}如需更正，请登记勘误。`,
    en: `The minutes of this meeting are sealed and cannot be changed. ${N_EN} Record an erratum instead.`,
  },
  E_NOT_ATTENDING: {
    zh: `该单位没有出席本次会议，不能登记表态。${N_ZH}请先为其签到。`,
    en: `This organization does not attend the meeting, so it has no position. ${N_EN} Check it in first.`,
  },
  E_TWICE_ATTENDING: {
    zh: `该单位已在出席名单中。${N_ZH}请修改已有的那一行。`,
    en: `This organization is on the attendance list already. ${N_EN} Change the existing line.`,
  },
  E_PERSON_TWICE: {
    zh: `“{name}”已经代表另一单位出席本次会议。${N_ZH}请先在那一行中移除。`,
    en: `“{name}” attends this meeting for another party already. ${N_EN} Take the name out there first.`,
  },
  E_EXTENSION_LATE: {
    zh: `完成时限 {due} 已过，不能再申请延期。${N_ZH}请登记进展，或请主持人修改时限。`,
    en: `The due date {due} has passed: more time must be asked for before it. ${N_EN} Report progress, or ask a facilitator.`,
  },
  E_EXTENSION_SHORTER: {
    zh: `申请的日期不晚于现有时限 {due}。${N_ZH}请填写更晚的日期。`,
    en: `The new date is not later than the due date {due}. ${N_EN} Name a later day.`,
  },
  E_AMENDMENT_DECIDED: {
    zh: `这条修正案已经处理过。${N_ZH}如需再改，请提出新的修正案。`,
    en: `This amendment has been dealt with. ${N_EN} Propose another one.`,
  },
  E_PAPER_TOO_LARGE: {
    zh: `文件“{name}”超过 {max} MB。${N_ZH}请压缩或拆分后再添加。`,
    en: `The file “{name}” is larger than {max} MB. ${N_EN} Compress or split it.`,
  },
  E_PAPER_MISSING: {
    zh: `本机没有文件“{name}”的内容。${N_ZH}请从添加它的电脑取得。`,
    en: `This laptop does not hold the contents of “{name}”. ${N_EN} Get it from the laptop where it was added.`,
  },
  E_PAPER_DAMAGED: {
    zh: `文件“{name}”的内容与登记的指纹不符。${N_ZH}请重新添加该文件。`,
    en: `The contents of “{name}” do not match its recorded fingerprint. ${N_EN} Add the file again.`,
  },
  E_PAPER_SOURCE: {
    zh: `不能添加“{name}”：它不是可以读取的普通文件（可能不存在、是文件夹或链接，或没有权限）。${N_ZH}请选择其他文件。`,
    en: `“{name}” cannot be added: it is not an ordinary readable file (missing, a folder, a link, or not permitted). ${N_EN} Choose another file.`,
  },
  E_UPLOAD: {
    zh: `文件传输已中断。${N_ZH}请重新添加该文件。`,
    en: `The transfer of the file was interrupted. ${N_EN} Add the file again.`,
  },
  E_DOCUMENT_FORMAT: {
    zh: `这种文件没有该格式。${N_ZH}可用格式：{formats}。`,
    en: `The document does not come in this format. ${N_EN} It comes as {formats}.`,
  },
  E_DOCUMENT_OPTION: {
    zh: `这种文件不能用“{option}”限定。${N_ZH}请去掉该选项。`,
    en: `The document cannot be narrowed down by “{option}”. ${N_EN} Leave it out.`,
  },
  E_CANCELLED: {
    zh: `已取消。没有写出文件，工作区未改动。`,
    en: `Cancelled. No file was written and the workspace is unchanged.`,
  },
  E_EXPORT_OVER: {
    zh: `这次导出已经结束或被取消。${N_ZH}请重新导出。`,
    en: `This export is over or was cancelled. ${N_EN} Export again.`,
  },
  E_ARCHIVE_TOO_LARGE: {
    zh: `全部文件超过 4 GB，放不进一个 ZIP。${N_ZH}请分别导出会议材料。`,
    en: `The files are more than a ZIP can hold (4 GB). ${N_EN} Save the papers one by one.`,
  },
  E_MEETING_STATE: {
    zh: `会议当前状态为“{state}”，不能执行此操作。${N_ZH}`,
    en: `The meeting is “{state}”, so this cannot be done. ${N_EN}`,
  },
  E_CYCLE: {
    zh: `上级不能是自己或自己的下级。${N_ZH}请另选上级。`,
    en: `A record cannot be above itself. ${N_EN} Choose another parent.`,
  },
  E_CHANGED: {
    zh: `“{path}”刚刚被他人改动。${N_ZH}请查看对方的文字后再决定保留哪一个。`,
    en: `Somebody else has just changed “{path}”. ${N_EN} Look at their text and choose which to keep.`,
  },
  E_SAME_ENDS: {
    zh: `合作关系的两端是同一个单位。${N_ZH}请选择另一个单位。`,
    en: `Both ends of the link are the same organization. ${N_EN} Choose another one.`,
  },
  E_DATE_ORDER: {
    zh: `结束日期早于开始日期。${N_ZH}请检查两个日期。`,
    en: `The end lies before the beginning. ${N_EN} Check the two dates.`,
  },
  E_WRONG_VOCABULARY: {
    zh: `所选词条不属于“{vocabulary}”。${N_ZH}请另选。`,
    en: `The chosen term does not belong to “{vocabulary}”. ${N_EN} Choose another one.`,
  },
  E_FIXED_FIELD: {
    zh: `“{path}”建立后不能更改。${N_ZH}请删除后重新登记。`,
    en: `“{path}” cannot be changed afterwards. ${N_EN} Delete the record and make a new one.`,
  },
  E_ONLY_BY_COMMAND: {
    zh: `“{path}”只能通过相应操作更改。${N_ZH}`,
    en: `“{path}” changes only through its own command. ${N_EN}`,
  },
  E_LAST_FACILITATOR: {
    zh: `至少要保留一名主持人。${N_ZH}请先指定另一名主持人。`,
    en: `At least one facilitator must remain. ${N_EN} Make somebody else facilitator first.`,
  },
  // Who may do what
  E_NOT_ALLOWED: {
    zh: `当前身份（{role}）无权执行此操作。${N_ZH}请切换到有权限的身份。`,
    en: `As {role} you may not do this. ${N_EN} Switch to somebody who may.`,
  },
  E_NO_PROFILE: {
    zh: `还没有选择使用者。${N_ZH}请先选择身份。`,
    en: `Nobody is logged in. ${N_EN} Choose who you are first.`,
  },
  // Circulation and seal
  E_NOT_CIRCULATED: {
    zh: `纪要还没有发出征求意见。${N_ZH}请先发出征求意见稿。`,
    en: `The minutes are not circulated. ${N_EN} Circulate them first.`,
  },
  E_COMMENT_PARAGRAPH: {
    zh: `纪要中已经没有这一段。${N_ZH}请刷新后对现有段落提意见。`,
    en: `The minutes no longer have this paragraph. ${N_EN} Reload and comment on one that they have.`,
  },
  E_COMMENT_SECTOR: {
    zh: `主体类别与所选单位不符。${N_ZH}请选择该单位所属的类别。`,
    en: `The sector is not the organization's. ${N_EN} Choose the sector that it belongs to.`,
  },
  E_COMMENT_OTHERS: {
    zh: `这条意见是别人提的。${N_ZH}请采纳或不采纳，或另提意见。`,
    en: `This comment is somebody else's. ${N_EN} Accept or decline it, or make your own.`,
  },
  E_COMMENT_ANSWERED: {
    zh: `这条意见已经答复。${N_ZH}如有新的意见，请另提一条。`,
    en: `This comment has been answered. ${N_EN} Make another one.`,
  },
  E_CONFIRM_NONE: {
    zh: `按本例会的规则，纪要不需要确认。${N_ZH}可以直接封存。`,
    en: `By the rule of the series these minutes need no confirmation. ${N_EN} They can be sealed as they are.`,
  },
  E_CONFIRM_PARTY: {
    zh: `此人不能确认本纪要：其单位没有作为成员出席，或按规则由他人确认。${N_ZH}请选择出席单位的代表。`,
    en: `This person cannot confirm these minutes: the organization did not attend as a member, or the rule asks somebody else. ${N_EN} Choose a representative of a party that attended.`,
  },
  E_CONFIRMED_ALREADY: {
    zh: `这一类别已经有代表确认。${N_ZH}`,
    en: `Somebody has confirmed for this sector already. ${N_EN}`,
  },
  E_SIGNATURE: {
    zh: `签名图片不能使用（应为不超过 12 KB、1200×600 像素的 PNG）。${N_ZH}请重新签名。`,
    en: `The signature cannot be used (a PNG of at most 12 kB and 1200×600 pixels is expected). ${N_EN} Sign again.`,
  },
  E_NOT_CONFIRMED: {
    zh: `还差 {count} 方确认当前文字，不能封存。${N_ZH}请先取得确认。`,
    en: `{count} of those who have to confirm have not confirmed the present text, so it cannot be sealed. ${N_EN} Get their confirmation first.`,
  },
  E_SEAL_TOO_LARGE: {
    zh: `纪要太长，无法封存（压缩后 {kilobytes} KB，最多 {max} KB）。${N_ZH}请删减过长的汇报或附注，或把会议分为两次。`,
    en: `The minutes are too long to be sealed ({kilobytes} kB packed, at most {max} kB). ${N_EN} Shorten long reports or notes, or divide the meeting into two.`,
  },
  E_ERRATUM_TEXT: {
    zh: `封存的纪要中没有这段原文。${N_ZH}请照原文逐字填写。`,
    en: `The sealed minutes do not say this. ${N_EN} Quote the old text exactly as it stands there.`,
  },
  E_ERRATUM_WITHDRAWS: {
    zh: `撤回封存的勘误不能同时更正文字。${N_ZH}请清空原文和更正，或分别登记。`,
    en: `An erratum that withdraws the seal corrects no text. ${N_EN} Leave old and new text empty, or record two errata.`,
  },
  E_SEAL_WITHDRAWN: {
    zh: `该封存已经撤回。${N_ZH}`,
    en: `The seal has been withdrawn already. ${N_EN}`,
  },
  E_SEALED_FILE_KIND: {
    zh: `该文件既不是 PDF 也不是 JSON，无法核验。${N_ZH}请选择封存后导出的 PDF 或 JSON 文件。`,
    en: `The file is neither PDF nor JSON, so it cannot be checked. ${N_EN} Choose a PDF or JSON file that was exported after sealing.`,
  },
  E_SEALED_FILE_LARGE: {
    zh: `文件超过 {max} MB，不可能是封存的纪要。${N_ZH}请选择封存后导出的文件。`,
    en: `The file is larger than {max} MB, which sealed minutes never are. ${N_EN} Choose a file that was exported after sealing.`,
  },
  E_SEALED_FILE_BROKEN: {
    zh: `文件不完整或已损坏，其中的封存记录无法读取。${N_ZH}请重新取得该文件，或核对纸面指纹。`,
    en: `The file is incomplete or damaged: the record in it cannot be read. ${N_EN} Get the file again, or compare the fingerprint on paper.`,
  },
  E_SEALED_FILE_NONE: {
    zh: `文件中没有封存记录：它可能是草稿，或经其他程序另存。${N_ZH}请核对纸面指纹。`,
    en: `There is no record of a seal in the file: it may be a draft, or was saved again by another program. ${N_EN} Compare the fingerprint on paper.`,
  },
  E_SEALED_FILE_MANY: {
    zh: `文件中有多份封存记录，可能被改动过。${N_ZH}请勿采信，并重新取得该文件。`,
    en: `The file holds more than one record of a seal; somebody may have tampered with it. ${N_EN} Do not rely on it, and get the file again.`,
  },
  E_SEALED_FILE_NEWER: {
    zh: `封存记录由更新版本的 Concord 写出。${N_ZH}请升级后再核验。`,
    en: `The record was written by a newer Concord. ${N_EN} Update this one and check again.`,
  },
  E_FINGERPRINT_TEXT: {
    zh: `这不是指纹：应为 8 个词、8 个汉字或 16 位十六进制数。${N_ZH}请照页脚逐个输入。`,
    en: `This is no fingerprint: 8 words, 8 Chinese characters or 16 hex digits are expected. ${N_EN} Type them as they stand at the foot of the page.`,
  },
  E_PIN_WAIT: {
    zh: `PIN 连续输错多次。${N_ZH}请等待 {seconds} 秒后再试。`,
    en: `Too many wrong PINs in a row. ${N_EN} Wait {seconds} seconds and try again.`,
  },
  E_PIN: { zh: `PIN 不正确。${N_ZH}请重新输入。`, en: `The PIN is wrong. ${N_EN} Type it again.` },
  // Undo
  E_NOTHING_TO_UNDO: { zh: `没有可以撤销的操作。${N_ZH}`, en: `There is nothing to undo. ${N_EN}` },
  E_UNDO_OVERTAKEN: {
    zh: `之后又有人改动了同一内容，不能直接撤销。${N_ZH}请在历史记录中查看并手工更正。`,
    en: `Somebody changed the same thing afterwards, so it cannot be undone. ${N_EN} Look at the history and correct it by hand.`,
  },
  // Workspace
  E_NO_WORKSPACE: {
    zh: `还没有打开工作区。${N_ZH}请先打开或新建工作区。`,
    en: `No workspace is open. ${N_EN} Open or create one first.`,
  },
  E_WORKSPACE_OPEN: {
    zh: `已有一个工作区打开。${N_ZH}请先关闭它。`,
    en: `A workspace is open already. ${N_EN} Close it first.`,
  },
  E_NOT_WORKSPACE: {
    zh: `该文件夹不是 Concord 工作区。${N_ZH}请选择包含 workspace.json 的文件夹。`,
    en: `This folder is not a Concord workspace. ${N_EN} Choose the folder that holds workspace.json.`,
  },
  E_FOLDER_NOT_EMPTY: {
    zh: `文件夹不是空的。${N_ZH}请选择新的文件夹。`,
    en: `The folder is not empty. ${N_EN} Choose a new folder.`,
  },
  E_WRONG_PASSPHRASE: {
    zh: `口令不正确。${N_ZH}请检查大小写和输入法后重试，或使用恢复码。`,
    en: `The passphrase is wrong. ${N_EN} Check capitals and the input method, or use the recovery code.`,
  },
  E_WRONG_RECOVERY_CODE: {
    zh: `恢复码不正确。${N_ZH}请对照打印件重新输入。`,
    en: `The recovery code is wrong. ${N_EN} Type it again from the printed sheet.`,
  },
  E_WEAK_PASSPHRASE: {
    zh: `口令至少 12 个字符，或 4 个词。${N_ZH}请换一个更长的口令。`,
    en: `A passphrase needs at least 12 characters or 4 words. ${N_EN} Choose a longer one.`,
  },
  E_KEYS_MISSING: {
    zh: `密钥文件 keys.json 丢失。${N_ZH}请从备份恢复工作区。`,
    en: `The key file keys.json is missing. ${N_EN} Restore the workspace from a backup.`,
  },
  E_KEYS_DAMAGED: {
    zh: `密钥文件已损坏。${N_ZH}请从备份恢复工作区。`,
    en: `The key file is damaged. ${N_EN} Restore the workspace from a backup.`,
  },
  E_KDF_PARAMS: {
    zh: `密钥文件要求异常大的计算量，可能被篡改。${N_ZH}请从备份恢复工作区。`,
    en: `The key file asks for an absurd amount of work; it may have been tampered with. ${N_EN} Restore from a backup.`,
  },
  E_DATABASE_MISSING: {
    zh: `工作区的数据库文件丢失。${N_ZH}请从备份恢复。`,
    en: `The workspace's database is missing. ${N_EN} Restore it from a backup.`,
  },
  E_DATABASE_EMPTY: {
    zh: `工作区的数据库文件是空的（0 字节）。${N_ZH}请从备份恢复，不要删除原文件。`,
    en: `The workspace's database is empty (0 bytes). ${N_EN} Restore it from a backup and keep the file.`,
  },
  E_SELF_CHECK: {
    zh: `本机的加密组件自检未通过（{name}）。${N_ZH}请重新安装协同台；若仍出现，请换一台电脑。`,
    en: `The cryptography of this computer failed its self-check ({name}). ${N_EN} Install Concord again; if it comes back, use another computer.`,
  },
  E_DATABASE_DAMAGED: {
    zh: `工作区的数据库已损坏。${N_ZH}请从备份恢复，不要删除原文件。`,
    en: `The workspace's database is damaged. ${N_EN} Restore it from a backup and keep the file.`,
  },
  E_DATABASE_FOREIGN: {
    zh: `该数据库不是由 Concord 建立的。${N_ZH}请从备份恢复工作区。`,
    en: `This database was not made by Concord. ${N_EN} Restore the workspace from a backup.`,
  },
  E_NEWER_FORMAT: {
    zh: `工作区由更新版本的 Concord 建立。${N_ZH}请先升级本机程序。`,
    en: `The workspace was made by a newer Concord. ${N_EN} Update the program on this laptop first.`,
  },
  E_ROLLED_BACK: {
    zh: `数据库比本机上次见到的旧（第 {found} 条，应至少第 {expected} 条）。${N_ZH}文件可能被旧副本替换，请从最新备份恢复。`,
    en: `The database is older than this laptop last saw it (entry {found}, at least {expected} expected). ${N_EN} An old copy may have replaced it: restore the newest backup.`,
  },
  E_ALREADY_OPEN: {
    zh: `工作区已在 {host} 上由 {user} 打开（{since} 起）。${N_ZH}请先在那里关闭。`,
    en: `The workspace is open already on {host} by {user} (since {since}). ${N_EN} Close it there first.`,
  },
  E_NETWORK_FOLDER: {
    zh: `工作区不能放在网络盘上。${N_ZH}请选择本机硬盘上的文件夹。`,
    en: `A workspace cannot live on a network drive. ${N_EN} Choose a folder on this computer's own disk.`,
  },
  E_SYNCED_FOLDER: {
    zh: `该文件夹由 {service} 同步，会损坏数据库。${N_ZH}请选择不同步的文件夹。`,
    en: `{service} synchronizes this folder and would damage the database. ${N_EN} Choose a folder that is not synchronized.`,
  },
  E_LINKED_FOLDER: {
    zh: `路径中含有符号链接：{path}。${N_ZH}请使用真实路径。`,
    en: `The path contains a symbolic link: {path}. ${N_EN} Use the real path.`,
  },
  E_PATH_TOO_LONG: {
    zh: `文件夹路径超过 200 个字符。${N_ZH}请选择更短的路径。`,
    en: `The folder's path is longer than 200 characters. ${N_EN} Choose a shorter one.`,
  },
  E_READ_ONLY: {
    zh: `无法写入：文件夹或磁盘是只读的。${N_ZH}请另选文件夹，或把工作区复制到本机硬盘。`,
    en: `The folder or disk is read-only. ${N_EN} Choose another folder, or copy the workspace to this computer's disk.`,
  },
  E_NO_ACCESS: {
    zh: `系统拒绝访问该文件夹（可能是“受控文件夹访问”）。${N_ZH}请检查权限或换一个文件夹。`,
    en: `The system refuses access to the folder (perhaps Controlled Folder Access). ${N_EN} Check its permissions or choose another.`,
  },
  E_DISK_FULL: {
    zh: `磁盘已满，刚才要保存的内容没有写入。请释放空间后重试，此前保存的内容都在。`,
    en: `The disk is full: what was to be saved just now was not. Free some space and try again; everything saved before is safe.`,
  },
  E_DISK: {
    zh: `磁盘读写出错，最后一次改动可能没有保存。请关闭并重新打开工作区。`,
    en: `The disk reported an error; the last change may not have been saved. Close the workspace and open it again.`,
  },
  E_BUSY: { zh: `数据库正忙。${N_ZH}请稍后重试。`, en: `The database is busy. ${N_EN} Try again in a moment.` },
  // Backup, restore, files
  E_NOT_BACKUP: {
    zh: `该文件不是 Concord 备份。${N_ZH}请选择 .concord-backup 文件。`,
    en: `This file is not a Concord backup. ${N_EN} Choose a .concord-backup file.`,
  },
  E_BACKUP_DAMAGED: {
    zh: `备份文件已损坏或不完整。${N_ZH}请换一个备份。`,
    en: `The backup is damaged or incomplete. ${N_EN} Choose another one.`,
  },
  E_BACKUP_FAILED: {
    zh: `备份没有通过校验，已丢弃。原有备份仍在。请检查磁盘后重试。`,
    en: `The backup did not pass its check and was discarded. Earlier backups are still there. Check the disk and try again.`,
  },
  E_FOLDER_GONE: {
    zh: `文件夹“{path}”不存在或已被移走（例如 U 盘已拔出）。没有写出文件。请换一个位置。`,
    en: `The folder “{path}” does not exist or is gone (perhaps a stick was pulled out). No file was written. Choose another place.`,
  },
  E_FILE_MISSING: {
    zh: `找不到文件 {path}。${N_ZH}请检查路径。`,
    en: `The file {path} does not exist. ${N_EN} Check the path.`,
  },
  E_FILE: {
    zh: `无法写入文件 {path}（{reason}）。原有文件未改动。请换一个位置。`,
    en: `The file {path} could not be written ({reason}). An existing file was left as it was. Choose another place.`,
  },
  // Ledger
  E_ENTRY_TOO_LARGE: {
    zh: `一次改动太大（{bytes} 字节）。${N_ZH}请分几次进行。`,
    en: `One change is too large ({bytes} bytes). ${N_EN} Make it in several steps.`,
  },
  E_NOT_CANONICAL: {
    zh: `数据不能写成规范格式：{reason}。${N_ZH}`,
    en: `The data cannot be written in canonical form: {reason}. ${N_EN}`,
  },
  E_LEDGER: {
    zh: `账本第 {seq} 条（设备 {device}）未通过校验：{reason}。请保留现有文件，从备份恢复。`,
    en: `Entry {seq} of device {device} fails its check: {reason}. Keep the files and restore from a backup.`,
  },
  // Exports
  E_EXPORT: {
    zh: `导出失败：{reason}。没有写出文件，工作区未改动。`,
    en: `The export failed: {reason}. No file was written and the workspace is unchanged.`,
  },
  E_FONT_MISSING: {
    zh: `缺少字体文件 {file}，无法排版。没有写出文件，工作区未改动。请重新安装 Concord。`,
    en: `The font file {file} is missing, so nothing can be set. No file was written and the workspace is unchanged. Install Concord again.`,
  },
  E_FONT_LACKS: {
    zh: `没有字体含有这些字符：{characters}。PDF/A 与 PDF/UA 不允许缺字。没有写出文件，工作区未改动。请改用普通 PDF，或改写这些字符。`,
    en: `No font has these characters: {characters}. PDF/A and PDF/UA do not allow empty boxes. No file was written and the workspace is unchanged. Export an ordinary PDF, or write these characters otherwise.`,
  },
  // Command line
  E_USAGE: {
    zh: `命令用法不对：{reason}。${N_ZH}用 --help 查看用法。`,
    en: `Wrong usage: {reason}. ${N_EN} See --help.`,
  },
  E_INTERNAL: {
    zh: `程序出错（编号 {ref}）。${N_ZH}请重试；如再次出现，请记下编号。`,
    en: `Something went wrong inside Concord (reference {ref}). ${N_EN} Try again; if it happens again, note the reference.`,
  },
} as const satisfies Record<string, Sentence>;

/** Warnings come with a change that was made: something to look at, nothing that was refused. */
export const WARNINGS = {
  W_DUE_BEFORE_MEETING: { zh: "完成时限早于会议日期，请核对。", en: "The due date lies before the meeting: check it." },
  W_DUE_PAST: { zh: "完成时限已过，请核对。", en: "The due date has passed already: check it." },
  W_SIMILAR_NAME: { zh: "已有名称相近的单位：{name}。", en: "There is an organization with a similar name: {name}." },
} as const satisfies Record<string, Sentence>;

export type ErrorCode = keyof typeof ERRORS;
export type WarningCode = keyof typeof WARNINGS;
export type Params = Record<string, string | number>;

export interface Warning {
  code: WarningCode;
  params: Params;
}

/** The one error class of Concord. Its message is the English sentence, for logs and the command line. */
export class ConcordError extends Error {
  readonly code: ErrorCode;
  readonly params: Params;

  constructor(code: ErrorCode, params: Params = {}, options?: ErrorOptions) {
    super(fill(ERRORS[code].en, params), options);
    this.name = "ConcordError";
    this.code = code;
    this.params = params;
  }
}

/** The sentence of an error or warning in one language. */
export function sentence(code: ErrorCode | WarningCode, params: Params, language: "zh" | "en"): string {
  const entry: Sentence = { ...ERRORS, ...WARNINGS }[code];
  return fill(entry[language], params);
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
