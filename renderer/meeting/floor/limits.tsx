/** How long one speech may take, and how long each sector that sits here may speak in all. */
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { useSave } from "../../records/use-record.ts";
import type { MeetingView } from "../meeting-view.ts";
import own from "../room-side.module.css";

export function Limits({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const save = useSave();
  const { id, speech_minutes, sector_minutes } = view.meeting;
  const put = (fields: Partial<Pick<MeetingView["meeting"], "speech_minutes" | "sector_minutes">>) =>
    void save("meeting", id, fields).catch(() => {});
  const here = SECTORS.filter((sector) => view.attendance.some((seat) => seat.sector === sector));
  const field = (label: string, value: number | null, set: (minutes: number | null) => void) => (
    <div key={label} className={own.limit}>
      <span aria-hidden="true">{label}</span>
      <NumberInput
        size="xs"
        aria-label={label}
        min={1}
        max={1440}
        allowDecimal={false}
        hideControls
        value={value ?? ""}
        placeholder={t("floor.noLimit")}
        onChange={(typed) => (typeof typed === "number" ? set(typed) : typed === "" && set(null))}
      />
    </div>
  );
  return (
    <div className={own.limits}>
      {field(t("fields.speech_minutes"), speech_minutes, (minutes) => put({ speech_minutes: minutes }))}
      {here.map((sector) =>
        field(t(`values.sector.${sector}`), sector_minutes?.[sector] ?? null, (minutes) => {
          const { [sector]: _, ...others } = sector_minutes ?? {};
          const all = minutes === null ? others : { ...others, [sector]: minutes };
          put({ sector_minutes: Object.keys(all).length > 0 ? all : null });
        }),
      )}
    </div>
  );
}
