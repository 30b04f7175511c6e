/**
 * Another record, by its mark and name. It opens a card with what matters most of it; Enter there opens its page, Esc leads
 * back. With Ctrl or the middle button the page opens at once, elsewhere, as links do.
 */
import { Popover } from "@mantine/core";
import type { LinkProps } from "@tanstack/react-router";
import { useState } from "react";
import type { Label } from "../../../db/contract/records.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { pageOf } from "../../app/screens.ts";
import { ChipLink } from "../../ui/marks/chip.tsx";
import own from "./page.module.css";
import { Peek } from "./peek.tsx";
import { markOf } from "./record-mark.tsx";

interface Props {
  id: string;
  label: Label | undefined;
  /** Its name is a sentence, and stands there to the end. */
  whole?: boolean;
}

export function RecordChip({ id, label, whole }: Props) {
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const name = nameOf(label, language);
  const page = label && pageOf(label.subject, id);
  if (!page) return <span>{name}</span>;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={308}
      offset={6}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ChipLink
          {...(page as LinkProps)}
          {...markOf(label)}
          whole={whole}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            // A second Enter that is quicker than the card, or a second click, leads where the card's own would.
            if (!open) event.preventDefault();
            setOpen(!open);
          }}
        >
          {name}
        </ChipLink>
      </Popover.Target>
      <Popover.Dropdown className={own.peek} aria-label={name}>
        {open && <Peek subject={label.subject as Subject} id={id} label={label} onClose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}
