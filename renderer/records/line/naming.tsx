/**
 * Naming a party in a line: `@` and what it is called, or wherever else a line has a place for one. Those that fit are offered
 * beside it; Enter or Tab takes one, Esc none.
 */
import { Popover } from "@mantine/core";
import { type ComponentProps, type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mentionAt } from "../../../db/language/entry.ts";
import { textOf } from "../../../db/language/names.ts";
import { matchParties, type Party, toldApart } from "../../../db/language/parties.ts";
import { useLanguage } from "../../app/i18n.ts";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import own from "./naming.module.css";
import { useLineParties } from "./use-line-parties.ts";

/** Parties that are offered at once. */
const OFFERED = 6;

export interface Naming {
  parties: readonly Party[];
  /** Ids of those that were chosen from the list, by the name that stands in the line. */
  chosen: ReadonlyMap<string, string>;
  field: RefObject<HTMLInputElement | null>;
  /** What the field says of it, and tells it. */
  props: Pick<ComponentProps<"input">, "role" | "onSelect" | "aria-autocomplete" | "aria-expanded"> &
    Pick<ComponentProps<"input">, "aria-controls" | "aria-activedescendant">;
  /** The text was changed by a key. */
  look(): void;
  /** Offers those who may be meant by a name that stands in the line behind an `@`. */
  ask(name: string): void;
  /** @returns whether the key was meant for what is offered */
  press(event: KeyboardEvent): boolean;
  /** What is offered; it stands under, or over, whatever is `position: relative`. */
  offers: React.ReactNode;
}

/** Where in a line a name is being typed: it begins after `start`; null: nowhere. */
export type NameAt = (
  line: string,
  caret: number,
  parties: readonly Party[],
  chosen: ReadonlyMap<string, string>,
) => { start: number; query: string } | null;

/**
 * @param about ids of the parties that come first
 * @param type replaces the text, once one was chosen
 */
export function useNaming(
  text: string,
  type: (next: string) => void,
  about: readonly string[],
  nameAt: NameAt = mentionAt,
): Naming {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [picked, setPicked] = useState(0);
  const [shut, setShut] = useState(false);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const parties = useLineParties(about, query);
  const mention = shut ? null : nameAt(text, caret, parties, chosen);
  const found = mention ? matchParties(mention.query, parties).slice(0, OFFERED) : [];
  const pick = (party: Party) => {
    if (!mention) return;
    const name = party.shown[language] ?? party.names[0] ?? "";
    const begin = `${text.slice(0, mention.start + 1)}${name} `;
    type(begin + text.slice(caret).trimStart());
    setChosen(new Map([...chosen, [name, party.id]]));
    setShut(true);
    requestAnimationFrame(() => field.current?.setSelectionRange(begin.length, begin.length));
  };
  const option = found[picked] ?? found[0];
  return {
    parties,
    chosen,
    field,
    props: {
      role: "combobox",
      onSelect: () => setCaret(field.current?.selectionStart ?? 0),
      "aria-autocomplete": "list",
      "aria-expanded": found.length > 0,
      "aria-controls": list,
      "aria-activedescendant": option && `${list}-${option.id}`,
    },
    look() {
      const at = field.current?.selectionStart ?? 0;
      setCaret(at);
      setShut(false);
      setPicked(0);
      setQuery(nameAt(field.current?.value ?? "", at, parties, chosen)?.query ?? "");
    },
    ask(name) {
      const end = endOfName(text, name);
      if (end === null) return;
      field.current?.setSelectionRange(end, end);
      setCaret(end);
      setShut(false);
      setPicked(0);
      setQuery(name);
    },
    press(event) {
      if (!option) return false;
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        pick(option);
      } else if (!event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        setPicked((picked + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
      } else if (event.key === "Escape") {
        event.stopPropagation();
        setShut(true);
      } else return false;
      return true;
    },
    offers: (
      // Wherever the line stands in the window: where there is more room, and no higher than that.
      <Popover
        opened={found.length > 0}
        position="bottom-start"
        offset={4}
        middlewares={{ flip: true, shift: true, size: { padding: 8, apply: withinWindow } }}
        transitionProps={{ duration: 0 }}
        closeOnEscape={false}
        closeOnClickOutside={false}
        withRoles={false}
      >
        <Popover.Target>
          <span className={own.line} />
        </Popover.Target>
        <Popover.Dropdown id={list} role="listbox" aria-label={t("subjects.organization")} className={own.offers}>
          {found.map((party) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the line itself handles the arrow keys, Tab and Enter
            <div
              key={party.id}
              id={`${list}-${party.id}`}
              ref={party === option ? inSight : undefined}
              role="option"
              aria-selected={party === option}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(party)}
            >
              <SectorMark sector={party.sector} /> {textOf(party.shown.zh, party.shown.en, language)}
              <small className="soft">{toldApart(party, found)}</small>
            </div>
          ))}
        </Popover.Dropdown>
      </Popover>
    ),
  };
}

function inSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}

function withinWindow({ availableHeight, elements }: { availableHeight: number; elements: { floating: HTMLElement } }) {
  elements.floating.style.maxHeight = `${availableHeight}px`;
  // The one that would be taken may have been in sight only before the list became lower.
  inSight(elements.floating.querySelector<HTMLElement>('[aria-selected="true"]'));
}

function endOfName(text: string, name: string): number | null {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (/[@＠]\s?$/u.test(text.slice(0, at))) return at + name.length;
  return null;
}
