/** What a verification may name that is no field and no kind of record: what the tables keep besides, in both languages. */
export const KEPT = {
  zh: {
    kinds: { device: "设备" },
    parts: {
      "*": "整条记录",
      touched: "记录与条目的对照",
      tombstone: "删除标记",
      conflict: "保留的冲突值",
      misfit: "不合格式的说明",
      id: "编号",
      "device/key": "密钥",
      "device/after": "前一设备",
      "device/n": "条目顺序",
      _origin: "建立它的条目",
      _writers: "写入各字段的条目",
    },
  },
  en: {
    kinds: { device: "Device" },
    parts: {
      "*": "the whole record",
      touched: "index of its entries",
      tombstone: "mark of its removal",
      conflict: "values kept of a conflict",
      misfit: "notes of what does not fit",
      id: "its id",
      "device/key": "key",
      "device/after": "device before",
      "device/n": "order of entries",
      _origin: "the entry that made it",
      _writers: "the entries that wrote its fields",
    },
  },
} as const;

/** What narrows a document down (`DocumentOption`). */
export const NARROWED_BY = {
  zh: {
    from: "起始日期",
    to: "截止日期",
    states: "议定事项状态",
    words: "要找的词",
    due: "完成时限的写法",
    style: "纪要体例",
    template: "纪要模板",
    standard: "PDF 标准",
    wordFonts: "Word 字体",
    parts: "全部资料的内容",
    formats: "全部资料的格式",
    personal: "个人信息",
    records: "清单内容",
  },
  en: {
    from: "first day",
    to: "last day",
    states: "state of decisions",
    words: "words to be found",
    due: "form of due dates",
    style: "style of minutes",
    template: "template of minutes",
    standard: "PDF standard",
    wordFonts: "Word fonts",
    parts: "parts of the ZIP",
    formats: "formats of the ZIP",
    personal: "personal details",
    records: "records of a list",
  },
} as const;
