/**
 * The key of a workspace: 32 random bytes, wrapped once by the passphrase and once by the printed recovery code. Changing
 * either wraps it anew; the data is never encrypted again.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { argon2id } from "hash-wasm";
import { z } from "zod";
import { ConcordError } from "../contract/errors.ts";
import { normalForms, requireStrong } from "./passphrase.ts";

const KEY_BYTES = 32;
/** 30 characters of base32, six groups of five: 150 bits, so that it needs no slow derivation. */
const CODE_LENGTH = 30;
const CODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Cost of Argon2id: memory in KiB, passes, lanes. */
export interface KdfParams {
  memory: number;
  passes: number;
  lanes: number;
}

/** Floor for everything that users get: above OWASP ASVS 5.0 Appendix C, RFC 9106 second recommendation in memory. */
const KDF_FLOOR: KdfParams = { memory: 64 * 1024, passes: 3, lanes: 1 };
/**
 * What a key file may ask for. Concord itself never writes more than 512 MiB and 3 passes; a third more work than that is
 * tried, anything above would only be a way to hang the program, and is refused before it begins.
 */
const KDF_CAP: KdfParams & { work: number } = { memory: 512 * 1024, passes: 16, lanes: 4, work: 4 * 512 * 1024 };
const KDF_TARGET_MS = 700;

const base64 = z.base64();
const wrapped = { nonce: base64, sealed: base64 };
const keyFile = z.strictObject({
  format: z.literal(1),
  workspace: z.uuid(),
  passphrase: z.strictObject({
    kdf: z.strictObject({ memory: z.number().int(), passes: z.number().int(), lanes: z.number().int() }),
    salt: base64,
    ...wrapped,
  }),
  recovery: z.strictObject({ salt: base64, ...wrapped }),
});
export type KeyFile = z.infer<typeof keyFile>;
/** As it lies in the folder, with the digest of the rest. Files of before had none. */
const storedKeyFile = keyFile.extend({ digest: z.string().optional() });

/** What opens a workspace. */
export type Secret = { passphrase: string } | { recoveryCode: string };

/** @throws ConcordError as `requireStrong` */
export async function makeKeys(
  workspace: string,
  passphrase: string,
  kdf: KdfParams | undefined,
): Promise<{ key: Buffer; file: KeyFile; recoveryCode: string }> {
  await requireStrong(passphrase);
  const key = randomBytes(KEY_BYTES);
  const recoveryCode = makeRecoveryCode();
  const file: KeyFile = {
    format: 1,
    workspace,
    passphrase: await passphraseSlot(workspace, key, passphrase, kdf ?? (await calibrated())),
    recovery: recoverySlot(workspace, key, recoveryCode),
  };
  return { key, file, recoveryCode };
}

/**
 * The workspace's key.
 * @throws ConcordError E_WRONG_PASSPHRASE, E_WRONG_RECOVERY_CODE, E_KDF_PARAMS
 */
export async function unwrapKey(file: KeyFile, secret: Secret): Promise<Buffer> {
  if ("recoveryCode" in secret) {
    const { recovery } = file;
    const key = withWiped(recoveryWrapping(secret.recoveryCode, recovery.salt), (wrapping) =>
      open(wrapping, recovery, context(file.workspace, "recovery", null)),
    );
    return key ?? refuse("E_WRONG_RECOVERY_CODE");
  }
  const { passphrase: slot } = file;
  for (const form of normalForms(secret.passphrase)) {
    const key = withWiped(await passphraseWrapping(form, slot.salt, slot.kdf), (wrapping) =>
      open(wrapping, slot, context(file.workspace, "passphrase", slot.kdf)),
    );
    if (key) return key;
  }
  return refuse("E_WRONG_PASSPHRASE");
}

/** The same keys under another passphrase. @throws ConcordError as `requireStrong` */
export async function withPassphrase(file: KeyFile, key: Uint8Array, passphrase: string): Promise<KeyFile> {
  await requireStrong(passphrase);
  return { ...file, passphrase: await passphraseSlot(file.workspace, key, passphrase, file.passphrase.kdf) };
}

/** The same keys under a new recovery code. */
export function withRecovery(file: KeyFile, key: Uint8Array): { file: KeyFile; recoveryCode: string } {
  const recoveryCode = makeRecoveryCode();
  return { file: { ...file, recovery: recoverySlot(file.workspace, key, recoveryCode) }, recoveryCode };
}

/** The text of a key file. Its digest guards nothing: it tells a file that was damaged from one that says something else. */
export function spellKeyFile(file: KeyFile): string {
  return `${JSON.stringify({ ...file, digest: digestOf(file) }, null, 2)}\n`;
}

/**
 * A key file as it was written, and whether nothing in it was damaged since, as far as it can tell.
 * @throws ConcordError E_KEYS_DAMAGED, E_KDF_PARAMS
 */
export function readKeyFile(text: string): { file: KeyFile; whole: boolean } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConcordError("E_KEYS_DAMAGED");
  }
  const parsed = storedKeyFile.safeParse(json);
  if (!parsed.success) throw new ConcordError("E_KEYS_DAMAGED");
  const { kdf } = parsed.data.passphrase;
  if (
    kdf.memory > KDF_CAP.memory ||
    kdf.passes > KDF_CAP.passes ||
    kdf.lanes > KDF_CAP.lanes ||
    kdf.memory * kdf.passes > KDF_CAP.work ||
    kdf.lanes < 1 ||
    kdf.passes < 1 ||
    kdf.memory < 8
  )
    throw new ConcordError("E_KDF_PARAMS");
  const { digest, ...file } = parsed.data;
  return { file, whole: digest === undefined || digest === digestOf(file) };
}

/** @throws ConcordError E_KEYS_DAMAGED, E_KDF_PARAMS */
export function parseKeyFile(text: string): KeyFile {
  return readKeyFile(text).file;
}

function digestOf(file: KeyFile): string {
  // Parsed, so that the order of what is in it is always the same.
  return createHash("sha256")
    .update(JSON.stringify(keyFile.parse(file)))
    .digest("hex");
}

/**
 * A key for one purpose (HKDF-SHA-256).
 * @throws ConcordError E_NO_WORKSPACE if it was wiped
 */
export function subkey(key: Uint8Array, label: "db" | "backup" | "witness"): Buffer {
  requireKey(key);
  return Buffer.from(hkdfSync("sha256", key, new Uint8Array(0), `concord ${label}`, KEY_BYTES));
}

/** Uses a key for one purpose, and wipes it. */
export function withSubkey<T>(key: Uint8Array, label: Parameters<typeof subkey>[1], use: (key: Buffer) => T): T {
  return withWiped(subkey(key, label), use);
}

function withWiped<T, B extends Uint8Array>(secret: B, use: (secret: B) => T): T {
  try {
    return use(secret);
  } finally {
    secret.fill(0);
  }
}

async function passphraseSlot(workspace: string, key: Uint8Array, passphrase: string, kdf: KdfParams) {
  const [normal = ""] = normalForms(passphrase);
  const salt = randomBytes(16).toString("base64");
  const bound = context(workspace, "passphrase", kdf);
  const wrapping = await passphraseWrapping(normal, salt, kdf);
  return { kdf, salt, ...withWiped(wrapping, (used) => seal(used, key, bound)) };
}

function recoverySlot(workspace: string, key: Uint8Array, code: string) {
  const salt = randomBytes(16).toString("base64");
  const bound = context(workspace, "recovery", null);
  return { salt, ...withWiped(recoveryWrapping(code, salt), (used) => seal(used, key, bound)) };
}

/** @param passphrase in a normal form; its bytes are wiped, the string cannot be */
async function passphraseWrapping(passphrase: string, salt: string, kdf: KdfParams): Promise<Uint8Array> {
  const password = Buffer.from(passphrase);
  try {
    return await argon2id({
      password,
      salt: Buffer.from(salt, "base64"),
      memorySize: kdf.memory,
      iterations: kdf.passes,
      parallelism: kdf.lanes,
      hashLength: KEY_BYTES,
      outputType: "binary",
    });
  } finally {
    password.fill(0);
  }
}

/** @param code as typed */
function recoveryWrapping(code: string, salt: string): Buffer {
  return withWiped(Buffer.from(normalizeCode(code)), (bytes) =>
    Buffer.from(hkdfSync("sha256", bytes, Buffer.from(salt, "base64"), "concord recovery", KEY_BYTES)),
  );
}

/** Doubles the memory until one derivation takes about 0.7 s on this machine. */
async function calibrated(): Promise<KdfParams> {
  const start = performance.now();
  await passphraseWrapping("calibration", randomBytes(16).toString("base64"), KDF_FLOOR);
  const spent = performance.now() - start;
  const times = Math.min(8, 2 ** Math.max(0, Math.round(Math.log2(KDF_TARGET_MS / spent))));
  return { ...KDF_FLOOR, memory: KDF_FLOOR.memory * times };
}

function makeRecoveryCode(): string {
  const characters = Array.from(randomBytes(CODE_LENGTH), (byte) => CODE_ALPHABET[byte & 31]).join("");
  return characters.replace(/(.{5})(?=.)/g, "$1-");
}

/** As typed from paper: any case, any separators; 0, 1 and 8 are O, L and B misread. */
function normalizeCode(code: string): string {
  return code
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll("0", "O")
    .replaceAll("1", "L")
    .replaceAll("8", "B")
    .replace(/[^A-Z2-7]/g, "");
}

/** What a slot is bound to: moved to another workspace or given another cost, it no longer opens. */
function context(workspace: string, slot: string, kdf: KdfParams | null): Buffer {
  return Buffer.from(JSON.stringify([workspace, slot, kdf && [kdf.memory, kdf.passes, kdf.lanes]]));
}

function seal(wrapping: Uint8Array, key: Uint8Array, bound: Uint8Array) {
  requireKey(key);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", wrapping, nonce).setAAD(bound);
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString("base64"), sealed: sealed.toString("base64") };
}

/** Work that a lock overtook ends here: what is wiped must not be wrapped in the place of a key. */
function requireKey(key: Uint8Array): void {
  if (key.every((byte) => byte === 0)) throw new ConcordError("E_NO_WORKSPACE");
}

function open(wrapping: Uint8Array, slot: { nonce: string; sealed: string }, bound: Uint8Array): Buffer | undefined {
  const sealed = Buffer.from(slot.sealed, "base64");
  const nonce = Buffer.from(slot.nonce, "base64");
  if (sealed.byteLength !== KEY_BYTES + 16 || nonce.byteLength !== 12) throw new ConcordError("E_KEYS_DAMAGED");
  const decipher = createDecipheriv("aes-256-gcm", wrapping, nonce).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(KEY_BYTES));
  const key = decipher.update(sealed.subarray(0, KEY_BYTES));
  try {
    decipher.final();
    return key;
  } catch {
    key.fill(0);
    return undefined;
  }
}

function refuse(code: "E_WRONG_PASSPHRASE" | "E_WRONG_RECOVERY_CODE"): never {
  throw new ConcordError(code);
}
