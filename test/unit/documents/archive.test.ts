/** Everything of a meeting as one ZIP, and exports that go part by part. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DocumentInput } from "../../../db/contract/documents.ts";
import { MINUTES_FORMATS } from "../../../db/contract/vocabulary.ts";
import { ZONE } from "../../../db/contract/zones.ts";
import { openDocument } from "../../../db/domain/documents/documents.ts";
import { addFile, Uploads } from "../../../db/domain/papers/papers.ts";
import { Exports } from "../../../db/server/transfer/exports.ts";
import { isHere } from "../../programs.mjs";
import { documentBytes, minutesBytes } from "../../support/documents.ts";
import { openRoom, type Room, seatParties } from "../../support/room.ts";
import { sealedMeeting } from "../../support/sealing.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-zip-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function world() {
  const room = openRoom();
  const { maker } = seatParties(room);
  const meeting = room.put("meeting", {
    title_zh: "第1次会议",
    title_en: "Meeting 1",
    day: "2026-11-10",
    state: "closed",
  }).id;
  const item = room.put("agenda_item", { meeting, title_zh: "回收" }).id;
  room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "建立回收网点", state: "adopted" });
  const action = room.put("action", { text: "选址", meeting, lead: maker, due: "2026-12-01" }).id;
  const uploads = new Uploads(room.ledger.store);
  let count = 0;
  const attach = async (name: string, bytes: Buffer, place: object = { meeting }) => {
    const file = join(folder, `source-${count++}`);
    writeFileSync(file, bytes);
    const paper = await addFile(room, uploads, { file, place });
    return room.put("paper", { name }, paper.id);
  };
  const zip = (language: "zh" | "en" | "both" = "both") =>
    documentBytes(room, { kind: "meeting_zip", of: meeting, language, format: "zip" });
  return { room, meeting, action, attach, zip };
}

const opened = (room: Room, meeting: string, more: Partial<DocumentInput> = {}) =>
  openDocument(room, { kind: "meeting_zip", of: meeting, language: "zh", format: "zip", ...more });
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

describe("everything of a meeting", () => {
  it("holds what an office reads, under names that say what it is, in the language it was asked for", async () => {
    const { zip } = await world();
    const today = "2026-11-23";
    const minutes = (format: string) => [
      `01 会议纪要/第1次会议纪要 2026-11-10 草稿.${format}`,
      `01 会议纪要/Minutes_ Meeting 1 2026-11-10 Draft en.${format}`,
      `01 会议纪要/第1次会议纪要 2026-11-10 草稿 both.${format}`,
    ];
    expect(Object.keys(unzipSync(await zip())).toSorted()).toEqual(
      [
        ...["docx", "pdf"].flatMap(minutes),
        ...["docx", "pdf"].flatMap((format) => [
          `02 会议通知/关于召开第1次会议的通知 ${today}.${format}`,
          `02 会议通知/Invitation_ Meeting 1 ${today} en.${format}`,
          `02 会议通知/关于召开第1次会议的通知 ${today} both.${format}`,
        ]),
        "02 会议通知/日历.ics",
        `03 督办清单/第1次会议督办清单 ${today}.xlsx`,
        `03 督办清单/Supervision list_ Meeting 1 ${today} en.xlsx`,
        `03 督办清单/第1次会议督办清单 Supervision list_ Meeting 1 ${today} both.xlsx`,
        "数据/meeting.json",
        "00 封面.html",
        "README.txt",
        "SHA256SUMS.txt",
      ].toSorted(),
    );
    expect(Object.keys(unzipSync(await zip("en"))).filter((name) => /\p{Script=Han}/u.test(name))).toEqual([]);
  });

  it("holds only the parts and formats that were chosen", async () => {
    const { room, meeting, attach } = await world();
    await attach("方案.pdf", Buffer.from("a"));
    const chosen = async (more: Partial<DocumentInput>) =>
      Object.keys(
        unzipSync(
          await documentBytes(room, { kind: "meeting_zip", of: meeting, language: "zh", format: "zip", ...more }),
        ),
      )
        .filter((name) => !/^(00 |README|SHA256SUMS)/.test(name))
        .map((name) => name.replace(/\/.*\./, " "));
    expect(await chosen({ parts: ["minutes"], formats: ["md", "json"] })).toEqual([
      "01 会议纪要 md",
      "01 会议纪要 json",
    ]);
    expect(await chosen({ parts: ["papers", "data"] })).toEqual(["04 会议材料 pdf", "数据 json"]);
  });

  it("holds papers byte for byte under names that every system takes, no two alike", async () => {
    const { zip, attach, action } = await world();
    const random = (size: number) => Buffer.from(Array.from({ length: size }, (_, n) => (n * 7_919) % 251));
    const names = [
      "方案.pdf",
      "方案.PDF",
      "a/b\\c:d?.docx",
      "CON",
      "x".repeat(400),
      "..",
      "SHA256SUMS.txt",
      "\u202egnp.exe",
    ];
    const wanted = new Map<string, Buffer>();
    for (const [index, name] of names.entries()) {
      const bytes = random(1 + index * 97);
      wanted.set(createHash("sha256").update(bytes).digest("hex"), bytes);
      await attach(name, bytes);
    }
    await attach("证据.txt", Buffer.from("evidence"), { action });
    const files = unzipSync(await zip());
    const papers = Object.keys(files).filter((name) => name.startsWith("04 会议材料/"));
    expect(papers).toHaveLength(names.length + 1);
    expect(new Set(papers.map((name) => name.toLowerCase())).size).toBe(papers.length);
    for (const path of papers) {
      const name = path.slice("04 会议材料/".length);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\u202e]/u);
      expect(name).not.toMatch(/^(con|\.+)(\.|$)/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    }
    const hashes = new Set(
      papers.map((path) =>
        createHash("sha256")
          .update(files[path] ?? "")
          .digest("hex"),
      ),
    );
    for (const hash of wanted.keys()) expect(hashes).toContain(hash);
  });

  it.runIf(isHere("unzip"))("can be unpacked by another program, and checked with sha256sum", async () => {
    const { zip, attach } = await world();
    await attach("大.bin", Buffer.alloc(900_000, "x"));
    writeFileSync(join(folder, "all.zip"), await zip());
    const run = (program: string, args: string[], cwd: string) =>
      spawnSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
    const out = run("unzip", ["-q", "all.zip", "-d", "out"], folder);
    expect(out.status, out.stderr).toBe(0);
    const check = run("sha256sum", ["-c", "--quiet", "SHA256SUMS.txt"], join(folder, "out"));
    if (!check.error) expect(check.stdout + check.stderr).toBe("");
    expect(readFileSync(join(folder, "out", "04 会议材料", "大.bin"))).toHaveLength(900_000);
  });

  it("tells in both languages what is in it, with the fingerprint of every file, and what is not", async () => {
    const { room, zip, attach } = await world();
    const kept = await attach("方案.pdf", Buffer.from("a"));
    const lost = await attach("缺失\u2028.pdf".replace("\u2028", ""), Buffer.from("b"));
    room.ledger.store.run("DELETE FROM local_blob WHERE hash = ?", lost.hash);
    room.put("setting", { value: "Asia/Urumqi" }, ZONE);
    const files = unzipSync(await zip());
    const readme = text(files["README.txt"]);
    const sums = text(files["SHA256SUMS.txt"]);
    for (const [path, bytes] of Object.entries(files)) {
      if (["00 封面.html", "README.txt", "SHA256SUMS.txt"].includes(path)) continue;
      const hash = createHash("sha256").update(bytes).digest("hex");
      expect(readme).toContain(`${path}\r\n    ${bytes.length}  ${hash}`);
      expect(sums).toContain(`${hash}  ${path}\n`);
    }
    // When it was made is told by the clocks of the workspace, in either language.
    expect(readme.match(/Asia\/Urumqi/gu)).toHaveLength(2);
    expect(readme).toContain("第1次会议 2026年11月10日");
    expect(readme).toContain("Meeting 1 10 November 2026");
    expect(readme).toMatch(/以下材料的内容不在本机，未包含：\r\n {4}缺失\.pdf/);
    const json = JSON.parse(text(files["数据/meeting.json"]));
    expect(json).toMatchObject({ format: "concord-meeting", version: 1, minutes: { title: { zh: "第1次会议" } } });
    expect(json.papers).toEqual([
      expect.objectContaining({ name: "方案.pdf", path: "04 会议材料/方案.pdf", sha256: kept.hash }),
      expect.objectContaining({ name: "缺失.pdf", path: null, sha256: lost.hash }),
    ]);
  });

  it("has a cover with the mark in its colours, which leads to every file and to nothing else", async () => {
    const { room, zip, attach } = await world();
    await attach("<b>方案</b> & 100%.pdf", Buffer.from("a"));
    const lost = await attach("缺失<i>.pdf", Buffer.from("b"));
    room.ledger.store.run("DELETE FROM local_blob WHERE hash = ?", lost.hash);
    const files = unzipSync(await zip());
    const cover = text(files["00 封面.html"]);
    const linked = [...cover.matchAll(/href="([^"]*)"/g)].map(([, address = ""]) => decodeURIComponent(address));
    expect(linked.toSorted()).toEqual(
      Object.keys(files)
        .filter((path) => path.includes("/"))
        .toSorted(),
    );
    expect(cover).toContain("<h1>第1次会议</h1>");
    expect(cover).toContain("缺失&lt;i&gt;.pdf");
    expect(cover).not.toMatch(/<b>|<i>|<script|https?:/);
    const icon = readFileSync("assets/icons/mark.svg", "utf8");
    for (const [drawn] of icon.matchAll(/<path [^>]*\/>/g)) expect(cover).toContain(drawn);
    expect(Object.keys(unzipSync(await zip("en")))).toContain("00 Cover.html");
  });

  it("holds sealed minutes byte for byte as they are exported, with the record that they are checked by", async () => {
    const { room, meeting } = sealedMeeting();
    const formats = MINUTES_FORMATS.filter((one) => one !== "docx");
    const files = unzipSync(
      await documentBytes(room, { kind: "meeting_zip", of: meeting, language: "zh", format: "zip", formats }),
    );
    const minutes = Object.keys(files).filter((name) => name.startsWith("01 "));
    expect(minutes.every((name) => name.includes("已封存"))).toBe(true);
    for (const format of formats) {
      const bytes = await minutesBytes(room, meeting, { format, language: "zh" });
      expect(text(files[minutes.find((name) => name.endsWith(`.${format}`)) ?? ""]), format).toBe(
        bytes.toString("utf8"),
      );
    }
  });

  it("is refused when a paper is not what it was", async () => {
    const { room, zip, attach } = await world();
    const paper = await attach("方案.pdf", Buffer.from("abc"));
    room.ledger.store.run("UPDATE local_blob SET bytes = ? WHERE hash = ?", Buffer.from("abd"), paper.hash);
    await expect(zip()).rejects.toMatchObject({ code: "E_PAPER_DAMAGED" });
  });

  it("tells what was so when it was begun, whatever is written meanwhile", async () => {
    const { room, meeting } = await world();
    const exports = new Exports();
    const begun = await exports.offer(await opened(room, meeting, { formats: ["md"] }));
    const parts = [await exports.read({ export: begun.export, part: 0 })];
    room.put("outcome", { meeting, kind: "decision", text: "后来的决定", state: "adopted" });
    while (parts.at(-1)?.more) parts.push(await exports.read({ export: begun.export, part: parts.length }));
    const files = unzipSync(Buffer.concat(parts.map(({ base64 }) => Buffer.from(base64, "base64"))));
    expect(text(files["01 会议纪要/第1次会议纪要 2026-11-10 草稿.md"])).not.toContain("后来的决定");
    expect(text(files["数据/meeting.json"])).not.toContain("后来的决定");
  });
});

describe("an export in parts", () => {
  it("gives every byte in order, the last part again if it is asked for, and says how far it is", async () => {
    const { room, meeting, attach } = await world();
    // Pictures are not deflated again.
    await attach("大.jpg", Buffer.from(Array.from({ length: 1_500_000 }, (_, n) => (n * 31) % 253)));
    const wanted = await documentBytes(room, { kind: "meeting_zip", of: meeting, language: "zh", format: "zip" });
    const exports = new Exports();
    const { export: id } = await exports.offer(await opened(room, meeting));
    const got: Buffer[] = [];
    const shares: number[] = [];
    for (let part = 0, more = true; more; part++) {
      const answer = await exports.read({ export: id, part });
      expect(await exports.read({ export: id, part })).toEqual(answer);
      const bytes = Buffer.from(answer.base64, "base64");
      expect(bytes.length).toBeLessThanOrEqual(256 * 1024);
      got.push(bytes);
      shares.push(answer.share);
      more = answer.more;
    }
    expect(Object.keys(unzipSync(Buffer.concat(got)))).toEqual(Object.keys(unzipSync(wanted)));
    expect(got.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it("is over when it was cancelled, skipped ahead, failed, or pushed out by newer ones", async () => {
    const { room, meeting, attach } = await world();
    const exports = new Exports();
    const begin = async () => (await exports.offer(await opened(room, meeting))).export;
    const code = (id: string, part = 0) =>
      exports.read({ export: id, part }).then(
        () => "read",
        (error: { code: string }) => error.code,
      );
    const cancelled = await begin();
    expect(await code(cancelled)).toBe("read");
    await exports.cancel(cancelled);
    expect(await code(cancelled, 1)).toBe("E_EXPORT_OVER");
    expect(await code(await begin(), 7)).toBe("E_EXPORT_OVER");
    const oldest = await begin();
    for (let n = 0; n < 8; n++) await begin();
    expect(await code(oldest)).toBe("E_EXPORT_OVER");
    const paper = await attach("x.pdf", Buffer.from("abc"));
    room.ledger.store.run("UPDATE local_blob SET bytes = ? WHERE hash = ?", Buffer.from("abd"), paper.hash);
    const failing = await begin();
    let part = 0;
    while ((await code(failing, part)) === "read") part += 1;
    expect(await code(failing, part)).toBe("E_EXPORT_OVER");
  });
});
