/** Every screen with an address stands under a place of the navigation, so that a path leads back from it. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SUBJECTS } from "../../../../db/contract/subjects/index.ts";
import { listOf, placeOf } from "../../../../renderer/app/screens.ts";

const ROUTER = readFileSync(new URL("../../../../renderer/frame/router.tsx", import.meta.url), "utf8");
/** The room sees it, and nobody goes anywhere from there. */
const ALONE = ["/projector/$id"];

const addresses = [...ROUTER.matchAll(/\bat\("(\/[^"]+)"/g)].map(([, path = ""]) => path);

it.each([...new Set([...addresses, ...SUBJECTS.flatMap((subject) => listOf(subject) ?? [])])])("%s", (path) => {
  expect(placeOf(path) !== undefined).toBe(!ALONE.includes(path));
});

it("reads the addresses of the router", () => {
  expect(addresses.length).toBeGreaterThan(25);
});
