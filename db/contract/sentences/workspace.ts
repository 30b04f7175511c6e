/** The workspace, its files, its ledger, and the command line. */
import { N_EN, N_ZH, type Sentence } from "./sentence.ts";

export const workspaceErrors = {
  // Workspace
  E_NO_WORKSPACE: {
    zh: `还没有打开工作区。请先打开或新建工作区。`,
    en: `No workspace is open. Open or create one first.`,
  },
  E_WORKSPACE_OPEN: {
    zh: `已有一个工作区打开。请先关闭它。`,
    en: `A workspace is open already. Close it first.`,
  },
  E_GRANT: {
    zh: `没有选择此文件或文件夹，或已经用过。请重新选择。`,
    en: `This file or folder was not chosen, or has been used already. Choose it again.`,
  },
  E_INSIDE_WORKSPACE: {
    zh: `“{path}”位于工作区自己的文件夹内。${N_ZH}请选择工作区以外的位置。`,
    en: `“{path}” would lie inside a workspace's own folder. ${N_EN} Choose a place outside of it.`,
  },
  E_OTHER_FILE: {
    zh: `“{path}”处已有文件，无法确认与要写出的是同一种，故不替换。请换一个名称或位置。`,
    en: `“{path}” is there already, and not surely a file of the same kind; so it is not replaced. Choose another name or place.`,
  },
  E_OPENING: {
    zh: `正在打开或新建一个工作区。请等它完成。`,
    en: `A workspace is being opened or created. Wait until that is done.`,
  },
  E_WORKSPACE_GONE: {
    zh: "工作区的文件夹在打开期间被删除、移走或替换。此后的内容不再保存，之前保存的内容只在备份中或被移走的文件夹里。请把文件夹放回原处，或从备份恢复。",
    en: "The workspace's folder was removed, moved or replaced while it was open. Nothing is saved from now on; what was saved before is only in backups, or in the folder if that was moved. Put the folder back, or restore a backup.",
  },
  E_NOT_WORKSPACE: {
    zh: `该文件夹不是 Concord 工作区。请选择包含 workspace.json 的文件夹。`,
    en: `This folder is not a Concord workspace. Choose the folder that holds workspace.json.`,
  },
  E_FOLDER_NOT_EMPTY: {
    zh: `文件夹不是空的。${N_ZH}请选择新的文件夹。`,
    en: `The folder is not empty. ${N_EN} Choose a new folder.`,
  },
  E_WRONG_PASSPHRASE: {
    zh: `口令不正确。请检查大小写和输入法后重试，或使用恢复码。`,
    en: `The passphrase is wrong. Check capitals and the input method, or use the recovery code.`,
  },
  E_WRONG_RECOVERY_CODE: {
    zh: `恢复码不正确。请对照打印件重新输入。`,
    en: `The recovery code is wrong. Type it again from the printed sheet.`,
  },
  E_WEAK_PASSPHRASE: {
    zh: `口令至少 12 个字符，或 4 个词。请换一个更长的口令。`,
    en: `A passphrase needs at least 12 characters or 4 words. Choose a longer one.`,
  },
  E_PASSPHRASE_UNSEEN: {
    zh: `口令中有看不见的字符（控制符、零宽字符或表情变体）。换一台电脑或输入法可能输不出来，请去掉它们。`,
    en: `The passphrase holds characters that are not seen (control, zero-width or emoji variants). Another keyboard may not make them; leave them out.`,
  },
  E_PASSPHRASE_REPEATS: {
    zh: `口令是同样内容的重复，很容易被猜到。请改用几个互不相关的词。`,
    en: `The passphrase repeats one thing and is quickly guessed. Take several words that have nothing to do with each other.`,
  },
  E_PASSPHRASE_ROW: {
    zh: `口令是连续的字母、数字或键位，很容易被猜到。请改用几个互不相关的词。`,
    en: `The passphrase is a row of letters, digits or keys and is quickly guessed. Take several words that have nothing to do with each other.`,
  },
  E_PASSPHRASE_KNOWN: {
    zh: `口令是常见的密码或词语，很容易被猜到。请再加几个互不相关的词。`,
    en: `The passphrase is a well-known password or word and is quickly guessed. Add words that have nothing to do with it.`,
  },
  E_PASSPHRASE_DATE: {
    zh: `口令主要是日期或年份，很容易被猜到。请再加几个互不相关的词。`,
    en: `The passphrase is little more than a date or year and is quickly guessed. Add words that have nothing to do with it.`,
  },
  E_PASSPHRASE_GUESSED: {
    zh: `口令还太容易被猜到。请写长一些，例如一句只有您知道的话。`,
    en: `The passphrase is still too easy to guess. Make it longer, such as a sentence that only you know.`,
  },
  E_NOT_RECOVERED: {
    zh: `本次不是用恢复码打开的。请用当前口令更改，或锁定后用恢复码打开。`,
    en: `The workspace was not opened by its recovery code this time. Change it with the current passphrase, or lock and open by the code.`,
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
    zh: `本机的加密组件自检未通过（{name}）。请重新安装协同台；若仍出现，请换一台电脑。`,
    en: `The cryptography of this computer failed its self-check ({name}). Install Concord again; if it comes back, use another computer.`,
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
    zh: `本机见过的 {missing} 条记录不在这个工作区里（有 {found} 条，应至少有 {expected} 条）；上次见到它们是在“{folder}”。${N_ZH}可能是旧副本替换了它，或者这是一份副本。请打开原来的工作区，或从最新备份恢复；如果确实要用现有内容，请选择“按现有内容打开”（命令行加 --incomplete），它将作为新设备继续。`,
    en: `{missing} entries that this laptop has seen are not in this workspace ({found} are there, at least {expected} expected); it last saw them in “{folder}”. ${N_EN} An old copy may have replaced it, or this is a copy: open the original, or restore the newest backup. If you do want to work with what is there, choose “Open what is there” (on the command line: --incomplete); it goes on as a new device.`,
  },
  E_LOG_DAMAGED: {
    zh: `工作区没有正常关闭，其日志已损坏：至少 {missing} 次已保存的更改读不出来。${N_ZH}请先另存整个文件夹，再从最新备份恢复；也可选择“按现有内容打开”（命令行加 --incomplete），损坏的文件会保留在旁。`,
    en: `The workspace was not closed cleanly and its log is damaged: at least {missing} saved changes cannot be read. ${N_EN} Copy the whole folder first, then restore the newest backup; or choose “Open what is there” (on the command line: --incomplete), which keeps the damaged files beside it.`,
  },
  E_ALREADY_OPEN: {
    zh: `工作区已在 {host} 上由 {user} 打开（{since} 起）。请先在那里关闭。`,
    en: `The workspace is open already on {host} by {user} (since {since}). Close it there first.`,
  },
  E_NETWORK_FOLDER: {
    zh: `工作区不能放在网络盘上。请选择本机硬盘上的文件夹。`,
    en: `A workspace cannot live on a network drive. Choose a folder on this computer's own disk.`,
  },
  E_SYNCED_FOLDER: {
    zh: `该文件夹由 {service} 同步，会损坏数据库。请选择不同步的文件夹。`,
    en: `{service} synchronizes this folder and would damage the database. Choose a folder that is not synchronized.`,
  },
  E_LINKED_FOLDER: {
    zh: `路径中含有符号链接：{path}。请使用真实路径。`,
    en: `The path contains a symbolic link: {path}. Use the real path.`,
  },
  E_PATH_TOO_LONG: {
    zh: `文件夹路径超过 200 个字符。请选择更短的路径。`,
    en: `The folder's path is longer than 200 characters. Choose a shorter one.`,
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
    zh: `该文件不是 Concord 备份。请选择 .concord-backup 文件。`,
    en: `This file is not a Concord backup. Choose a .concord-backup file.`,
  },
  E_BACKUP_DAMAGED: {
    zh: `备份文件已损坏或不完整。${N_ZH}请换一个备份。`,
    en: `The backup is damaged or incomplete. ${N_EN} Choose another one.`,
  },
  E_BACKUP_TOO_LARGE: {
    zh: `备份文件超过 {max} GB，不能由页面传送。请在命令行恢复：concord restore。`,
    en: `The backup is larger than {max} GB, which is more than a page can send. Restore it on the command line: concord restore.`,
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
    zh: `找不到文件 {path}。请检查路径。`,
    en: `The file {path} does not exist. Check the path.`,
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
  E_TABLES_DIFFER: {
    zh: `数据表与账本不一致：{kind}（{id}），字段 {fields}。可能有其他程序改动了数据库。请在“设置—备份与校验”中按账本重新生成数据表（命令行：concord rebuild），再校验一次；若账本缺了条目，请从最近的备份恢复。`,
    en: `Tables and ledger do not say the same of {kind} {id} ({fields}). Another program may have changed the database. Rebuild the tables from the ledger under Settings, Backup and checks (on the command line: concord rebuild), then verify again; if entries have vanished from the ledger, restore the newest backup.`,
  },
  E_DATABASE_ALTERED: {
    zh: `数据库中的“{name}”（表、索引或触发器）与本程序所建的不一致，列表和纪要可能缺漏。可能有其他程序改动了数据库。请在“设置—备份与校验”中按账本重新生成数据表（命令行：concord rebuild），再校验一次；若仍如此，请从最近的备份恢复。`,
    en: `“{name}” in the database (a table, an index or a trigger) is not as this program makes it: lists and minutes may leave something out. Another program may have changed the database. Rebuild the tables from the ledger under Settings, Backup and checks (on the command line: concord rebuild), then verify again; if that says the same, restore the newest backup.`,
  },
  E_VERIFYING: {
    zh: `正在校验。请等待完成，或先取消那一次。`,
    en: `A verification is under way already. Wait for it, or cancel it first.`,
  },
  E_REBUILDING: {
    zh: `正在重新生成数据表。请等待完成，或先取消那一次。`,
    en: `The tables are being rebuilt already. Wait for it, or cancel it first.`,
  },
  E_LEDGER: {
    zh: `账本第 {seq} 条（设备 {device}）未通过校验：{reason}。请保留现有文件，从备份恢复。`,
    en: `Entry {seq} of device {device} fails its check: {reason}. Keep the files and restore from a backup.`,
  },
  // Command line
  E_USAGE: {
    zh: `命令用法不对：{reason}。用 --help 查看用法。`,
    en: `Wrong usage: {reason}. See --help.`,
  },
  E_INTERNAL: {
    zh: `程序出错（编号 {ref}）。${N_ZH}请重试；如再次出现，请记下编号。`,
    en: `Something went wrong inside Concord (reference {ref}). ${N_EN} Try again; if it happens again, note the reference.`,
  },
} as const satisfies Record<string, Sentence>;

/** What was noticed, and mended or borne, when a workspace was opened. */
export const workspaceWarnings = {
  W_NO_WITNESS: {
    zh: "本机没有关于这个工作区的可用记录，因此无法判断它是否比上次使用时旧。它将作为新设备继续。",
    en: "This laptop has no readable note of this workspace, so it cannot tell whether it is older than when last used. It goes on as a new device.",
  },
  W_RESTORED: {
    zh: "此工作区由备份恢复：本机见过的 {missing} 条记录不在其中。",
    en: "This workspace was restored from a backup: {missing} entries that this laptop has seen are not in it.",
  },
  W_LOG_END: {
    zh: "上次没有正常关闭：最后一次更改未完整写入，因此没有采用。原日志保留在 {kept} 文件夹中。",
    en: "It was not closed cleanly: the last change was not written whole and is not there. The log is kept in the folder {kept}.",
  },
  W_SET_ASIDE: {
    zh: "已按现有内容打开：至少 {missing} 次更改缺失。损坏的数据库和日志保留在 {kept} 文件夹中。",
    en: "What is there was opened: at least {missing} changes are missing. The damaged database and log are kept in the folder {kept}.",
  },
  W_SPARE_USED: {
    zh: "文件 {file} 曾丢失、损坏或与其副本不同，已用完好的一份重新写出。",
    en: "The file {file} was missing, damaged or different from its spare; it was written again from the one that is whole.",
  },
  W_KEYS_DIFFER: {
    zh: "密钥文件 keys.json 与 keys.bak.json 不一致，或其中之一现在无法读取：可能有一次更改口令或恢复码没有完成，因此新旧两者都还能打开工作区。两个文件都未改动。请在“设置”中重新更改口令并换新恢复码，此后只有新的有效。",
    en: "The key files keys.json and keys.bak.json differ, or one of them cannot be read now: a change of the passphrase or recovery code may not have been finished, so that the old and the new one both open the workspace. Neither file was changed. Set a new passphrase and a new recovery code in Settings; then only these are good.",
  },
} as const satisfies Record<string, Sentence>;
