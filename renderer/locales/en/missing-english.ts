/** What of the minutes has no English. */
export default {
  english: {
    missing_one: "{{count}} text missing in English: add it",
    missing_other: "{{count}} texts missing in English: add them",
    someLeft: "Some paragraphs are in Chinese only: see which",
    whole: "English is complete: review it",
    title: "Missing English",
    count_one: "{{count}} text has no English yet.",
    count_other: "{{count}} texts have no English yet.",
    none: "Everything to be translated has English.",
    takeNames_one: "Fill in {{count}} name in pinyin",
    takeNames_other: "Fill in {{count}} names in pinyin",
    all: "Show those with English too",
    take: "Use “{{text}}”",
    open: "Open",
    openWhat: "Open: {{what}}",
    quoted_one: "{{count}} passage (a report, a reason) was recorded in Chinese only and is printed that way.",
    quoted_other: "{{count}} passages (reports, reasons) were recorded in Chinese only and are printed that way.",
    apart_one: "{{count}} paragraph was edited in Chinese only.",
    apart_other: "{{count}} paragraphs were edited in Chinese only.",
    toText: "Write the English paragraph by paragraph",
  },
};
