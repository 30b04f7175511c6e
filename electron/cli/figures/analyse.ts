/** `concord analyse`: the figures of two places, each with what it rests on, or why it cannot be told. */
import { countedText, valueText } from "../../../db/contract/labels/findings.ts";
import { INDICATOR_WORDS } from "../../../db/contract/labels/indicators.ts";
import { type Findings, LEVELS } from "../../../db/contract/procedures/region/indicators.ts";
import type { Command } from "../command.ts";
import { oneOf } from "../given.ts";
import type { Language, Options } from "../options.ts";
import { UsageError } from "../usage.ts";

export const analyse: Command = {
  usage: "analyse <folder> [--places <city>,<city>] [--level top|all]",
  arguments: [1, 1],
  options: ["places", "level"],
  opens: true,
  run: ([folder = ""], options, { open }) => {
    const places = placesIn(options);
    const level = options.level === undefined ? ("top" as const) : oneOf(LEVELS, "--level", options.level);
    return open(folder, options, async (api) => ({
      kind: "findings",
      data: await api.analysis.indicators({ level, ...(places && { places }) }),
    }));
  },
};

/** @throws UsageError where there are not two names */
function placesIn({ places }: Options): [string, string] | undefined {
  if (places === undefined) return undefined;
  const [one = "", other = "", ...more] = places.split(/[,，]/).map((name) => name.trim());
  if (one === "" || other === "" || more.length > 0)
    throw new UsageError("E_USAGE", { reason: "option_value", option: "--places" });
  return [one, other];
}

/** A line for each figure: name, figure, what it was counted from, and why there is none. Columns stand apart by tabs. */
export function findingsInWords({ places, day, findings }: Findings, language: Language): string {
  const words = INDICATOR_WORDS[language];
  const head = [...(places ?? []).map((place) => place[language]), day].join("\t");
  const lines = findings.map((finding) =>
    [
      words.indicators[finding.id].name,
      valueText(finding, language),
      countedText(finding, language),
      finding.untold ? words.untold[finding.untold] : "",
    ].join("\t"),
  );
  return `${[head, ...lines].join("\n")}\n`;
}
