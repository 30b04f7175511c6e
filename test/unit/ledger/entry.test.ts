import { describe, expect, test } from "vitest";
import { Ledger } from "../../../db/ledger/ledger.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { AMONG_FRIENDS, database, laptop } from "../../support/laptops.ts";

const WORKSPACE = "0195a7c0-1111-7222-8333-444455556666";
/** An Ed25519 key whose 32 secret bytes are 00 01 02 ... 1f. */
const DEVICE = {
  id: "a050837d85070582ccf7394b0988847c",
  name: "recorder's laptop",
  key: "MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
  privateKey: "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
  after: null,
};

/** A ledger on that device, which an earlier build held in one text, whose clock stands at 2026-03-02 01:02:03.004 UTC. */
function fixedLedger(): Ledger {
  const held = database();
  held.prepare("INSERT INTO local_value (key, value) VALUES ('device', ?)").run(JSON.stringify(DEVICE));
  return new Ledger(held, { workspace: WORKSPACE, clock: () => Date.UTC(2026, 2, 2, 1, 2, 3, 4) });
}

function stored({ store }: Ledger) {
  return store.all<{ hash: string; body: string; signature: Uint8Array }>(
    "SELECT hash, body, signature FROM ledger ORDER BY n",
  );
}

/**
 * What any other program must produce to speak this format. If this test fails, ledgers written before can no longer be
 * verified: make a new ENTRY_VERSION instead of changing it.
 */
describe("the format of an entry is frozen", () => {
  test("the first entry of a device, byte for byte", () => {
    const ledger = fixedLedger();
    ledger.transact({ act: "put", by: "profile-1", opId: "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd" }, (tx) => {
      // A name that an earlier build wrote, with the end of a line behind it.
      tx.putAsItWas("organization", "org-1", {
        name_zh: "重庆长安汽车股份有限公司",
        name_en: 'Chang"an\n',
        segments: ["seg-2", "seg-1"],
        named_in_paper: true,
      });
      tx.put("series", "series-1", { quorum: { sectors: { ngo: 1, government: 2 }, percent: 50 } });
    });
    const [entry] = stored(ledger);
    expect(entry?.body).toBe(GOLDEN_BODY);
    expect(entry?.hash).toBe(GOLDEN_HASH);
    expect(Buffer.from(entry?.signature ?? []).toString("hex")).toBe(GOLDEN_SIGNATURE);
  });

  test("the key of an earlier build is moved out of the text that it lay in, and signs the same after that", () => {
    const { store } = fixedLedger();
    const held = () => store.all<{ key: string; value: string | Buffer }>("SELECT key, value FROM local_value");
    const { privateKey, ...known } = DEVICE;
    expect(held().find(({ key }) => key === "device")?.value).toBe(JSON.stringify(known));
    expect(held().find(({ key }) => key === "device_key")?.value).toEqual(Buffer.from(privateKey, "base64"));
    const again = new Ledger(store.database, { workspace: WORKSPACE, clock: () => Date.UTC(2026, 2, 2, 1, 2, 3, 4) });
    expect(again.device.id).toBe(DEVICE.id);
    again.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: "x" }));
    expect(verifyLedger(again.store, WORKSPACE)).toMatchObject({ entries: 1, devices: 1 });
  });

  test("a key that was wiped signs nothing, while the database is still open", () => {
    const wiped = fixedLedger();
    wiped.device.privateKey.key.fill(0);
    expect(() => wiped.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: "x" }))).toThrow(
      expect.objectContaining({ code: "E_NO_WORKSPACE" }),
    );
    expect(stored(wiped)).toEqual([]);
  });

  test("the second: set, delete and restore, with the hash of the first and without the key", () => {
    const ledger = fixedLedger();
    const opId = (n: number) => `0195a7c0-aaaa-7bbb-8ccc-00000000000${n}`;
    ledger.transact({ act: "put", by: null, opId: opId(1) }, (tx) => tx.put("setting", "a", { value: "x" }));
    ledger.transact({ act: "remove", by: null, opId: opId(2) }, (tx) => {
      tx.put("setting", "a", { value: "y" });
      tx.remove("setting", "a");
      tx.restore("setting", "a");
    });
    const [first, second] = stored(ledger);
    expect(second?.body).toBe(
      `{"act":"remove","by":null,"dev":"${DEVICE.id}","hlc":[1772413323004,1],"opId":"${opId(2)}","ops":[` +
        '{"ent":"setting","f":{"value":"y"},"id":"a","op":"set"},{"ent":"setting","id":"a","op":"delete"},' +
        `{"ent":"setting","id":"a","op":"restore"}],"part":0,"prev":"${first?.hash}","seq":2,"sv":1,"v":1,` +
        `"vv":{"${DEVICE.id}":1},"wall":1772413323004,"ws":"${WORKSPACE}"}`,
    );
    expect(second?.hash).toBe(SECOND_HASH);
  });

  test("an entry written by this version is still taken in and verified", () => {
    const other = new Ledger(database(), { workspace: WORKSPACE, deviceName: "other" });
    const signature = Buffer.from(GOLDEN_SIGNATURE, "hex");
    expect(receive(other, [{ text: GOLDEN_BODY, signature }], AMONG_FRIENDS)).toMatchObject({ added: 1, held: [] });
    expect(verifyLedger(other.store, WORKSPACE)).toMatchObject({ entries: 1, devices: 1, head: GOLDEN_HASH });
    expect(other.store.get("SELECT name_zh, segments FROM organization")).toEqual({
      name_zh: "重庆长安汽车股份有限公司",
      segments: '["seg-2","seg-1"]',
    });
  });
});

test("an entry of another workspace, or cut short, or with a changed letter, is refused and leaves nothing", () => {
  const { ledger } = laptop();
  const signature = Buffer.from(GOLDEN_SIGNATURE, "hex");
  for (const text of [GOLDEN_BODY, GOLDEN_BODY.slice(0, -1), GOLDEN_BODY.replace("重庆", "成都"), ""])
    expect(receive(ledger, [{ text, signature }], AMONG_FRIENDS).outcomes).toEqual([
      { is: "refused", reason: expect.any(String) },
    ]);
  expect(ledger.size).toBe(0);
});

const GOLDEN_BODY =
  '{"act":"put","by":"profile-1","dev":"a050837d85070582ccf7394b0988847c","device":{"after":null,"key":"MCowBQYDK' +
  '2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=","name":"recorder\'s laptop"},"hlc":[1772413323004,0],"opId' +
  '":"0195a7c0-aaaa-7bbb-8ccc-dddddddddddd","ops":[{"ent":"organization","f":{"name_en":"Chang\\"an\\n","name_zh":"' +
  '重庆长安汽车股份有限公司","named_in_paper":true,"segments":["seg-2","seg-1"]},"id":"org-1","op":"create"},{"ent":"series",' +
  '"f":{"quorum":{"percent":50,"sectors":{"government":2,"ngo":1}}},"id":"series-1","op":"create"}],"part":0,"pre' +
  'v":"0000000000000000000000000000000000000000000000000000000000000000","seq":1,"sv":1,"v":1,"vv":{},"wall":1772' +
  '413323004,"ws":"0195a7c0-1111-7222-8333-444455556666"}';
const GOLDEN_HASH = "d8a540bfc88d63327e0fd493e708ef761f75d58a063a125bb1a24a72e353ea5b";
const GOLDEN_SIGNATURE =
  "f7f4533dacc26699cf238bc37de6f1fff794e1edeb1d93ad13d8b65811b44c60b6f3edfb06c24f275d24811a2a8e028da9d9a32cd0c85585f5ebf7ba3d73890c";
const SECOND_HASH = "c91d0b9c8044aaeeb1ffa63a5feffbba0447cb83346a97c48aecd647fad89e61";
