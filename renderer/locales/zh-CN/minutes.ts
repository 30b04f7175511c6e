/** The minutes: text, template, circulation, seal and export. */
export default {
  minutes: {
    parts: {
      text: "正文",
      seal: "流转与封存",
      export: "导出",
    },
    language: "纪要语言",
    languages: {
      zh: "中文",
      en: "英文",
      both: "中英文",
    },
    formats: {
      docx: "Word",
      pdf: "PDF",
      html: "网页",
      md: "Markdown",
      txt: "纯文本",
      json: "数据（JSON）",
    },
    fields: "纪要信息",
    seal: "封存",
    sealHint: "封存后会议内容不能再改，只能登记勘误。",
    sealLater: "会议结束后才能封存。",
    sealNow: "封存纪要",
    sealSure: "封存不可撤销。确定现在封存吗？",
    sealed: "已封存，指纹",
    errata: "勘误",
    addErratum: "登记勘误",
  },
};
