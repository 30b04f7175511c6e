/** The minutes: text, template, circulation, seal and export. */
export default {
  minutes: {
    parts: {
      text: "Text",
      seal: "Circulation and seal",
      export: "Export",
    },
    language: "Language of the minutes",
    languages: {
      zh: "Chinese",
      en: "English",
      both: "Both",
    },
    formats: {
      docx: "Word",
      pdf: "PDF",
      html: "Web page",
      md: "Markdown",
      txt: "Plain text",
      json: "Data (JSON)",
    },
    fields: "Of the minutes",
    seal: "Seal",
    sealHint: "A sealed meeting cannot be changed; errors are corrected by errata.",
    sealLater: "A meeting can be sealed once it is closed.",
    sealNow: "Seal the minutes",
    sealSure: "A seal cannot be undone. Seal now?",
    sealed: "Sealed, fingerprint",
    errata: "Errata",
    addErratum: "Add erratum",
  },
};
