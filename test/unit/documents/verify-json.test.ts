/** Sealed minutes as JSON: another layout says the same, another spelling of numbers and texts may not. */
import { beforeAll, describe, expect, it } from "vitest";
import { verifyFile } from "../../../db/documents/verify/verify-file.ts";
import { minutesBytes } from "../../support/documents.ts";
import { sealedMeeting } from "../../support/sealing.ts";

let genuine: Buffer;

beforeAll(async () => {
  const { room, meeting } = sealedMeeting();
  genuine = await minutesBytes(room, meeting, { language: "zh", format: "json" });
});

describe("JSON in another spelling", () => {
  it.each<[string, (text: string) => string]>([
    ["a number with an exponent", (text) => text.replace(/"version": (\d+)/, '"version": $1e0')],
    [
      "a number with more digits than it has",
      (text) => text.replace(/"version": (\d+)/, '"version": $1.00000000000000000001'),
    ],
    ["an escaped letter", (text) => text.replace('"format"', '"\\u0066ormat"')],
    ["lists within each other without end", (text) => text.replace("{", `{"x":${"[".repeat(1e5)}${"]".repeat(1e5)},`)],
    ["far more than minutes have", (text) => text.replace("{", `{${" ".repeat(6e6)}`)],
    ["a key twice", (text) => text.replace("{", '{"title": "",')],
  ])("is told: %s", async (_, change) => {
    const text = genuine.toString("utf8");
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(await verifyFile(Buffer.from(changed))).toMatchObject({
      outcome: "words_differ",
      odd: [{ page: null, what: "structure" }],
    });
  });

  it("is told: bytes that are no text", async () => {
    const at = genuine.indexOf("}");
    const changed = Buffer.concat([genuine.subarray(0, at), Buffer.from(',"\xff":1', "latin1"), genuine.subarray(at)]);
    expect(await verifyFile(changed)).toMatchObject({ odd: [{ page: null, what: "structure" }] });
  });

  it("holds in another layout, with other space", async () => {
    const values = JSON.parse(genuine.toString("utf8"));
    expect(await verifyFile(Buffer.from(`\ufeff${JSON.stringify(values, null, 1)}`))).toMatchObject({
      outcome: "words_hold",
    });
  });
});
