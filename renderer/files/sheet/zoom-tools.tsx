/** Larger, smaller, and back to what fits. */
import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { type Board, type Zoom, zoomed } from "./board.ts";
import own from "./desk.module.css";

interface Props {
  board: Board;
  onZoom(zoom: Zoom): void;
}

export function ZoomTools({ board: { scale, fits }, onZoom }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={own.zoom} aria-label={t("minutes.zoom")}>
      <ActionIcon variant="subtle" onClick={() => onZoom(zoomed(scale, -1))} aria-label={t("minutes.smaller")}>
        <Icon name="smaller" size={16} />
      </ActionIcon>
      <button
        type="button"
        className={`plain-button small numbers ${own.fit}`}
        title={t(fits === "page" ? "minutes.fitWidth" : "minutes.fitPage")}
        onClick={() => onZoom(fits === "page" ? "width" : "page")}
      >
        {fits ? t(`minutes.fits.${fits}`) : `${Math.round(scale * 100)} %`}
      </button>
      <ActionIcon variant="subtle" onClick={() => onZoom(zoomed(scale, 1))} aria-label={t("minutes.larger")}>
        <Icon name="add" size={16} />
      </ActionIcon>
    </fieldset>
  );
}
