/**
 * One person confirms the minutes, by PIN where the profile has one, with a drawn signature if wanted. A facilitator
 * makes the profile of a representative here, if it is missing.
 */
import { Button, Group, Modal, Select, UnstyledButton } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useCommand } from "../../../records/use-record.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { SecretInput } from "../../../ui/secret-input.tsx";
import { type Made, NewRepresentative } from "./new-representative.tsx";
import { type Drawing, SignatureField } from "./signature-field.tsx";
import { useActor } from "./use-actor.ts";

interface Props {
  view: MeetingView;
  claim: MinutesCirculation["claims"][number];
  onClose(): void;
}

export function ConfirmDialog({ view, claim, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const actor = useActor();
  const run = useCommand();
  const { meeting } = view;
  const { data: choices } = useQuery(api.profile.choices.queryOptions());
  const confirm = useMutation(api.minutes.confirm.mutationOptions({ onSuccess: onClose }));
  const drawing = useRef<Drawing>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const parties = claim.sector && claim.parties.filter((id) => attended(view, id));
  // Who may confirm is checked where the command is carried out; here, people who cannot be meant are left out.
  const people = (choices ?? []).filter(
    ({ id, role, name, party }) =>
      role !== "observer" &&
      (actor.staff || id === actor.id) &&
      (parties ? party !== null && parties.includes(party) : role === "facilitator" || name === meeting.chair),
  );
  const person = people.find(({ id }) => id === chosen) ?? (people.length === 1 ? people[0] : undefined);
  // Of a chair without a name nobody could tell who that is; facilitators confirm then.
  const mayAdd =
    actor.facilitator &&
    (parties ? parties.length > 0 : Boolean(meeting.chair) && !people.some(({ name }) => name === meeting.chair));
  const shown = made && made.id === person?.id ? made : null;
  const takeBack = async (id: string) => {
    const undone = await run(async () => {
      const { entries } = await client.history.list({ subject: "profile", id, limit: 1 });
      await client.history.undo({ n: entries[0]?.n, opId: newAction() });
    });
    if (undone) setMade(null);
  };
  // Whoever was just made goes on with the first thing that is left to do.
  const pin = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const justMade = shown?.id;
  useEffect(() => {
    if (justMade !== undefined) (pin.current ?? submit.current)?.focus();
  }, [justMade]);
  // Nor was it known when the dialog opened, if the list of people has only now come anew, or somebody else was chosen.
  const asksPin = person?.pin ? person.id : undefined;
  useEffect(() => {
    if (asksPin !== undefined) pin.current?.focus();
  }, [asksPin]);
  // The focus is given when the dialog opens: then it must be known what there is to do.
  if (!choices) return null;
  const add = (
    <NewRepresentative
      parties={parties}
      labels={view.labels}
      chair={meeting.chair}
      onMade={(one) => {
        setMade(one);
        setChosen(one.id);
        setAdding(false);
      }}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("circulation.confirmFor", {
        whom: claim.sector ? t(`values.sector.${claim.sector}`) : t("fields.chair"),
      })}
      closeButtonProps={{ "aria-label": t("keys.close") }}
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
        {people.length === 0 && <p>{t(mayAdd ? "circulation.nobodyYet" : "circulation.nobody")}</p>}
        {people.length === 0 && mayAdd && add}
        {people.length > 0 && (
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
              data-autofocus={person ? undefined : true}
            />
            {shown && (
              <p className="small" role="status">
                {t("circulation.made", { name: shown.name })}{" "}
                <UnstyledButton className="link small" onClick={() => void takeBack(shown.id)}>
                  {t("circulation.takeBack")}
                </UnstyledButton>
              </p>
            )}
            {mayAdd && !made && !adding && (
              <UnstyledButton className="link small" mt={6} onClick={() => setAdding(true)}>
                {t("circulation.notListed")}
              </UnstyledButton>
            )}
            {mayAdd && adding && add}
            {person?.pin && (
              <SecretInput
                key={person.id}
                ref={pin}
                data-autofocus
                mt="sm"
                name="pin"
                label={t("profile.pin")}
                defaultValue={shown?.pin ?? ""}
                inputMode="numeric"
                required
              />
            )}
            {person?.pinSetBy && (
              <p className="small">
                {person.pinSetBy.name === null
                  ? t("circulation.pinUnproved")
                  : t("circulation.pinSetBy", { name: person.pinSetBy.name })}
              </p>
            )}
            {person && !person.pin && person.id !== actor.id && <p className="small">{t("circulation.noPin")}</p>}
            <SignatureField ref={drawing} />
            <ErrorNote error={confirm.error} />
          </>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t("circulation.cancel")}
          </Button>
          {people.length > 0 && (
            <Button
              type="submit"
              ref={submit}
              disabled={!person}
              loading={confirm.isPending}
              data-autofocus={person && !person.pin ? true : undefined}
            >
              {t("circulation.confirm")}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}

/** Whether the party took part as a member, as the command asks for. */
function attended({ attendance }: MeetingView, id: string): boolean {
  return attendance.some(
    ({ organization, role, presence }) =>
      organization === id && role === "member" && (presence === "present" || presence === "left"),
  );
}
