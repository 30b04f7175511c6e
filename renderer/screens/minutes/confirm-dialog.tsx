/** One person confirms the minutes, by PIN where the profile has one, with a drawn signature if wanted. */
import { Button, Modal, Select } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../db/contract/circulation.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { api, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { nameOf } from "../../parts/name.ts";
import { SecretInput } from "../../parts/secret-input.tsx";
import { type Drawing, SignatureField } from "./signature-field.tsx";
import { useActor } from "./use-actor.ts";

interface Props {
  meeting: RecordOf<"meeting">;
  claim: MinutesCirculation["claims"][number];
  onClose(): void;
}

export function ConfirmDialog({ meeting, claim, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const actor = useActor();
  const { data: choices = [] } = useQuery(api.profile.choices.queryOptions());
  const confirm = useMutation(api.minutes.confirm.mutationOptions({ onSuccess: onClose }));
  const drawing = useRef<Drawing>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // The organization itself is checked where the command is carried out; here, people who cannot be meant are left out.
  const people = choices.filter(
    ({ id, role, name, sector }) =>
      role !== "observer" &&
      (actor.staff || id === actor.id) &&
      (claim.sector ? sector === claim.sector : role === "facilitator" || name === meeting.chair),
  );
  const person = people.find(({ id }) => id === chosen) ?? (people.length === 1 ? people[0] : undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("circulation.confirmFor", {
        whom: claim.sector ? t(`values.sector.${claim.sector}`) : t("fields.chair"),
      })}
      closeButtonProps={{ "aria-label": t("circulation.cancel") }}
      lockScroll={false}
      size="lg"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!person) return;
          const pin = String(new FormData(event.currentTarget).get("pin") ?? "");
          confirm.mutate({
            meeting: meeting.id,
            profile: person.id,
            ...(person.pin && { pin }),
            signature: drawing.current?.png() ?? null,
            opId: newAction(),
          });
        }}
      >
        <p className="small soft">{t("circulation.confirmHint")}</p>
        {people.length === 0 ? (
          <p>{t("circulation.nobody")}</p>
        ) : (
          <>
            <Select
              label={t("circulation.person")}
              data={people.map(({ id, name, organization }) => ({
                value: id,
                label: organization ? `${name} · ${nameOf(organization, language)}` : name,
              }))}
              value={person?.id ?? null}
              onChange={setChosen}
              allowDeselect={false}
              data-autofocus
            />
            {person?.pin && <SecretInput mt="sm" name="pin" label={t("profile.pin")} inputMode="numeric" required />}
            {person && !person.pin && person.id !== actor.id && <p className="small">{t("circulation.noPin")}</p>}
            <SignatureField ref={drawing} />
            <ErrorNote error={confirm.error} />
            <Button type="submit" mt="md" disabled={!person} loading={confirm.isPending}>
              {t("circulation.confirm")}
            </Button>
          </>
        )}
      </form>
    </Modal>
  );
}
