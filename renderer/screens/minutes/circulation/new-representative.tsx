/** A facilitator makes the profile of a representative where it is missed: when the minutes are to be confirmed. */
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../../db/contract/records.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { saving } from "../../../app/typing/saved.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { PIN_LEAST, PinInput } from "../../../ui/pin-input.tsx";
import own from "../minutes.module.css";

export interface Made {
  id: string;
  name: string;
  /** As just typed; null: none. */
  pin: string | null;
}

interface Props {
  /** Organizations that the person may speak for; null: confirms as the chair, for none. */
  parties: readonly string[] | null;
  labels: Labels;
  /** The chair's name, where the chair confirms. */
  chair: string | null;
  onMade(made: Made): void;
}

/** Lies inside the form of the confirmation, so it has no form of its own: Enter in it makes the profile. */
export function NewRepresentative({ parties, labels, chair, onMade }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const heading = useId();
  const queries = useQueryClient();
  const [name, setName] = useState(parties === null ? (chair ?? "") : "");
  const [organization, setOrganization] = useState<string | null>(parties?.length === 1 ? (parties[0] ?? null) : null);
  const [pin, setPin] = useState("");
  const complete =
    name.trim() !== "" && (parties === null || organization !== null) && (pin === "" || pin.length >= PIN_LEAST);
  // A PIN that is refused leaves the profile made: the next try goes on with it.
  const begun = useRef<string>(undefined);
  const make = useMutation({
    mutationFn: async (): Promise<Made> => {
      const fields = { name: name.trim(), role: "participant" as const, organization };
      const { record } = await saving(client.profile.put({ id: begun.current, fields, opId: newAction() }));
      begun.current = record.id;
      if (pin) await client.profile.setPin({ id: record.id, pin });
      await queries.invalidateQueries({ queryKey: api.profile.choices.key() });
      return { id: record.id, name: record.name, pin: pin || null };
    },
    onSuccess: onMade,
  });
  const ready = complete && !make.isPending;
  return (
    <section
      className={own.representative}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        if (!(event.target instanceof HTMLInputElement) || event.defaultPrevented) return;
        event.preventDefault();
        if (ready) make.mutate();
      }}
    >
      <h3 id={heading}>{t("circulation.newRepresentative")}</h3>
      <p className="small soft">
        {parties === null ? t("circulation.newChairHint") : t("circulation.newRepresentativeHint")}
      </p>
      <TextInput
        label={t("circulation.representativeName")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        // The chair confirms under the name that the minutes have.
        readOnly={parties === null}
        required
        maxLength={200}
        data-autofocus
      />
      {parties !== null && (
        <Select
          label={t("circulation.representativeOrganization")}
          data={parties.map((id) => ({ value: id, label: nameOf(labels[id], language) }))}
          value={organization}
          onChange={setOrganization}
          allowDeselect={false}
          required
        />
      )}
      <PinInput
        label={t("settings.newPin")}
        description={t("circulation.representativePinHint")}
        value={pin}
        onChange={setPin}
        chosen
      />
      <ErrorNote error={make.error} />
      <Group mt="xs">
        <Button variant="default" disabled={!ready} loading={make.isPending} onClick={() => make.mutate()}>
          {t("circulation.makeRepresentative")}
        </Button>
      </Group>
    </section>
  );
}
