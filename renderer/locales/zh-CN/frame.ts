/** The frame around every screen, and the parts that screens share. */
export const frame = {
  product: "协同台",
  skip: "跳到正文",
  navigation: "主导航",
  search: "搜索单位、政策、决定…",
  nothingFound: "没有找到",
  undone: "已撤销",
  redone: "已重做",
};

export const screens = {
  today: "今日",
  meetings: "会议",
  actions: "任务",
  taskForces: "专班",
  organizations: "单位",
  policies: "政策",
  problems: "问题",
  history: "历史",
  settings: "设置",
};

export const status = {
  ready: "就绪",
  saving: "正在保存…",
  saved: "已保存",
  connection: {
    connecting: "正在连接…",
    lost: "连接中断，正在重连；已输入的内容不会丢失",
  },
  conflicts: "冲突 {{count}}",
  device: "本机：{{name}}",
  switchLanguage: "切换语言",
  noBackup: "尚无备份",
  backup: "备份",
  backUpNow: "立即备份",
  backingUp: "正在备份…",
  backedUp: "备份完成并已校验",
};

export const profile = {
  switch: "切换使用者",
  none: "选择使用者",
  manage: "管理使用者…",
  pin: "PIN",
  enter: "进入",
};

export const commands = {
  undo: "撤销",
  redo: "重做",
  backup: "立即备份",
  lock: "锁定",
  language: "切换为英文",
  light: "浅色",
  dark: "深色",
  contrast: "高对比度",
};

export const parts = {
  confidence: "可信度",
  close: "关闭",
  namedInPaper: "论文提及",
  inferred: "推断的字段：{{fields}}",
  remove: "删除",
  usedIn: "被引用",
  sources: "来源",
  noSources: "没有登记来源",
  grade: "{{grade}} 级",
  copy: "复制",
  copied: "已复制",
  history: "变更记录",
  find: "查找",
  "new": "新建",
  unnamed: "未命名",
  count: "共 {{count}} 条",
  typeToFind: "输入以查找",
  partialDate: "2026、2026-12 或 2026-12-31",
};
