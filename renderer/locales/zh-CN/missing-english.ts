/** What of the minutes has no English. */
export default {
  english: {
    someLeft: "部分段落只有中文 — 查看",
    whole: "英文齐全 — 查看",
    title: "补写英文",
    none: "要翻译的都有英文了。",
    all: "已有英文的也显示",
    take: "采用“{{text}}”",
    open: "打开",
    openWhat: "打开：{{what}}",
    toText: "到正文逐段写英文",
    missing_one: "英文缺 {{count}} 处 — 逐条补写",
    missing_other: "英文缺 {{count}} 处 — 逐条补写",
    count_one: "还缺英文 {{count}} 处。",
    count_other: "还缺英文 {{count}} 处。",
    takeNames_one: "人名全部用拼音（{{count}} 个）",
    takeNames_other: "人名全部用拼音（{{count}} 个）",
    quoted_one: "汇报、理由等原话 {{count}} 处只有中文，照原话印出。",
    quoted_other: "汇报、理由等原话 {{count}} 处只有中文，照原话印出。",
    apart_one: "{{count}} 段只润色了中文。",
    apart_other: "{{count}} 段只润色了中文。",
  },
};
