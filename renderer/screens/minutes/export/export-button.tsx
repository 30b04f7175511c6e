/** Saves the minutes as they are looked at, in the format that was chosen last; what else may be chosen stands under Export. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { tell } from "../../../app/typing/saved.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { Icon } from "../../../ui/icon.tsx";
import { LongWork } from "../../../ui/marks/long-work.tsx";
import type { Look } from "../use-look.ts";
import { useMinutesFile, useSayMade } from "./use-minutes-file.ts";

export function ExportButton({ view, look }: { view: MeetingView; look: Look }) {
  const file = useMinutesFile(view, look);
  const say = useSayMade();
  const { t } = useTranslation();
  return (
    <>
      {file.underWay && <LongWork label={t("minutes.exporting")} {...file.underWay} />}
      <Button
        leftSection={<Icon name="download" size={16} />}
        disabled={file.underWay !== null}
        style={{ flex: "none" }}
        onClick={() => void file.save().then((made) => made && tell({ kind: "note", text: say(made) }))}
      >
        {file.label}
      </Button>
    </>
  );
}
