/** What tells a state, a sector or a kind by shape, colour and word. */
import { ACTION_STATUS, SECTORS, STANCES } from "../../../db/contract/vocabulary.ts";
import { ItemMark, KindMark, type RecordedKind } from "../../../renderer/meeting/look/kind-mark.tsx";
import { TallyBar } from "../../../renderer/meeting/look/tally-bar.tsx";
import { TimerRing } from "../../../renderer/meeting/look/timer-ring.tsx";
import { ActionState } from "../../../renderer/ui/marks/action-state.tsx";
import { Badge } from "../../../renderer/ui/marks/badge.tsx";
import { ChipLink } from "../../../renderer/ui/marks/chip.tsx";
import { DueText } from "../../../renderer/ui/marks/due-text.tsx";
import { Percent } from "../../../renderer/ui/marks/percent.tsx";
import { SectorMark } from "../../../renderer/ui/marks/sector-mark.tsx";
import { type MarkedState, StateMark } from "../../../renderer/ui/marks/state-mark.tsx";
import styles from "./gallery.module.css";
import { useSaid } from "./said.ts";

const TODAY = "2026-11-29";
const DUE = ["2026-11-20", TODAY, "2026-11-30", "2026-12-05", "2027-03-31", "2027-03", "2027"] as const;
const KINDS = [
  "decision",
  "opinion",
  "direction",
  "risk",
  "parked",
  "report",
  "action",
] as const satisfies readonly RecordedKind[];
const STATES: readonly MarkedState[] = ["waiting", "unknown", "blocked"];
const TONES = ["ok", "warn", "bad", "plain", "accent"] as const;

export function Marks() {
  const { name, other } = useSaid();
  return (
    <>
      {([12, 20, 24, 40] as const).map((size) => (
        <div key={size} className={styles.row}>
          {SECTORS.map((sector) => (
            <SectorMark key={sector} sector={sector} size={size} />
          ))}
          {size > 12 &&
            STANCES.map((stance) => <SectorMark key={stance} sector="enterprise" size={size} mark={stance} />)}
        </div>
      ))}
      <div className={styles.row}>
        {ACTION_STATUS.map((status) => (
          <ActionState key={status} action={{ status, due: "2027-03-31", percent: 40 }} today={TODAY} />
        ))}
        <ActionState action={{ status: "in_progress", due: "2026-11-20", percent: 40 }} today={TODAY} />
      </div>
      <div className={styles.row}>
        {STATES.map((state) => (
          <StateMark key={state} state={state} word={name} />
        ))}
        <StateMark state="done" word={name} alone />
      </div>
      <div className={styles.row}>
        {DUE.map((due) => (
          <DueText key={due} due={due} today={TODAY} />
        ))}
        <DueText due={DUE[0]} today={TODAY} over />
      </div>
      <div className={styles.row}>
        <Percent value={0} />
        <Percent value={40} />
        <Percent value={60} tone="late" />
        <Percent value={100} tone="done" />
      </div>
      <div className={styles.row}>
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {name}
          </Badge>
        ))}
        <Badge tone="warn" icon="time">
          {name}
        </Badge>
      </div>
      <div className={styles.row}>
        <ChipLink to="." sector="enterprise">
          {name}
        </ChipLink>
        <ChipLink to="." icon="meeting">
          {other}
        </ChipLink>
        <ChipLink to="." icon="action" data-force="hover">
          {other}
        </ChipLink>
        <ChipLink to="." icon="action" data-force="focus focus-visible">
          {other}
        </ChipLink>
      </div>
      <div className={styles.row}>
        {KINDS.map((kind) => (
          <KindMark key={kind} kind={kind} />
        ))}
        <ItemMark kind="discussion">{name}</ItemMark>
      </div>
      <TallyBar counts={{ support: 5, reservation: 2, abstain: 1, oppose: 1 }} silent={3} />
      <TallyBar counts={{ support: 0, reservation: 0, abstain: 0, oppose: 0 }} silent={3} />
      <div className={styles.row}>
        {(["calm", "amber", "red"] as const).map((tone, index) => (
          <span key={tone} style={{ width: "40px" }}>
            <TimerRing used={(index + 1) / 3} tone={tone} />
          </span>
        ))}
      </div>
    </>
  );
}
