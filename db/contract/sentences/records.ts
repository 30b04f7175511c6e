/** Rules of the subjects, and who may do what. */
import { N_EN, N_ZH, type Sentence } from "./sentence.ts";

export const recordErrors = {
  // Rules of the subjects
  E_NAME_MISSING: {
    zh: `“{field}”不能为空（中文、英文至少写一种）。请填写后重试。`,
    en: `“{field}” must not be empty, in Chinese or in English. Fill it in and try again.`,
  },
  E_FIGURE_OF: {
    zh: `请写明是哪个单位的数据；不属于单个单位的，写明环节或城市。`,
    en: `Say whose figure this is: an organization's, or that of a segment or a city.`,
  },
  E_STATEMENT_OF: {
    zh: `请写明是哪一条记录的另一说法：单位、合作关系、政策或问题，只写一条。`,
    en: `Say of which record this is said: one organization, link, policy or problem.`,
  },
  E_STATEMENT_FIELD: {
    zh: `这个字段不能登记另一来源的说法。请选择只有一个值的字段。`,
    en: `Other statements are kept of fields with a single value only. Choose another field.`,
  },
  E_STATEMENT_VALUE: {
    zh: `“{field}”不能是这个值。请按该字段的写法填写。`,
    en: `“{field}” cannot hold this value. Write it as that field is written.`,
  },
  E_LEAD_MISSING: {
    zh: `任务必须有牵头单位。请用 @ 指定牵头单位。`,
    en: `An action needs a lead organization. Name it with @.`,
  },
  E_SEALED: {
    zh: `{meeting}的纪要已经封存，不能修改。如需更正，请登记勘误。`,
    en: `The minutes of {meeting} are sealed and cannot be changed. Record an erratum instead.`,
  },
  E_NOT_ATTENDING: {
    zh: `{party}没有出席本次会议，不能登记其发言或表态。请先为其签到。`,
    en: `{party} is not attending the meeting, so it cannot speak or take a position. Check it in first.`,
  },
  E_WAITS_ALREADY: {
    zh: `{party}已在等候发言。`,
    en: `{party} is already waiting to speak.`,
  },
  E_WAITS_NOT: {
    zh: `{party}已不在等候发言：可能已经发言，或已撤回申请。`,
    en: `{party} is no longer waiting to speak: it has spoken, or changed its mind.`,
  },
  E_TWICE_ATTENDING: {
    zh: `{party}已在出席名单中。请修改已有的那一行。`,
    en: `{party} is already on the attendance list. Change the existing line.`,
  },
  E_PERSON_TWICE: {
    zh: `“{person}”已经代表“{name}”出席本次会议。请先在那一行中移除。`,
    en: `“{person}” is already attending this meeting for “{name}”. Remove the name there first.`,
  },
  E_EXTENSION_LATE: {
    zh: `完成时限 {due} 已过，不能再申请延期。请登记进展，或请会务管理员修改时限。`,
    en: `The due date {due} has passed; an extension must be requested before it. Report progress, or ask a facilitator.`,
  },
  E_EXTENSION_SHORTER: {
    zh: `申请的日期不晚于现有时限 {due}。请填写更晚的日期。`,
    en: `The new date is not later than the due date {due}. Choose a later day.`,
  },
  E_PERCENT_STATUS: {
    zh: `进度与状态不一致：已办结的是 100 %，未启动的是 0 %。请同时改正进度和状态。`,
    en: `Progress and status contradict each other: what is done is at 100%, what is not started at 0%. Correct them.`,
  },
  E_AGAINST_RULE: {
    zh: `按议事规则，目前的表态不支持这一结果。请说明如何得出：主持人裁定、暂缓，或仍然如此记录。`,
    en: `Under the decision rule, the positions do not support this result. Say how it came about: ruled by the chair, deferred, or recorded all the same.`,
  },
  E_REPLACES_DECISION: {
    zh: `只有决定可以替代决定，“{name}”牵涉其中。请选择一项决定。`,
    en: `Only a decision can replace a decision; this concerns “{name}”. Choose a decision.`,
  },
  E_LIST_TOO_LONG: {
    zh: `名单有 {count} 行，一次最多 {max} 行。${N_ZH}请分几次粘贴。`,
    en: `The list has {count} lines; at most {max} can be added at once. ${N_EN} Paste it in parts.`,
  },
  E_REPLACES_LATER: {
    zh: `决定只能替代先前会议的决定，“{name}”更晚。请选择更早的决定。`,
    en: `A decision can only replace one from an earlier meeting; “{name}” is later. Choose an earlier one.`,
  },
  E_AMENDMENT_DECIDED: {
    zh: `这条修正案已经处理过。如需再改，请提出新的修正案。`,
    en: `This amendment has been dealt with. Propose another one.`,
  },
  E_PAPER_TOO_LARGE: {
    zh: `文件“{name}”超过 {max} MB。请压缩或拆分后再添加。`,
    en: `The file “{name}” is larger than {max} MB. Compress or split it.`,
  },
  E_PAPER_MISSING: {
    zh: `本机没有文件“{name}”的内容。请从添加它的电脑取得。`,
    en: `This laptop does not hold the contents of “{name}”. Get it from the laptop where it was added.`,
  },
  E_PAPER_DAMAGED: {
    zh: `文件“{name}”的内容与登记的指纹不符。请重新添加该文件。`,
    en: `The contents of “{name}” do not match its recorded fingerprint. Add the file again.`,
  },
  E_PAPER_SOURCE: {
    zh: `不能添加“{name}”：它不是可以读取的普通文件（可能不存在、是文件夹或链接，或没有权限）。请选择其他文件。`,
    en: `“{name}” cannot be added: it is not an ordinary readable file (missing, a folder, a link, or not permitted). Choose another file.`,
  },
  E_OTHER_PERSON: {
    zh: `此后已换了使用者。${N_ZH}请由原来的使用者重新登录后继续。`,
    en: `Somebody else has logged in meanwhile. ${N_EN} Whoever began this can continue after logging in again.`,
  },
  E_UPLOAD_LIMIT: {
    zh: `同时传输的文件太多或太大。请等正在传输的文件完成后再试。`,
    en: `Too many files, or too large ones, are being transferred at once. Wait until they have arrived.`,
  },
  E_UPLOAD: {
    zh: `文件传输已中断。${N_ZH}请重新添加该文件。`,
    en: `The transfer of the file was interrupted. ${N_EN} Add the file again.`,
  },
  E_DOCUMENT_FORMAT: {
    zh: `这种文件没有该格式。可用格式：{formats}。`,
    en: `This document is not available in this format, only as {formats}.`,
  },
  E_DOCUMENT_OPTION: {
    zh: `这种文件不能指定“{option}”。请去掉该选项。`,
    en: `This document does not take “{option}”. Leave it out.`,
  },
  E_CANCELLED: {
    zh: `已取消。没有写出文件，工作区未改动。`,
    en: `Cancelled. No file was written and the workspace is unchanged.`,
  },
  E_EXPORT_OVER: {
    zh: `这次导出已经结束或被取消。请重新导出。`,
    en: `This export is over or was cancelled. Export again.`,
  },
  E_ARCHIVE_TOO_LARGE: {
    zh: `全部文件超过 4 GB，放不进一个 ZIP。请分别导出会议材料。`,
    en: `The files exceed what a ZIP can hold (4 GB). Save the papers one by one.`,
  },
  E_MEETING_STATE: {
    zh: `{meeting}的状态为“{state}”，不能执行此操作。`,
    en: `The state of {meeting} is “{state}”, so this cannot be done.`,
  },
  E_CYCLE: {
    zh: `“{name}”已经直接或间接指向这条记录，不能再让这条记录指向它。请另选一条。`,
    en: `“{name}” already leads to this record, so this one cannot lead to it. Choose another one.`,
  },
  E_CHANGED: {
    zh: `“{field}”刚刚被他人改动。请查看对方的文字后再决定保留哪一个。`,
    en: `Somebody else has just changed “{field}”. Look at their text and choose which to keep.`,
  },
  E_MERGE_SELF: {
    zh: `一个单位不能与自己合并。请另选一个单位。`,
    en: `An organization cannot be merged with itself. Choose another one.`,
  },
  E_MERGE_GONE: {
    zh: `“{name}”已并入另一条，不能再作为保留的一条。请选择它并入的那一条。`,
    en: `“{name}” has become part of another one already, and cannot be the one that stays. Choose the one that it became.`,
  },
  E_MERGE_POSITIONS: {
    zh: `两个单位对“{name}”都表过态，而且不一致，因此没有合并。请先在该决定上改为一致，或删去其中一个表态。`,
    en: `Both organizations took a position on “{name}”, and not the same one, so nothing was merged. Make them agree there, or remove one of them.`,
  },
  E_PLACES: {
    zh: `不能比较“{value}”：要选名册中两个不同的城市，请重新选择。`,
    en: `“{value}” cannot be compared: choose two different cities of the register.`,
  },
  E_SAME_ENDS: {
    zh: `合作关系的两端是同一个单位。请选择另一个单位。`,
    en: `Both ends of the link are the same organization. Choose another one.`,
  },
  E_OTHER_POLICY: {
    zh: `这个版本不是这份政策的。请选择这份政策自己的版本。`,
    en: `This version is of another policy. Choose a version of this one.`,
  },
  E_REPLACED_BY_ITSELF: {
    zh: `一份政策不能被它自己取代。请选择取代它的文件。`,
    en: `A policy is not replaced by itself. Choose the document that replaced it.`,
  },
  E_DATE_ORDER: {
    zh: `结束日期早于开始日期。请检查两个日期。`,
    en: `The end date is before the start date. Check both.`,
  },
  E_HOUR_ORDER: {
    zh: `结束时间 {ends} 早于开始时间 {starts}。请检查两个时间；开到第二天的，请填写结束日期。`,
    en: `The end, {ends}, is before the start, {starts}. Check both; a meeting that continues the next day needs its last day.`,
  },
  E_WRONG_VOCABULARY: {
    zh: `所选词条不属于“{vocabulary}”。请另选。`,
    en: `The chosen term does not belong to “{vocabulary}”. Choose another one.`,
  },
  E_FIXED_FIELD: {
    zh: `“{field}”建立后不能更改。请删除后重新登记。`,
    en: `“{field}” cannot be changed afterwards. Delete the record and make a new one.`,
  },
  E_ONLY_BY_COMMAND: {
    zh: `“{field}”只能通过相应操作更改。`,
    en: `“{field}” can only be changed by its own command.`,
  },
  E_LAST_FACILITATOR: {
    zh: `至少要保留一名会务管理员。请先指定另一名会务管理员。`,
    en: `At least one facilitator must remain. Make somebody else facilitator first.`,
  },
  E_TYPED_UNSAVED: {
    zh: `此窗口中有刚输入的内容未能保存。${N_ZH}请先看一看有提示的输入框，改正或放弃，然后再试。`,
    en: `Something that was typed in this window could not be saved. ${N_EN} Correct or discard the field that is marked, then try again.`,
  },
  // Who may do what
  E_NOT_ALLOWED: {
    zh: `当前身份（{role}）无权执行此操作。请切换到有权限的身份。`,
    en: `As {role} you may not do this. Switch to somebody who may.`,
  },
  E_ONLY_HERE: {
    zh: `此操作只能在运行 Concord 的电脑上进行。请到那台电脑上操作。`,
    en: `This can only be done on the computer running Concord. Do it there.`,
  },
  E_NO_PROFILE: {
    zh: `还没有选择使用者。请先选择身份。`,
    en: `Nobody is logged in. Choose who you are first.`,
  },
  E_OP_ID_USED: {
    zh: `这个操作编号已用于另一项操作。${N_ZH}请重新操作一次。`,
    en: `Something else was already done under this operation's id. ${N_EN} Do it again.`,
  },
  // Undo
  E_NOTHING_TO_UNDO: { zh: `没有可以撤销的操作。`, en: `There is nothing to undo.` },
  E_UNDO_OVERTAKEN: {
    zh: `“{name}”之后又有改动，不能直接撤销。${N_ZH}请查看并手工更正。`,
    en: `“{name}” was changed afterwards, so this cannot be undone. ${N_EN} Look at it and correct it by hand.`,
  },
  E_UNDO_NOTE: {
    zh: `本机关于这一步操作的撤销记录与账本不符，可能被其他程序改动过，不能撤销。${N_ZH}请在设置中验证工作区，并手工更正。`,
    en: `The undo record for this step does not match the ledger; another program may have changed it. ${N_EN} Verify the workspace in Settings, and correct by hand.`,
  },
  E_UNDO_GONE: {
    zh: `要恢复的内容引用了后来被删除的{kind}“{name}”，不能撤销。${N_ZH}请先恢复它，或手工更正。`,
    en: `This cannot be undone: it refers to {kind} “{name}”, which has since been removed. ${N_EN} Bring that back first, or correct it by hand.`,
  },
} as const satisfies Record<string, Sentence>;
