/** The line above the record: which meeting it is, and what concerns all of it. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { QuorumState } from "../../meeting/quorum.tsx";
import { useMay } from "../../records/may.ts";
import { Badge } from "../../ui/marks/badge.tsx";
import type { Command } from "./keys.ts";
import own from "./live.module.css";

interface Props {
  view: MeetingView;
  large: boolean;
  commands: Record<Command, () => void>;
  onClose(): void;
}

export function LiveBar({ view, large, commands, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const { id, title_zh, title_en, exercise } = view.meeting;
  return (
    <div className={own.bar}>
      <Link to="/meetings/$id" params={{ id }} className="link">
        {textOf(title_zh, title_en, language)}
      </Link>
      {exercise && <Badge>{t("live.exercise")}</Badge>}
      {large && <QuorumState quorum={view.quorum} />}
      <span className={own.barKeys}>
        <Button size="compact-xs" variant={large ? "light" : "subtle"} onClick={commands.large} aria-pressed={large}>
          {t("live.large")} <kbd>L</kbd>
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={commands.round}>
          {t("live.round")} <kbd>U</kbd>
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={commands.projector}>
          {t("live.projector")} <kbd>Q</kbd>
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={commands.help}>
          {t("live.keys")} <kbd>?</kbd>
        </Button>
        {may.call("meeting.close") && (
          <Button size="compact-xs" variant="default" onClick={onClose}>
            {t("live.close")}
          </Button>
        )}
      </span>
    </div>
  );
}
