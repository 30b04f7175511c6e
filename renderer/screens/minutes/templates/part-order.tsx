/** Which parts the minutes have, and in which order: by dragging, or by Alt and the arrow keys. */
import { Checkbox, Input } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MINUTES_PARTS, type MinutesPart } from "../../../../db/contract/minutes-style.ts";
import { Standard, useSetting } from "./setting-fields.tsx";
import own from "./templates.module.css";

const PATH = ["parts"];

export function PartOrder() {
  const { t } = useTranslation();
  const { value, set } = useSetting(PATH);
  const parts = value as MinutesPart[];
  const [dragged, setDragged] = useState<MinutesPart | null>(null);
  const [over, setOver] = useState<MinutesPart | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const off = MINUTES_PARTS.filter((part) => !parts.includes(part));
  const move = (part: MinutesPart, to: number) => {
    const order = parts.filter((other) => other !== part);
    order.splice(Math.max(0, Math.min(to, order.length)), 0, part);
    set(order);
    // The part keeps the focus, wherever it went.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-part="${part}"] input`)?.focus());
  };
  return (
    <div className={own.setting}>
      <Standard path={PATH} label={t("minutes.partOrder")} />
      <Input.Label labelElement="div" display="block">
        {t("minutes.partOrder")}
      </Input.Label>
      <p className="small soft" style={{ margin: 0 }}>
        {t("meetings.dragHint")}
      </p>
      <ul ref={list} className={own.parts} aria-label={t("minutes.partOrder")}>
        {[...parts, ...off].map((part) => {
          const index = parts.indexOf(part);
          const on = index >= 0;
          return (
            <li
              key={part}
              data-part={part}
              data-over={over === part || undefined}
              draggable={on}
              onDragStart={() => setDragged(part)}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDragOver={(event) => {
                if (!on || dragged === null) return;
                event.preventDefault();
                setOver(part);
              }}
              onDrop={() => {
                if (dragged !== null && dragged !== part) move(dragged, index);
              }}
            >
              <Checkbox
                label={t(`minutes.partNames.${part}`)}
                checked={on}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                onChange={() => set(on ? parts.filter((other) => other !== part) : [...parts, part])}
                onKeyDown={(event) => {
                  if (!event.altKey || !on || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
                  event.preventDefault();
                  move(part, index + (event.key === "ArrowUp" ? -1 : 1));
                }}
              />
              {on && (
                <span className={own.handle} aria-hidden="true">
                  ⋮⋮
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
