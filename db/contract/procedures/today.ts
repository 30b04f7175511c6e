/** What needs attention today, in one answer. */
import { z } from "zod";
import { query } from "../procedure.ts";
import { label } from "../records.ts";
import { subjects } from "../subjects/index.ts";

export const todayProcedures = {
  overview: query("room", "everything").output(
    z.object({
      day: z.string(),
      nextMeetings: z.array(subjects.meeting.record),
      liveMeetings: z.array(subjects.meeting.record),
      /** Actions whose lead or support is the current profile's organization. */
      myActions: z.array(subjects.action.record),
      overdue: z.array(subjects.action.record),
      overdueCount: z.number(),
      dueSoon: z.array(subjects.action.record),
      /** Open actions of which nothing has been heard for 30 days. */
      silent: z.array(subjects.action.record),
      /** Done, and waiting for a facilitator to verify them. */
      toVerify: z.array(subjects.action.record),
      /** What the minutes of closed meetings wait for; `mine`: to be confirmed by the reader's sector. */
      signOff: z.array(
        z.object({ meeting: subjects.meeting.record, waits: z.enum(["circulate", "mine", "others", "seal"]) }),
      ),
      extensionRequests: z.array(subjects.extension_request.record),
      counts: z.record(z.string(), z.number()),
      labels: z.record(z.string(), label),
    }),
  ),
};
