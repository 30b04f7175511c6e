/** Minutes as PDF: 12 items, 40 outcomes, 30 attendees in official style, against LibreOffice converting the same Word file. */
import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { MinutesModel } from "../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS } from "../../db/contract/minutes-style.ts";
import type { MinutesFormat } from "../../db/contract/vocabulary.ts";
import { renderMinutes } from "../../db/documents/formats/index.ts";
import { largeMeeting } from "../unit/documents/large-meeting.ts";
import { many, median, once, p95, report, sample } from "./measure.ts";

const LOOK = { style: "gb" as const, settings: DEFAULT_SETTINGS.gb };
const YEAR = many(500);

export async function benchMinutes(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const print = (model: MinutesModel, format: MinutesFormat) =>
    renderMinutes(model, { format, language: "zh", look: LOOK });

  const first = await once(() => print(changed(largeMeeting(), 0), "pdf"));
  report({ name: "first PDF of minutes, fonts and all", value: first, unit: "ms", limit: 1_000, baseline: "none" });

  // Every paragraph is another one each time, so that nothing is left of the last.
  const times = await sample(20, (round) => print(changed(largeMeeting(), round + 10), "pdf"), 3);
  const office = await libreOffice(folder, (await print(largeMeeting(), "docx")).bytes);
  const ours = median(times);
  const against = office === null ? "LibreOffice is not installed" : `LibreOffice takes ${office.toFixed(0)} ms`;
  report({
    name: "following PDFs of minutes, median",
    value: ours,
    unit: "ms",
    limit: 300,
    baseline: `${against}; p95 ${p95(times).toFixed(0)} ms`,
  });
  if (office !== null)
    report({
      name: "PDF against LibreOffice converting the same minutes from Word",
      value: ours / office,
      unit: "x",
      limit: 0.2,
      baseline: `${ours.toFixed(0)} ms against ${office.toFixed(0)} ms`,
    });

  const year = yearBook();
  const book = await once(() => print(year, "pdf"));
  report({ name: `PDF of ${YEAR} outcomes`, value: book, unit: "ms", limit: 5_000, baseline: against });
}

/** The same minutes with other words. */
function changed(model: MinutesModel, round: number): MinutesModel {
  return JSON.parse(JSON.stringify(model), (key, value) =>
    (key === "zh" || key === "name") && typeof value === "string" ? `${value}${round}` : value,
  );
}

function yearBook(): MinutesModel {
  const model = largeMeeting();
  const items = Array.from({ length: Math.ceil(YEAR / 40) }, (_, month) => changed(model, 1_000 + month).items).flat();
  let left = YEAR;
  return {
    ...model,
    items: items.map((item, index) => {
      const outcomes = item.outcomes.slice(0, left);
      left -= outcomes.length;
      return { ...item, id: `${item.id}-${index}`, number: index + 1, outcomes };
    }),
  };
}

/** Milliseconds of the second conversion, when its profile is there; null where LibreOffice is not installed. */
async function libreOffice(folder: string, docx: Uint8Array): Promise<number | null> {
  const file = join(folder, "minutes.docx");
  await writeFile(file, docx);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  const convert = () =>
    spawnSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file], { stdio: "ignore" });
  const { error, status } = convert();
  if (error ?? status !== 0) return null;
  return once(convert);
}
