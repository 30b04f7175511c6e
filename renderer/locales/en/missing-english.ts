/** What of the minutes has no English. */
export default {
  english: {
    missing_one: "{{count}} text has no English — write it",
    missing_other: "{{count}} texts have no English — write them",
    someLeft: "Some paragraphs are in Chinese only — see which",
    whole: "All has English — see it",
    title: "What has no English",
    count_one: "{{count}} text has no English yet.",
    count_other: "{{count}} texts have no English yet.",
    none: "All that is translated has English.",
    takeNames_one: "Write {{count}} name in pinyin",
    takeNames_other: "Write {{count}} names of people in pinyin",
    all: "Also what has English",
    take: "Take “{{text}}”",
    open: "Open",
    openWhat: "Open: {{what}}",
    quoted_one: "{{count}} passage (a report, a reason) was said in Chinese only and is printed so.",
    quoted_other: "{{count}} passages (reports, reasons) were said in Chinese only and are printed so.",
    apart_one: "{{count}} paragraph was polished in Chinese only.",
    apart_other: "{{count}} paragraphs were polished in Chinese only.",
    toText: "Write English paragraph by paragraph",
  },
};
