/** The minutes of a meeting: a draft, circulated, or as they were sealed. */
import { documentOf, titleOf } from "../../../documents/blocks/document.ts";
import { minutesPaper } from "../../../documents/formats/index.ts";
import { lookFor, minutesToPrint } from "../../minutes/minutes.ts";
import { document } from "../document.ts";

export const minutes = document({
  kind: "minutes",
  read({ reader }, { of, ...asked }) {
    const { model, sealed } = minutesToPrint(reader, of.id);
    return { model, sealed, look: lookFor(reader, model, asked) };
  },
  title: ({ model }, language) => titleOf(model, language),
  blocks: ({ model, look }, { language }) => documentOf(model, language, look),
  paper: ({ model, look, sealed }, { language, standard, wordFonts }) =>
    minutesPaper(model, { language, look, sealed, standard, wordFonts }),
});
