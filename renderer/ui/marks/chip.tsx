/** A related thing, by its name: a link to its page. */
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import { Icon, type IconName } from "../icon.tsx";
import styles from "./marks.module.css";
import { SectorMark } from "./sector-mark.tsx";

interface Props {
  /** What stands before the name: the mark of a party's sector, or what kind of thing it is. */
  sector?: Sector | undefined;
  icon?: IconName | undefined;
  /** A sentence, of which nothing is cut off. */
  whole?: boolean | undefined;
  children: React.ReactNode;
}

export const ChipLink = createLink(
  ({ sector, icon, whole, children, ...link }: Props & Omit<ComponentProps<"a">, keyof Props>) => (
    <a {...link} className={styles.chip} data-whole={whole || undefined}>
      {sector ? <SectorMark sector={sector} /> : icon ? <Icon name={icon} size={16} /> : null}
      <span>{children}</span>
    </a>
  ),
);
