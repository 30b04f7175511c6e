/** Who sits here, with party and the colour of its sector: what the list of seats is opened by. */
import { UnstyledButton, type UnstyledButtonProps } from "@mantine/core";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import type { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import type { Status } from "../../app/status.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./seat.module.css";

export type Choice = Awaited<ReturnType<typeof client.profile.choices>>[number];

export interface Here {
  /** Who is logged in in this window. */
  current: Status["profile"];
  /** Their seat; not known yet where it is none. */
  here: Choice | undefined;
}

type Props = Here & UnstyledButtonProps & ComponentProps<"button">;

export function SeatButton({ current, here, ...button }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <UnstyledButton {...button} title={t("profile.switch")} className={styles.seat}>
      <Face name={current?.name ?? "?"} sector={here?.sector} />
      <span className={styles.who}>
        <b>{current ? current.name : t("profile.none")}</b>
        {current && (
          <span className="small soft">
            {here?.organization ? nameOf(here.organization, language) : t(`values.role.${current.role}`)}
          </span>
        )}
      </span>
      <Icon name="down" size={16} />
    </UnstyledButton>
  );
}

/** The first letter of a name, in the colour of the sector that it comes for. */
export function Face({
  name,
  sector,
  large = false,
}: {
  name: string;
  sector: Sector | null | undefined;
  large?: boolean;
}) {
  return (
    <span className={styles.face} data-sector={sector ?? undefined} data-large={large || undefined} aria-hidden="true">
      {[...name][0]}
    </span>
  );
}
