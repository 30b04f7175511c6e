/** The `concord` command from outside: what it prints, where, and how it ends. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INDICATORS } from "../../../db/contract/procedures/region/indicators.ts";
import { createSession } from "../../../db/server/router.ts";
import type { Client } from "../../../electron/cli/session.ts";
import { CHEAP_KDF, isFullPrice, priceOf } from "../../support/cheap-kdf.ts";
import { paragraph, wordDocument } from "../../support/crafted/papers.ts";
import { here } from "../../support/in-process.ts";
import { asProgram, type Ended, loadedCommandLine } from "./command-line.ts";

const PASSPHRASE = "correct horse battery staple";

const REFUSED = [
  ["organizations", '{"name_zh":"甲","sector":"enterprise","city":"重庆","founded":"2026-02-30"}', "E_DATE"],
  ["organizations", '{"name_zh":"甲","sector":"enterprise","city":"重庆","colour":"red"}', "E_UNKNOWN_FIELD"],
  ["organizations", '{"name_zh":"\\u0000","sector":"enterprise","city":"重庆"}', "E_TEXT_CONTROL"],
  ["organizations", '{"name_zh":"\\ud800","sector":"enterprise","city":"重庆"}', "E_TEXT_SURROGATE"],
  ["organizations", '{"name_zh":"甲","sector":"army","city":"重庆"}', "E_INPUT"],
  ["organizations", '{"name_zh":"甲","sector":"enterprise"}', "E_REQUIRED"],
  ["organizations", '{"__proto__":{"admin":true},"name_zh":"甲"}', "E_UNKNOWN_FIELD"],
  ["people", '{"name":"王","organization":"nowhere"}', "E_UNKNOWN_RECORD"],
] as const;

let home: string;
let folder: string;
let meeting: string;
let observer: string;
let commands: ReturnType<typeof loadedCommandLine>;

beforeAll(async () => {
  commands = loadedCommandLine();
  home = mkdtempSync(join(tmpdir(), "concord-cli-"));
  folder = join(home, "workspace");
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router as AnyRouter, here(session)) as Client;
  await api.workspace.create({ folder, name: "测试", passphrase: PASSPHRASE, profile: "张协调" });
  const { record } = await api.meeting.put({ fields: { title_zh: "第一次例会", day: "2026-11-23" } });
  meeting = record.id;
  observer = (await api.profile.put({ fields: { name: "李观察", role: "observer" } })).record.id;
  await session.close();
});

/** Who is logged in, by id, when the workspace is opened at this computer. */
async function loggedIn(): Promise<string | null> {
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router as AnyRouter, here(session)) as Client;
  await api.workspace.open({ folder, passphrase: PASSPHRASE });
  const { profile } = await api.workspace.status();
  await session.close();
  return profile?.id ?? null;
}

afterAll(async () => {
  await commands.stop();
  rmSync(home, { recursive: true });
});

describe("usage", () => {
  test("--help lists every command, without a workspace or a passphrase", async () => {
    const { code, stdout } = await asProgram(["--help"], environment({ CONCORD_PASSPHRASE: undefined }));
    expect(code).toBe(0);
    for (const name of ["create", "list", "show", "put", "minutes", "verify", "digest", "backup", "restore"])
      expect(stdout).toContain(`concord ${name} `);
  });

  test.each([
    [[], "E_USAGE"],
    [["dance"], "E_USAGE"],
    [["constructor"], "E_USAGE"],
    [["list", "FOLDER"], "E_USAGE"],
    [["list", "FOLDER", "organizations", "more"], "E_USAGE"],
    [["list", "FOLDER", "organizations", "--out", "x"], "E_USAGE"],
    [["list", "FOLDER", "organisations"], "E_UNKNOWN_SUBJECT"],
    [["list", "FOLDER", "organizations", "--passphrase", PASSPHRASE], "E_USAGE"],
    [["list", "FOLDER", "organizations", "--passphrase-file", "/nowhere"], "E_FILE_MISSING"],
    [["put", "FOLDER", "organizations", "{name_zh:1}"], "E_USAGE"],
    [["put", "FOLDER", "organizations", "[1]"], "E_USAGE"],
    [["minutes", "FOLDER", "m1", "--format", "exe", "--lang", "zh", "--out", "x"], "E_USAGE"],
    [["minutes", "FOLDER", "m1", "--format", "md", "--lang", "fr", "--out", "x"], "E_USAGE"],
    [["minutes", "FOLDER", "m1", "--format", "md", "--lang", "zh"], "E_USAGE"],
    [["minutes", "FOLDER", "m1", "--style", "art", "--format", "md", "--lang", "zh", "--out", "x"], "E_USAGE"],
    [
      ["minutes", "FOLDER", "m1", "--style", "gb", "--template", "t", "--format", "md", "--lang", "zh", "--out", "x"],
      "E_USAGE",
    ],
    [["minutes", "FOLDER", "m1", "--format", "pdf", "--standard", "x", "--lang", "zh", "--out", "x"], "E_USAGE"],
    [["minutes", "FOLDER", "m1", "--format", "docx", "--word-fonts", "mac", "--lang", "zh", "--out", "x"], "E_USAGE"],
    [["template", "copy", "FOLDER", "t1"], "E_USAGE"],
    [["template", "export", "FOLDER", "t1"], "E_USAGE"],
    [["template", "import", "FOLDER", "/nowhere"], "E_FILE_MISSING"],
    [["export", "FOLDER", "register", "--format", "exe", "--lang", "zh", "--out", "x"], "E_USAGE"],
    [["export", "FOLDER", "register", "--format", "md", "--lang", "zh", "--state", "won", "--out", "x"], "E_USAGE"],
    [["backup", "FOLDER"], "E_USAGE"],
    [["create", "FOLDER", "--incomplete"], "E_USAGE"],
    [["verify-minutes", "FOLDER", "--incomplete"], "E_USAGE"],
    [["restore", "FOLDER", "FOLDER", "--incomplete"], "E_USAGE"],
  ])("%j is wrong usage", async (args, expected) => {
    const { code, json } = await concord([...args.map((arg) => arg.replace("FOLDER", folder)), "--json"]);
    expect(json()).toMatchObject({ error: { code: expected } });
    expect(code).toBe(2);
  });

  test.each([
    ["CONCORD_PASSPHRASE", ["verify", "FOLDER"], { CONCORD_PASSPHRASE: undefined }],
    ["CONCORD_RECOVERY_CODE", ["passphrase", "FOLDER", "--recovery"], {}],
    ["CONCORD_NEW_PASSPHRASE", ["passphrase", "FOLDER"], {}],
  ])("without a terminal it does not wait for a secret, and names %s", async (name, args, env) => {
    const { code, stderr } = await concord(
      args.map((arg) => arg.replace("FOLDER", folder)),
      { CONCORD_NEW_PASSPHRASE: undefined, CONCORD_RECOVERY_CODE: undefined, ...env },
    );
    expect(code).toBe(2);
    expect(stderr).toContain(`: set ${name}`);
  });

  test("a program that is called in a wrong way ends with 2", async () => {
    expect(await asProgram(["dance"], environment({}))).toMatchObject({ code: 2, stdout: "" });
  });

  test("what is wrong with a line is said in the language of the answer", async () => {
    for (const [args, zh, en] of [
      [["dance"], "没有“dance”这个命令", "there is no command “dance”"],
      [["list", "--colour"], "没有 --colour 这个选项", "there is no option --colour"],
      [["backup", folder, "--out"], "选项 --out", "--out <value> lacks"],
      [["put", folder, "organizations", "[1]"], "JSON 对象", "one JSON object"],
      [["export", folder, "cake"], "<document> 应为 minutes", "<document> is one of minutes"],
    ] as const) {
      const [chinese, english] = await Promise.all(
        ["zh_CN.UTF-8", "en_US.UTF-8"].map((LC_ALL) => concord([...args], { LC_ALL })),
      );
      expect(chinese?.stderr).toContain(zh);
      expect(english?.stderr).toContain(en.replace(" <value>", ""));
      expect(english?.stderr).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

test("create --demo speaks the language that is asked for, else the system's", async () => {
  const named = async (folder: string, args: string[], env: NodeJS.ProcessEnv) => {
    expect((await concord(["create", folder, ...args], env)).code).toBe(0);
    const { stdout } = await concord(["list", folder, "profiles", "--json"], env);
    return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
  };
  expect(await named(join(home, "demo-zh"), ["--demo", "--lang", "zh"], {})).toEqual(
    expect.arrayContaining(["会务管理员", "演示代表（企业）"]),
  );
  expect(await named(join(home, "plain-zh"), [], { LC_ALL: "zh_CN.UTF-8" })).toEqual(["会务管理员"]);
  expect((await concord(["create", join(home, "fr"), "--lang", "fr"])).code).toBe(2);
});

describe("records", () => {
  test("put makes one, changes it by its id, and list and show give it back", async () => {
    const fields = JSON.stringify({ name_zh: "西部电池", sector: "enterprise", city: "重庆" });
    const put = await asProgram(["put", folder, "organizations", fields, "--json"], environment({}));
    expect(put.code).toBe(0);
    const { id, record, warnings } = put.json();
    expect(record).toMatchObject({ id, name_zh: "西部电池", name_en: null });
    expect(warnings).toEqual([]);

    const changed = await concord(["put", folder, "organizations", id, '{"name_en":"Western Battery"}']);
    expect([changed.code, changed.stdout]).toEqual([0, `${id}\n`]);
    const listed = (await concord(["list", folder, "organizations", "--json"])).json();
    expect(listed).toMatchObject([{ id, name_zh: "西部电池", name_en: "Western Battery" }]);
    expect((await concord(["show", folder, "organizations", id, "--json"])).json()).toEqual(listed[0]);
    expect((await concord(["list", folder, "organizations"], { LC_ALL: "zh_CN.UTF-8" })).stdout).toBe(
      `${id}\t西部电池\n`,
    );

    for (const city of ["成都", "重庆"])
      await concord([
        "put",
        folder,
        "views",
        JSON.stringify({ name: `在${city}`, lists: "organization", conditions: `city:${city}` }),
      ]);
    const inView = async (view: string) =>
      (await concord(["list", folder, "organizations", "--view", view, "--json"])).json();
    expect([await inView("在成都"), await inView("在重庆")]).toEqual([[], listed]);
    expect(await inView("在宜宾")).toMatchObject({ error: { code: "E_UNKNOWN_RECORD" } });
  });

  test("analyse tells the figures of two places, or why it cannot, and refuses what are no two places", async () => {
    const found = (await concord(["analyse", folder, "--json"])).json() as { findings: { id: string }[] };
    expect(found.findings.map(({ id }) => id)).toEqual([...INDICATORS]);
    const said = await concord(["analyse", folder, "--level", "all"]);
    expect([said.code, said.stdout.trim().split("\n").length]).toEqual([0, INDICATORS.length + 1]);
    expect(said.stdout).toContain("Structure similarity\tcannot tell");
    expect((await concord(["analyse", folder, "--places", "成都"])).code).toBe(2);
    expect((await concord(["analyse", folder, "--level", "deep"])).code).toBe(2);
    expect((await concord(["analyse", folder, "--places", "没有,成都", "--json"])).json()).toMatchObject({
      error: { code: "E_PLACES", params: { value: "没有 / 成都" } },
    });
  });

  test("put names the field that it refuses by its label, in the language of the system", async () => {
    const fields = '{"title":" ","kind":"web"}';
    const english = await concord(["put", folder, "sources", fields]);
    expect([english.code, english.stderr]).toEqual([1, expect.stringContaining("“Title” must not be empty")]);
    const chinese = await concord(["put", folder, "sources", fields, "--json"], { LC_ALL: "zh_CN.UTF-8" });
    expect(chinese.json()).toMatchObject({
      error: {
        code: "E_REQUIRED",
        params: { path: "title", of: "source" },
        message: expect.stringContaining("“标题”"),
      },
    });
  });

  test("put refuses what the rules refuse, each with its code, and nothing has changed", async () => {
    const before = (await concord(["digest", folder])).stdout;
    for (const [subject, fields, expected] of REFUSED) {
      const { code, json, stderr } = await concord(["put", folder, subject, fields, "--json"]);
      expect(json()).toEqual({
        error: { code: expected, params: expect.any(Object), message: expect.any(String) },
      });
      expect([code, stderr]).toEqual([1, ""]);
    }
    expect((await concord(["digest", folder])).stdout).toBe(before);
  });

  test("import takes a table in: first to see what comes of it, then for good, once", async () => {
    const file = join(home, "名录.csv");
    const rows = ["厂名,城市,产业,区县", "西部储能有限公司,成都,电芯,郫县", "合计,,,"];
    writeFileSync(file, rows.join("\n"));
    const unknown = await concord(["import", folder, file, "--json"]);
    expect(unknown.json()).toMatchObject({ error: { code: "E_NO_PROPOSAL" } });
    const mapping = join(home, "mapping.json");
    writeFileSync(mapping, JSON.stringify({ columns: { 厂名: "name_zh" }, grade: "B" }));
    const given = ["import", folder, file, "--subject", "organizations", "--mapping", mapping];
    const before = (await concord(["digest", folder])).stdout;
    const dry = await concord([...given, "--dry-run", "--json"]);
    expect(dry.json()).toMatchObject({ id: null, counts: { new: 1, left: 1 }, remarks: [{ row: 3, result: "left" }] });
    expect((await concord(["digest", folder])).stdout).toBe(before);
    const { code, stdout } = await concord(given, { LC_ALL: "zh_CN.UTF-8" });
    expect([code, stdout]).toEqual([
      0,
      "已导入：新增 1，更改 0，未变 0，冲突 0，重复待定 0，未收 1\n第 3 行\t未收\t合计行，不是记录。\n",
    ]);
    expect((await concord(["list", folder, "organizations", "--json"])).json()).toContainEqual(
      expect.objectContaining({ name_zh: "西部储能有限公司", city: "成都", district: "郫都区", confidence: "high" }),
    );
    expect((await concord([...given, "--json"])).json()).toMatchObject({ id: null, counts: { unchanged: 1 } });
  });

  test("--as acts with the rights of that profile", async () => {
    const fields = '{"name_zh":"甲","sector":"enterprise","city":"重庆"}';
    const refused = await concord(["put", folder, "organizations", fields, "--as", observer, "--json"]);
    expect([refused.code, refused.json()]).toMatchObject([1, { error: { code: "E_NOT_ALLOWED" } }]);
    const unknown = await concord(["put", folder, "organizations", fields, "--as", "nobody", "--json"]);
    expect([unknown.code, unknown.json()]).toMatchObject([1, { error: { code: "E_UNKNOWN_RECORD" } }]);
  });

  test("whom a command acts as is nobody's log-in: whoever opens the workspace then is who was logged in before", async () => {
    const before = await loggedIn();
    expect(before).not.toBeNull();
    expect(before).not.toBe(observer);
    expect((await concord(["list", folder, "organizations", "--as", observer])).code).toBe(0);
    expect(await loggedIn()).toBe(before);
  });
});

describe("the passphrase", () => {
  test("when wrong is refused in the language of the system", async () => {
    const wrong = { CONCORD_PASSPHRASE: "quite another one" };
    const english = await asProgram(["verify", folder], environment(wrong));
    expect([english.code, english.stdout]).toEqual([1, ""]);
    expect(english.stderr).toMatch(/^E_WRONG_PASSPHRASE: The passphrase is wrong\./);
    const chinese = await concord(["verify", folder], { ...wrong, LC_ALL: "zh_CN.UTF-8" });
    expect(chinese.stderr).toMatch(/^E_WRONG_PASSPHRASE: 口令不正确。/);
  });

  test("may stand in a file", async () => {
    const file = join(home, "passphrase.txt");
    writeFileSync(file, `${PASSPHRASE}\r\n`);
    const { code } = await concord(["verify", folder, "--passphrase-file", file], { CONCORD_PASSPHRASE: undefined });
    expect(code).toBe(0);
  });

  test.each([
    ["a byte order mark and the end of its line", (text: string) => `\uFEFF${text}\r\n`],
    ["another width of its spaces", (text: string) => text.replaceAll(" ", "\u3000")],
  ])("is read from a file with %s", async (_, written) => {
    const file = join(home, "marked.txt");
    writeFileSync(file, written(PASSPHRASE));
    const { code } = await concord(["verify", folder, "--passphrase-file", file], { CONCORD_PASSPHRASE: undefined });
    expect(code).toBe(0);
  });

  test("is changed with --incomplete where the end is missing, which is refused without", async () => {
    const own = join(home, "older");
    await made(own);
    const kept = readFileSync(join(own, "db", "ws.db"));
    const city = '{"name_zh":"甲","sector":"enterprise","city":"重庆"}';
    expect((await concord(["put", own, "organizations", city])).code).toBe(0);
    writeFileSync(join(own, "db", "ws.db"), kept);
    const next = { CONCORD_NEW_PASSPHRASE: "blue lamp river stone" };
    const refused = await concord(["passphrase", own, "--json"], next);
    expect([refused.code, refused.json()]).toMatchObject([1, { error: { code: "E_ROLLED_BACK" } }]);
    expect((await concord(["passphrase", own, "--incomplete"], next)).code).toBe(0);
    expect((await concord(["verify", own], { CONCORD_PASSPHRASE: next.CONCORD_NEW_PASSPHRASE })).code).toBe(0);
  });

  test("is changed with the old one, or with the recovery code, which then is another", async () => {
    const own = join(home, "own");
    const { recoveryCode } = await made(own);
    const changed = await concord(["passphrase", own, "--json"], { CONCORD_NEW_PASSPHRASE: "blue lamp river stone" });
    expect([changed.code, changed.json()]).toMatchObject([0, { recoveryCode: null, renewed: [expect.any(String)] }]);
    expect((await concord(["verify", own, "--json"])).json()).toMatchObject({ error: { code: "E_WRONG_PASSPHRASE" } });
    const byCode = { CONCORD_PASSPHRASE: undefined, CONCORD_RECOVERY_CODE: recoveryCode };
    const renewed = await concord(["passphrase", own, "--recovery", "--json"], {
      ...byCode,
      CONCORD_NEW_PASSPHRASE: "green chair old map",
    });
    const answer = renewed.json() as { recoveryCode: string; renewed: string[] };
    expect([renewed.code, answer.renewed.length]).toEqual([0, 1]);
    expect((await concord(["verify", own], { CONCORD_PASSPHRASE: "green chair old map" })).code).toBe(0);
    const again = await concord(["passphrase", own, "--recovery", "--json"], {
      ...byCode,
      CONCORD_NEW_PASSPHRASE: "x",
    });
    expect(again.json()).toMatchObject({ error: { code: "E_WRONG_RECOVERY_CODE" } });
    // And a backup is restored by the code as well.
    const [backup = ""] = answer.renewed;
    const restored = await concord(["restore", join(own, "backups", backup), join(home, "by-code"), "--recovery"], {
      CONCORD_PASSPHRASE: undefined,
      CONCORD_RECOVERY_CODE: answer.recoveryCode,
    });
    expect(restored.code).toBe(0);
  });
});

describe("the workspace", () => {
  test("create tells the recovery code once; a weak passphrase and a full folder are refused", async () => {
    const fresh = join(home, "fresh");
    const weak = await concord(["create", fresh, "--json"], { CONCORD_PASSPHRASE: "short" });
    expect([weak.code, weak.json()]).toMatchObject([1, { error: { code: "E_WEAK_PASSPHRASE" } }]);
    const created = await asProgram(["create", fresh, "--json"], environment({}));
    expect([created.code, created.json()]).toMatchObject([0, { folder: fresh, recoveryCode: expect.any(String) }]);
    expect(priceOf(fresh)).toSatisfy(isFullPrice);
    const again = await concord(["create", fresh, "--json"]);
    expect([again.code, again.json()]).toMatchObject([1, { error: { code: "E_FOLDER_NOT_EMPTY" } }]);
    const profiles = (await concord(["list", fresh, "profiles", "--json"])).json();
    expect(profiles).toMatchObject([{ role: "facilitator" }]);
    const { code } = await concord(["passphrase", fresh, "--recovery"], {
      CONCORD_PASSPHRASE: undefined,
      CONCORD_RECOVERY_CODE: (created.json() as { recoveryCode: string }).recoveryCode,
      CONCORD_NEW_PASSPHRASE: "blue lamp river stone",
    });
    expect(code).toBe(0);
  });

  test("verify counts, digest is stable and JSON in both forms", async () => {
    expect((await concord(["verify", folder, "--json"])).json()).toMatchObject({
      entries: expect.any(Number),
      devices: 1,
    });
    const digest = (await concord(["digest", folder])).json();
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(digest).toEqual({ projections: hash, entries: hash });
    expect((await concord(["digest", folder, "--json"])).json()).toEqual(digest);
  });

  test("a backup restored into a new folder holds the same", async () => {
    const [file, restored] = [join(home, "copy.concord-backup"), join(home, "restored")];
    const before = (await concord(["list", folder, "meetings", "--json"])).stdout;
    const made = await concord(["backup", folder, "--out", file, "--json"]);
    expect([made.code, made.json()]).toMatchObject([0, { file, bytes: statSync(file).size }]);
    expect((await concord(["restore", file, restored, "--json"])).code).toBe(0);
    expect((await concord(["list", restored, "meetings", "--json"])).stdout).toBe(before);
    const nowhere = await concord(["restore", join(home, "none"), join(home, "other"), "--json"]);
    expect([nowhere.code, existsSync(join(home, "other"))]).toEqual([1, false]);
  });

  test("minutes are written where --out says", async () => {
    const file = join(home, "minutes.md");
    const made = await concord(["minutes", folder, meeting, "--format", "md", "--lang", "zh", "--out", file, "--json"]);
    expect([made.code, made.json()]).toMatchObject([0, { file, bytes: statSync(file).size }]);
    const unknown = [join(home, "none.md"), "--json"];
    const none = await concord(["minutes", folder, "m-0", "--format", "md", "--lang", "zh", "--out", ...unknown]);
    expect([none.code, none.json()]).toMatchObject([1, { error: { code: "E_UNKNOWN_RECORD" } }]);
    expect(existsSync(join(home, "none.md"))).toBe(false);
  });

  test("every other document is written where --out says, or the old file stays", async () => {
    const write = (name: string, ...args: string[]) =>
      concord(["export", folder, ...args, "--lang", "both", "--out", join(home, name), "--json"]);
    for (const [name, ...args] of [
      ["list.xlsx", "supervision", "--format", "xlsx"],
      ["register.docx", "register", "--format", "docx", "--from", "2026-01-01", "--state", "adopted,rejected"],
      ["dates.ics", "dates", "--format", "ics", "--due", "todos"],
      ["all.zip", "meeting-zip", "--of", meeting, "--format", "zip"],
    ] as const) {
      const made = await write(name, ...args);
      expect([made.code, made.json()]).toMatchObject([0, { bytes: statSync(join(home, name)).size }]);
    }
    const before = readFileSync(join(home, "list.xlsx"));
    for (const [code, ...args] of [
      ["E_DOCUMENT_FORMAT", "supervision", "--format", "ics"],
      ["E_DOCUMENT_OPTION", "supervision", "--format", "xlsx", "--due", "todos"],
      ["E_DATE", "register", "--format", "xlsx", "--from", "2026-13-01"],
      ["E_REQUIRED", "party", "--format", "md"],
    ] as const) {
      const refused = await write("list.xlsx", ...args);
      expect([refused.code, refused.json()]).toMatchObject([1, { error: { code } }]);
    }
    expect(readFileSync(join(home, "list.xlsx")).equals(before)).toBe(true);
    const gone = await write(join("nowhere", "list.xlsx"), "supervision", "--format", "xlsx");
    expect([gone.code, gone.json()]).toMatchObject([1, { error: { code: "E_FOLDER_GONE" } }]);
  }, 180_000);

  test.skipIf(process.platform === "win32")("an export that is given up by Ctrl+C leaves nothing behind", async () => {
    const target = join(home, "given-up");
    mkdirSync(target);
    const args = ["export", folder, "meeting-zip", "--of", meeting, "--format", "zip", "--lang", "both"];
    const { code, json } = await asProgram(
      [...args, "--out", join(target, "all.zip"), "--json"],
      environment({}),
      (child) => {
        const watch = setInterval(() => {
          // The file is begun, and two dozen documents are still to be printed.
          if (!readdirSync(target).some((name) => name.endsWith(".part"))) return;
          clearInterval(watch);
          child.kill("SIGINT");
        }, 5);
        child.once("exit", () => clearInterval(watch));
      },
    );
    expect([code, json()]).toMatchObject([1, { error: { code: "E_CANCELLED" } }]);
    expect(readdirSync(target)).toEqual([]);
  });

  test("minutes come in every style and format, and in a template", async () => {
    const out = (name: string) => ["--lang", "zh", "--out", join(home, name), "--json"];
    const made = await concord(["minutes", folder, meeting, "--style", "gb", "--format", "txt", ...out("gb.txt")]);
    expect(made.code).toBe(0);
    await concord(["minutes", folder, meeting, "--style", "robert", "--format", "html", ...out("robert.html")]);
    const [official, robert] = ["gb.txt", "robert.html"].map((name) => readFileSync(join(home, name), "utf8"));
    expect(official).toContain("现将会议议定事项纪要如下");
    expect(robert).toContain("<!doctype html>");
    expect(robert).not.toContain("现将会议议定事项纪要如下");
    const template = ["--template", "mtpl-official-chengyu", "--format", "json"];
    expect((await concord(["minutes", folder, meeting, ...template, ...out("own.json")])).code).toBe(0);
    expect(readFileSync(join(home, "own.json"), "utf8")).toContain("成渝产业协同会议纪要");
    const into = join(home, "names");
    mkdirSync(into);
    const named = await concord([
      "minutes",
      folder,
      meeting,
      "--format",
      "md",
      "--lang",
      "zh",
      "--out",
      into,
      "--json",
    ]);
    expect([named.code, named.json()]).toEqual([
      0,
      expect.objectContaining({ file: join(into, readdirSync(into)[0] ?? "") }),
    ]);
    expect(readdirSync(into)).toEqual([expect.stringMatching(/ 草稿\.md$/)]);
    const gone = await concord(["minutes", folder, meeting, "--template", "t0", "--format", "md", ...out("gone.md")]);
    expect([gone.code, gone.json()]).toMatchObject([1, { error: { code: "E_UNKNOWN_RECORD" } }]);
    expect(existsSync(join(home, "gone.md"))).toBe(false);
  });

  test("a template of minutes is carried as a file", async () => {
    const file = join(home, "official.json");
    const made = await concord(["template", "export", folder, "mtpl-official-chengyu", "--out", file, "--json"]);
    expect([made.code, made.json()]).toMatchObject([0, { file, bytes: statSync(file).size }]);
    const taken = await concord(["template", "import", folder, file, "--json"]);
    expect([taken.code, taken.json()]).toMatchObject([
      0,
      { record: { style: "gb", name_zh: "示例模板：公文格式（成渝）" } },
    ]);
    writeFileSync(file, readFileSync(file, "utf8").slice(1));
    const broken = await concord(["template", "import", folder, file, "--json"]);
    expect([broken.code, broken.json()]).toMatchObject([1, { error: { code: "E_TEMPLATE_BROKEN" } }]);
    expect((await concord(["list", folder, "minutes-templates", "--json"])).json()).toHaveLength(5);
  });

  test("a folder that is no workspace is refused, whichever command asks", async () => {
    for (const args of [["verify"], ["digest"], ["list", "meetings"], ["show", "meetings", "m1"]]) {
      const [name = "", ...rest] = args;
      const { code, json } = await concord([name, join(home, "nothing"), ...rest, "--json"]);
      expect([code, json()]).toMatchObject([1, { error: { code: "E_NOT_WORKSPACE" } }]);
    }
  });
});

/** Without `INIT_CWD`, which npm sets for whoever calls through it. */
function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const set = { LC_ALL: "en_US.UTF-8", CONCORD_HOME: home, CONCORD_PASSPHRASE: PASSPHRASE };
  return { INIT_CWD: undefined, ...set, ...env };
}

function concord(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return commands.run(args, environment(env));
}

/** A new workspace in this folder, as `concord create` makes it but for its cheap passphrase slot. */
async function made(at: string): Promise<{ recoveryCode: string }> {
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router as AnyRouter, here(session)) as Client;
  const { recoveryCode } = await api.workspace.create({
    folder: at,
    name: "另一个",
    passphrase: PASSPHRASE,
    profile: "张",
  });
  await session.close();
  return { recoveryCode };
}

test("search finds what the window finds, papers included, and says where", async () => {
  const file = join(home, "办法.docx");
  writeFileSync(file, wordDocument(paragraph("第一次例会印发电池补贴办法。")));
  expect((await concord(["attach", folder, "meetings", meeting, file])).code).toBe(0);
  const args = ["search", folder, "例会"];
  const told = await concord([...args, "--json"]);
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router as AnyRouter, here(session)) as Client;
  await api.workspace.open({ folder, passphrase: PASSPHRASE });
  const window = await api.search.query({ text: "例会", limit: 100 });
  await session.close();
  expect(JSON.parse(told.stdout)).toEqual(window);
  expect(window.hits.map(({ subject, paper }) => [subject, paper !== null])).toEqual([
    ["meeting", false],
    ["paper", true],
  ]);
  const { stdout } = await concord([...args, "--subject", "papers"]);
  expect(stdout).toMatch(/^papers\t\S+\t办法\.docx\t\t第一次例会印发电池补贴办法。\n$/);
  expect((await concord([...args, "--limit", "0"])).code).toBe(2);
});
