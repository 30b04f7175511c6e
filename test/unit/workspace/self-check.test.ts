import { argon2Sync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { KNOWN_ANSWERS, selfCheck } from "../../../db/workspace/self-check.ts";

describe("the self-check", () => {
  it("finds the known answers here", async () => {
    await expect(selfCheck(KNOWN_ANSWERS)).resolves.toBeUndefined();
  });

  it.each(KNOWN_ANSWERS.map(({ name }) => name))("names %s when it answers otherwise or fails", async (name) => {
    const wrong = KNOWN_ANSWERS.map((one) => (one.name === name ? { ...one, compute: () => "00" } : one));
    await expect(selfCheck(wrong)).rejects.toMatchObject({ code: "E_SELF_CHECK", params: { name } });
    const missing = KNOWN_ANSWERS.map((one) =>
      one.name === name
        ? {
            ...one,
            compute: () => {
              throw new Error("unknown cipher");
            },
          }
        : one,
    );
    await expect(selfCheck(missing)).rejects.toMatchObject({ code: "E_SELF_CHECK", params: { name } });
  });

  it("knows the Argon2id of another implementation", () => {
    const found = argon2Sync("argon2id", {
      message: "concord",
      nonce: Buffer.alloc(16, 3),
      memory: 64,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    });
    expect(found.toString("hex")).toBe(KNOWN_ANSWERS.find(({ name }) => name === "Argon2id")?.expected);
  });
});
