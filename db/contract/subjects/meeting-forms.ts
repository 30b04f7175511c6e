/** What a kind of meeting, a series and a single meeting say in the same form: quorum, rule of decision, who calls it. */
import { z } from "zod";
import { boolean, integer, line } from "../fields.ts";

const parties = z.number().int().min(0).max(1_000);

/** A series has no more meetings than this. */
export const MAX_ORDINAL = 100_000;

/** Quorum: at least so many present parties of each named sector, and so many percent of all expected parties. */
export const quorumRule = z.strictObject({
  sectors: z.strictObject({
    government: parties.optional(),
    enterprise: parties.optional(),
    ngo: parties.optional(),
    academia: parties.optional(),
    public: parties.optional(),
  }),
  percent: z.number().int().min(0).max(100),
});
export type QuorumRule = z.infer<typeof quorumRule>;

/** How many parties may oppose under `consensus_minus`. */
export const decisionMinus = () => integer(1, 100, { unit: "parties" });

/** Who calls a meeting, where it is not its organizers, and whom the parties reply to. */
export const noticeFrom = {
  notice_issuer: line(),
  notice_contact: line({ ofPerson: true }),
  notice_phone: line(),
  /** A reply slip for each party, with its name; else one for all, to be filled in. */
  notice_slips: boolean(),
};
