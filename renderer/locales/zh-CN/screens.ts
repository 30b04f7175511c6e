/** The screens. */
export const today = {
  live: "正在进行",
  next: "接下来的会议",
  noMeetings: "没有计划中的会议",
  planOne: "去安排会议",
  waitingForSeal: "待封存纪要",
  overdue: "逾期任务",
  dueSoon: "7 天内到期",
  mine: "本单位的任务",
  nothingLate: "没有逾期任务",
  nothingSoon: "近期没有到期任务",
  nothingMine: "当前使用者没有对应单位的任务",
  extensions: "待批延期",
  counts: {
    organization: "单位",
    policy: "政策",
    meeting: "会议",
    open_actions: "未完成任务",
    open_problems: "未解决问题",
    task_force: "进行中专班",
  },
};

export const organizations = {
  links: "合作关系",
  suggested: "论文建议，非既有合作",
  people: "人员",
  addPerson: "姓名 职务，回车添加",
};

export const policies = {
  versions: "版本",
};

export const taskForces = {
  noActions: "还没有任务。在会议中记录任务，或在任务里选择本专班。",
};

export const actions = {
  noLead: "牵头单位未说明",
  late: "逾期",
  report: "汇报进展",
  progressText: "做了什么、卡在哪里",
  log: "登记",
  updates: "进展记录",
  moreTime: "延期申请",
  newDue: "新的时限",
  ask: "申请延期",
  approve: "同意",
  refuse: "不同意",
  view: {
    label: "显示范围",
    open: "未完成",
    late: "逾期",
    all: "全部",
  },
};

export const history = {
  by: "使用者",
  empty: "还没有任何改动",
  older: "更早的记录",
  undone: "已撤销",
  operations: "{{count}} 项改动",
  delete: "删除",
  restore: "恢复",
};

export const door = {
  title: "协同台 Concord",
  subtitle: "离线政策协同，数据只在本机，加密保存",
  unlock: "打开",
  create: "新建",
  restore: "从备份恢复",
  workspace: "工作区",
  otherFolder: "其他文件夹…",
  folder: "工作区文件夹",
  folderHint: "完整路径",
  passphrase: "口令",
  passphraseHint: "至少 12 个字符或 4 个词",
  strength: "口令强度",
  recoveryCode: "恢复码",
  open: "打开",
  byCode: "忘记口令？使用恢复码",
  byPassphrase: "使用口令",
  name: "工作区名称",
  nameHint: "例如：成渝新能源汽车协同",
  yourName: "您的姓名",
  yourNameHint: "您将成为主持人，可以添加其他使用者",
  folderOptional: "文件夹（可不填）",
  starter: "载入成渝新能源汽车的起始资料和一场演练会议",
  make: "新建工作区",
};

export const recovery = {
  title: "请抄下或打印恢复码",
  why: "忘记口令时只有它能打开工作区，只显示这一次。请与电脑分开保管。",
  print: "打印",
  group: "请输入第 {{number}} 组以确认已抄下",
  confirm: "已妥善保存，继续",
  later: "稍后再说（状态会提示尚未确认）",
};

export const restore = {
  file: "备份文件",
  fileHint: "….concord-backup 的完整路径",
  folder: "恢复到新文件夹",
  restore: "恢复",
  done: "已恢复并校验。请在“打开”中解锁。",
};

export const settings = {
  close: "关闭工作区",
  general: "常规",
  profiles: "使用者",
  secrets: "口令与恢复码",
  keeping: "备份与校验",
  about: "关于",
  workspaceName: "工作区名称",
  language: "语言",
  appearance: "外观",
  folder: "文件夹：{{folder}}",
  aboutText: "协同台（Concord）0.1.0：离线政策研讨会的会议、任务与纪要。程序不连接网络。",
  licences: "第三方许可见程序目录中的 THIRD-PARTY-LICENCES.md。",
  profilesHint: "同一台电脑上的政府、企业和社会组织代表各用自己的身份登记。PIN 只防止误用他人身份。",
  newProfile: "新使用者",
  addProfile: "添加使用者",
  newPin: "新 PIN（4–12 位数字）",
  setPin: "设置 PIN",
  removePin: "取消 PIN",
  changePassphrase: "更改口令",
  currentPassphrase: "当前口令",
  newPassphrase: "新口令",
  change: "更改",
  passphraseChanged: "口令已更改",
  renewRecovery: "更换恢复码",
  recoveryConfirmed: "已确认抄下",
  recoveryUnconfirmed: "尚未确认抄下",
  renew: "生成新的恢复码",
};

export const keeping = {
  backups: "备份",
  otherPlace: "其他位置的文件路径（例如 U 盘）",
  backUpThere: "备份到此处",
  madeAndChecked: "已备份并校验：{{file}}",
  checks: "账本校验",
  verify: "校验全部条目",
  rebuild: "由账本重建数据表",
  verified: "{{entries}} 条、{{devices}} 台设备，全部有效",
  rebuilt: "已由 {{entries}} 条重建",
};
