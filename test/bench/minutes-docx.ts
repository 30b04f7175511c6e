/** Official minutes of 12 items, 40 outcomes and 30 attendees as a Word file. */
import { gunzipSync, gzipSync } from "node:zlib";
import { DEFAULT_SETTINGS } from "../../db/contract/minutes-style.ts";
import { printableMinutes } from "../../db/documents/formats/index.ts";
import { largeMeeting } from "../unit/documents/large-meeting.ts";
import { median, once, report, sample } from "./measure.ts";

export async function benchMinutesDocx(): Promise<void> {
  const look = { style: "gb" as const, settings: DEFAULT_SETTINGS.gb };
  const printable = printableMinutes(largeMeeting(), { language: "zh", look });
  // The same words packed and unpacked once, without any layout.
  const words = Buffer.from(JSON.stringify(printable.blocks));
  const packing = median(await sample(20, () => gunzipSync(gzipSync(words))));

  let first = 0;
  const load = await once(async () => {
    const { printDocx } = await import("../../db/documents/formats/docx.ts");
    first = await once(() => printDocx(printable));
  });
  report({
    name: "official minutes as a Word file, the first with its library",
    value: load,
    unit: "ms",
    limit: 1_000,
    baseline: `of it ${(load - first).toFixed(0)} ms to load the library`,
  });
  const { printDocx } = await import("../../db/documents/formats/docx.ts");
  const spent = await sample(30, () => printDocx(printable));
  report({
    name: "official minutes as a Word file",
    value: median(spent),
    unit: "ms",
    limit: 150,
    baseline: `packing the words alone ${packing.toFixed(1)} ms`,
  });
}
