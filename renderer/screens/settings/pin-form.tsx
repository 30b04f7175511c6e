/** Sets, changes or removes the PIN of a profile: one's own with the PIN that it replaces, that of others as a facilitator. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PinSetter } from "../../../db/contract/procedures/profiles.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { api, client } from "../../app/api.ts";
import { tell } from "../../app/typing/saved.ts";
import { useCommand } from "../../records/use-record.ts";
import { PIN_LEAST, PinInput } from "../../ui/pin-input.tsx";
import own from "./settings.module.css";

export function PinForm({
  profile,
  held,
  setBy,
}: {
  profile: RecordOf<"profile">;
  /** It has a PIN. */
  held: boolean;
  /** Who set that, where it was not the person itself. */
  setBy: PinSetter | null;
}) {
  const { t } = useTranslation();
  const run = useCommand();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const mine = status?.profile?.id === profile.id;
  const asks = mine && held;
  const set = (pin: string | null) =>
    void run(() => client.profile.setPin({ id: profile.id, pin, ...(asks && { current }) })).then((done) => {
      if (!done) return;
      setCurrent("");
      setNext("");
      tell({ kind: "note", text: t(pin === null ? "settings.pinRemoved" : "settings.pinSet", { name: profile.name }) });
    });
  return (
    <form
      className={own.pin}
      onSubmit={(event) => {
        event.preventDefault();
        set(next);
      }}
    >
      {asks && (
        <PinInput
          aria-label={`${t("settings.currentPin")}: ${profile.name}`}
          placeholder={t("settings.currentPin")}
          value={current}
          onChange={setCurrent}
          description={next !== "" && current.length < PIN_LEAST ? t("settings.pinFirst") : undefined}
          autoComplete="current-password"
        />
      )}
      <PinInput
        aria-label={`${t("settings.newPin")}: ${profile.name}`}
        placeholder={t(held && !mine ? "settings.otherPin" : "settings.newPin")}
        value={next}
        onChange={setNext}
        chosen
      />
      {next !== "" && (
        <Button
          type="submit"
          size="xs"
          variant="default"
          disabled={next.length < PIN_LEAST || (asks && current.length < PIN_LEAST)}
        >
          {t("settings.setPin")}
        </Button>
      )}
      {held && next === "" && (!mine || current.length >= PIN_LEAST) && (
        <Button size="xs" variant="subtle" onClick={() => set(null)}>
          {t("settings.removePin")}
        </Button>
      )}
      {!mine && next !== "" && <p className="small soft">{t("settings.pinTold")}</p>}
      {next === "" && (
        <p className="small soft">
          <PinHeld {...{ held, setBy }} />
        </p>
      )}
    </form>
  );
}

/** Whether somebody has a PIN, and of one that another person set, who that was. */
export function PinHeld({ held, setBy }: { held: boolean; setBy: PinSetter | null }) {
  const { t } = useTranslation();
  if (!held) return t("settings.pinMissing");
  if (setBy === null) return t("settings.pinHeld");
  return setBy.name === null ? t("settings.pinUnproved") : t("settings.pinSetBy", { name: setBy.name });
}
