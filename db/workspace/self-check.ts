/**
 * Known answers of everything that keys, pages and signatures rest on, asked before a workspace is opened. Electron brings
 * another cryptographic library than Node: one that answers differently must not touch anybody's data.
 */
import { createCipheriv, createHash, createPrivateKey, hkdfSync, sign } from "node:crypto";
import { argon2id } from "hash-wasm";
import { ConcordError } from "../contract/errors.ts";

export interface KnownAnswer {
  name: string;
  compute: () => string | Promise<string>;
  /** Hex. */
  expected: string;
}

/** PKCS #8 wrapping of an Ed25519 seed (RFC 8410). */
const ED25519_PKCS8 = "302e020100300506032b657004220420";

export const KNOWN_ANSWERS: readonly KnownAnswer[] = [
  {
    name: "SHA-256",
    compute: () => createHash("sha256").update("concord").digest("hex"),
    expected: "7a039460d488c46aab1a70265bf960d045684b20ff94c89e65a284f6a788a069",
  },
  {
    name: "HKDF",
    compute: () => Buffer.from(hkdfSync("sha256", "concord", "salt", "known answer", 32)).toString("hex"),
    expected: "f2ff497b1ac36b9d671cec27a323b8358ecfd0c9bc9cd60faf6fa8135dcbba7a",
  },
  {
    name: "AES-256-GCM",
    compute: () => {
      const cipher = createCipheriv("aes-256-gcm", Buffer.alloc(32, 1), Buffer.alloc(12, 2));
      return Buffer.concat([cipher.update("concord"), cipher.final(), cipher.getAuthTag()]).toString("hex");
    },
    expected: "64b9a72a2525a58f5cf39c0acbb9113bd45dc0187e5911",
  },
  {
    // RFC 8032, 7.1, test 2.
    name: "Ed25519",
    compute: () => {
      const seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
      const key = createPrivateKey({ key: Buffer.from(ED25519_PKCS8 + seed, "hex"), format: "der", type: "pkcs8" });
      return sign(null, Buffer.from("72", "hex"), key).toString("hex");
    },
    expected:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  },
  {
    name: "Argon2id",
    compute: () =>
      argon2id({
        password: "concord",
        salt: Buffer.alloc(16, 3),
        memorySize: 64,
        iterations: 2,
        parallelism: 1,
        hashLength: 32,
        outputType: "hex",
      }),
    expected: "6013c2af08d1fd283450a3fdc3465b9e8ce6b6a1a651d9a6e0c94f7ecee64eb0",
  },
];

let checked: Promise<void> | undefined;

/** Runs once per process. @throws ConcordError E_SELF_CHECK naming what answers differently */
export function requireSelfCheck(): Promise<void> {
  checked ??= selfCheck(KNOWN_ANSWERS);
  return checked;
}

export async function selfCheck(answers: readonly KnownAnswer[]): Promise<void> {
  for (const { name, compute, expected } of answers) {
    const found = await Promise.resolve()
      .then(compute)
      .catch((error: unknown) => String(error));
    if (found !== expected) throw new ConcordError("E_SELF_CHECK", { name });
  }
}
