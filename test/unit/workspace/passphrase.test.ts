/** Passphrases as people type them: which are taken, why others are not, and which spellings open. */
import { describe, expect, it } from "vitest";
import {
  makeKeys,
  parseKeyFile,
  unwrapKey,
  withPassphrase,
  withRecovery,
  withSubkey,
} from "../../../db/workspace/keys.ts";
import { normalForms, strengthOf } from "../../../db/workspace/passphrase.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";

const OLD_PASSPHRASE = "蓝色台灯\u3000三把椅子\u3000旧地图\u3000长江";
const OLD_KEY = "9a8ecaf1cb23e7f7360dacf7ba50e7e12c28444dc77516f41083557aa1971ea0";
const OLD_FILE = {
  format: 1,
  workspace: "7b0f2c9e-51f0-4c0e-9a3e-0f3a6d3f4a10",
  passphrase: {
    kdf: { memory: 1024, passes: 1, lanes: 1 },
    salt: "7RYs4GwfT8Si7l3NacZrCg==",
    nonce: "b2MB0JipJfXrzG96",
    sealed: "anT7gCgGZzHfIJpY0v48NHqckl17mczMKHfQi/dPBdukY9TA4OCbNYygvk3CxbWP",
  },
  recovery: {
    salt: "7RYs4GwfT8Si7l3NacZrCg==",
    nonce: "jE6rAiY2Qs3vXvX2",
    sealed: "QgRgZi/8lzprfwz3EH4TfVovLZj4pOeQjcX15sy4fzdgqWZQRujDdeTh4WGQQDFo",
  },
};
const WORKSPACE = "7b0f2c9e-51f0-4c0e-9a3e-0f3a6d3f4a10";

describe("a new passphrase", () => {
  it.each([
    ["E_WEAK_PASSPHRASE", "short"],
    ["E_WEAK_PASSPHRASE", "成渝协同"],
    ["E_PASSPHRASE_GUESSED", "a b c d"],
    ["E_PASSPHRASE_REPEATS", "1 1 1 1"],
    ["E_PASSPHRASE_REPEATS", "aaaaaaaaaaaa"],
    ["E_PASSPHRASE_REPEATS", "红红红红红红红红红红红红"],
    ["E_PASSPHRASE_REPEATS", "the the the the"],
    ["E_PASSPHRASE_REPEATS", "我爱我的祖国我爱我的祖国"],
    ["E_PASSPHRASE_KNOWN", "123456789012"],
    ["E_PASSPHRASE_KNOWN", "password1234"],
    ["E_PASSPHRASE_ROW", "abcdefghijkl"],
    ["E_PASSPHRASE_DATE", "2026-05-01 2026"],
    ["E_PASSPHRASE_UNSEEN", "\u200b".repeat(12)],
    ["E_PASSPHRASE_UNSEEN", "correct horse\u0000battery staple"],
  ])("is refused with %s: %j", async (code, passphrase) => {
    const { refusal, percent } = await strengthOf(passphrase);
    expect(refusal).toBe(code);
    expect(percent).toBeLessThan(50);
    await expect(makeKeys(WORKSPACE, passphrase, CHEAP_KDF)).rejects.toMatchObject({ code });
  });

  it.each([
    "correct horse battery staple",
    "成渝协同发展论坛春天的花",
    "春天的花开在嘉陵江两岸，很香",
    "长江大桥 蓝色台灯 三把椅子 旧地图",
    "x7Kp2mQv9Lrt",
    "Grüße aus dem Regenwald",
  ])("is taken: %s", async (passphrase) => {
    const { refusal, percent } = await strengthOf(passphrase);
    expect(refusal).toBeNull();
    expect(percent).toBeGreaterThanOrEqual(50);
  });

  it("of Chinese characters is taken neither for weak nor for stronger than it is", async () => {
    const [chinese, letters] = await Promise.all([
      strengthOf("成渝协同发展论坛春天的花"),
      strengthOf("correct horse battery staple"),
    ]);
    expect(chinese.percent).toBeLessThan(letters.percent);
  });

  it("is judged by its beginning alone where it is very long, so that the judgement is quick", async () => {
    const long = "a1!b ".repeat(200);
    expect(await strengthOf(long)).toEqual(await strengthOf(long.slice(0, 64)));
  });
});

describe("spaces", () => {
  it("of any width are one, and letters are composed", () => {
    expect(normalForms("蓝色\u3000台灯\u00a0e\u0301")).toEqual(["蓝色 台灯 \u00e9", "蓝色\u3000台灯\u00a0\u00e9"]);
    expect(normalForms("correct horse")).toEqual(["correct horse"]);
  });

  it("typed with another width open what was made with either", async () => {
    const wide = "蓝色台灯\u3000三把椅子\u3000旧地图\u3000长江";
    const { file, key } = await makeKeys(WORKSPACE, wide, CHEAP_KDF);
    for (const typed of [wide, wide.replaceAll("\u3000", " "), wide.replaceAll("\u3000", "\u2003")])
      expect(await unwrapKey(file, { passphrase: typed })).toEqual(key);
    await expect(unwrapKey(file, { passphrase: wide.replaceAll("\u3000", "") })).rejects.toMatchObject({
      code: "E_WRONG_PASSPHRASE",
    });
  });

  it("are tried as they were kept before, too", async () => {
    // Made by the version before: NFC alone, with its wide spaces.
    const before = parseKeyFile(JSON.stringify(OLD_FILE));
    expect((await unwrapKey(before, { passphrase: OLD_PASSPHRASE })).toString("hex")).toBe(OLD_KEY);
  });
});

describe("a key file", () => {
  it.each([
    { memory: 1024 * 1024, passes: 20, lanes: 1 },
    { memory: 512 * 1024, passes: 5, lanes: 1 },
    { memory: 64 * 1024, passes: 17, lanes: 1 },
    { memory: 64 * 1024, passes: 3, lanes: 5 },
    { memory: 64 * 1024, passes: 0, lanes: 1 },
  ])("that asks for more work than Concord ever does is refused before any of it: %o", async (kdf) => {
    const { file } = await makeKeys(WORKSPACE, "correct horse battery staple", CHEAP_KDF);
    const asking = { ...file, passphrase: { ...file.passphrase, kdf } };
    expect(() => parseKeyFile(JSON.stringify(asking))).toThrow(expect.objectContaining({ code: "E_KDF_PARAMS" }));
  });

  it.each([
    { memory: 64 * 1024, passes: 3, lanes: 1 },
    { memory: 512 * 1024, passes: 3, lanes: 1 },
  ])("as Concord makes them is taken: %o", async (kdf) => {
    const { file } = await makeKeys(WORKSPACE, "correct horse battery staple", CHEAP_KDF);
    expect(parseKeyFile(JSON.stringify({ ...file, passphrase: { ...file.passphrase, kdf } })).passphrase.kdf).toEqual(
      kdf,
    );
  });
});

describe("a key that a lock wipes while work is under way", () => {
  it("is never wrapped as if it were one", async () => {
    const { file, key } = await makeKeys(WORKSPACE, "correct horse battery staple", CHEAP_KDF);
    const changing = withPassphrase(file, key, "blue lamp river stone");
    key.fill(0);
    await expect(changing).rejects.toMatchObject({ code: "E_NO_WORKSPACE" });
    expect(() => withRecovery(file, key)).toThrow(expect.objectContaining({ code: "E_NO_WORKSPACE" }));
    expect(() => withSubkey(key, "backup", () => {})).toThrow(expect.objectContaining({ code: "E_NO_WORKSPACE" }));
  });
});
