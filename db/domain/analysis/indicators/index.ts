/** All indicators, in the order in which they are read. */
import type { Indicator } from "../indicator.ts";
import { attendanceOfSectors } from "./attendance.ts";
import { closingRate, datesKept } from "./follow-through.ts";
import { locationOfSegments } from "./location.ts";
import { concentrationOfOutput, inequalityOfOutput } from "./output.ts";
import { policyOverlap } from "./policies.ts";
import { krugmanOfStructures, similarityOfStructures } from "./structure.ts";
import { batterySupply, densityOfTies, tiesAcross } from "./ties.ts";

export const ALL: readonly Indicator[] = [
  similarityOfStructures,
  krugmanOfStructures,
  locationOfSegments,
  concentrationOfOutput,
  inequalityOfOutput,
  tiesAcross,
  densityOfTies,
  batterySupply,
  policyOverlap,
  closingRate,
  datesKept,
  attendanceOfSectors,
];
