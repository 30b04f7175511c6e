/** `concord verify-minutes` from outside: a file, no workspace, no passphrase. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTES_EDITION } from "../../../db/contract/minutes.ts";
import { fingerprintOf } from "../../../db/documents/verify/fingerprint.ts";
import { FORGERIES } from "../../forgery/forgeries.ts";
import { putTogether, takeApart } from "../../forgery/sealed-pdf.ts";
import { minutesBytes } from "../../support/documents.ts";
import { sealedMeeting } from "../../support/sealing.ts";
import { asProgram, type Ended, loadedCommandLine } from "./command-line.ts";

let folder: string;
let sealed: ReturnType<typeof sealedMeeting>;
let commands: ReturnType<typeof loadedCommandLine>;

beforeAll(async () => {
  commands = loadedCommandLine();
  folder = mkdtempSync(join(tmpdir(), "concord-verify-"));
  sealed = sealedMeeting();
  const { room, meeting } = sealed;
  room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "\u202e共建充电网络", reason: "误记" });
  const bytes = await minutesBytes(room, meeting, { language: "zh", format: "pdf" });
  writeFileSync(join(folder, "minutes.pdf"), bytes);
});

afterAll(async () => {
  await commands.stop();
  rmSync(folder, { recursive: true });
});

function verify(name: string, ...options: string[]): Promise<Ended> {
  return verifyUnder("en_US.UTF-8", name, ...options);
}

function verifyUnder(locale: string, name: string, ...options: string[]): Promise<Ended> {
  return commands.run(["verify-minutes", join(folder, name), ...options], environment(locale));
}

function environment(locale: string): NodeJS.ProcessEnv {
  return { LC_ALL: locale, CONCORD_HOME: folder, CONCORD_PASSPHRASE: "" };
}

test("a sealed PDF is valid: what holds, the fingerprint, who confirmed, and errata are printed", async () => {
  const { code, stdout } = await asProgram(["verify-minutes", join(folder, "minutes.pdf")], environment("en_US.UTF-8"));
  expect(stdout).toMatch(/^VALID/);
  for (const said of [
    fingerprintOf(sealed.hash, MINUTES_EDITION).en.join(" "),
    sealed.hash,
    "byte by byte",
    "刘处长",
    "吴经理",
    "郑秘书",
    "误记",
  ])
    expect(stdout).toContain(said);
  expect(stdout).not.toContain("\u202e");
  expect(code).toBe(0);
});

test("it is told in the system's language, or in the one that is asked for", async () => {
  expect((await verifyUnder("zh_CN.UTF-8", "minutes.pdf")).stdout).toMatch(/^有效/);
  expect((await verifyUnder("zh_CN.UTF-8", "minutes.pdf", "--lang", "en")).stdout).toMatch(/^VALID/);
  expect((await verify("minutes.pdf", "--lang", "zh")).stdout).toMatch(/^有效/);
  expect((await verify("minutes.pdf", "--lang", "both")).code).toBe(2);
});

test("with --json it is one document", async () => {
  const { code, stdout } = await verify("minutes.pdf", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    valid: true,
    outcome: "pages_hold",
    hash: sealed.hash,
    errata: [{ number: 1 }],
  });
  expect(code).toBe(0);
});

test("each outcome has its own exit code, and says which words differ on which page", async () => {
  const pdf = readFileSync(join(folder, "minutes.pdf"));
  writeFileSync(join(folder, "repacked.pdf"), putTogether(takeApart(pdf)));
  const held = await verify("repacked.pdf");
  expect(held.stdout).toMatch(/^VALID.*word for word/);
  expect(held.code).toBe(3);

  for (const [name, forgery] of [
    ["shorter.pdf", "a page left out"],
    ["annotated.pdf", "an annotation"],
  ] as const) {
    const pieces = takeApart(pdf);
    FORGERIES[forgery]?.(pieces, () => 0);
    writeFileSync(join(folder, name), putTogether(pieces));
  }
  const differing = await verify("shorter.pdf");
  expect(differing.stdout).toMatch(/^NOT VALID: the record holds/);
  expect(differing.stdout).toMatch(/Words on page 1 differ\n {2}record {2}.+\n {2}file {4}.+/);
  expect(differing.code).toBe(4);
  const annotated = await verify("annotated.pdf", "--lang", "zh");
  expect(annotated.stdout).toMatch(/整个文件: 文件的构造/);
  expect(annotated.code).toBe(4);

  const { room, meeting } = sealed;
  const bytes = await minutesBytes(room, meeting, { language: "zh", format: "json" });
  const json = bytes.toString("utf8");
  const sealedBy = /"sealedBy": "[^"]*"/g;
  writeFileSync(join(folder, "resealed.json"), json.replace(sealedBy, '"sealedBy": "别人"'));
  const broken = await verify("resealed.json");
  expect(broken.stdout).toMatch(/^NOT VALID: the record does not hold/);
  expect(broken.code).toBe(5);
});

test("what is no file of sealed minutes ends with 1 and says why; a file that is not there is wrong usage", async () => {
  writeFileSync(join(folder, "empty.pdf"), "");
  writeFileSync(join(folder, "large.pdf"), "%PDF-1.7\n");
  truncateSync(join(folder, "large.pdf"), 100 * 1024 * 1024);
  mkdirSync(join(folder, "folder.pdf"));
  for (const [name, code, exit] of [
    ["empty.pdf", "E_SEALED_FILE_KIND", 1],
    ["large.pdf", "E_SEALED_FILE_LARGE", 1],
    ["folder.pdf", "E_FILE_MISSING", 2],
    ["nowhere.pdf", "E_FILE_MISSING", 2],
  ] as const) {
    const ended = await verify(name);
    expect(ended.stderr, name).toContain(code);
    expect(ended.code, name).toBe(exit);
  }
  // An error speaks the language that was asked for, as the report does.
  for (const name of ["empty.pdf", "nowhere.pdf"])
    expect((await verify(name, "--lang", "zh")).stderr, name).toMatch(/文件/);
});
