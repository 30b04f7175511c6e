/**
 * Two or more organizations become one: which record stays, whose value each field keeps, and what is moved with it. One action,
 * which one undo takes back.
 */
import { Button, Checkbox, Group, Modal, Radio } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MergePlan as Plan } from "../../../db/contract/procedures/region/duplicates.ts";
import { type PatchOf, subjectOf } from "../../../db/contract/subjects/index.ts";
import { type FieldKind, metaOf } from "../../../db/contract/subjects/meta.ts";
import { api, client, newAction } from "../../app/api.ts";
import { saving, tell } from "../../app/typing/saved.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { fieldLabel } from "../../ui/labels.ts";
import { COMPARED, type Party, useSaid } from "./comparison.tsx";
import own from "./duplicates.module.css";

interface Props {
  /** Two or more. */
  ids: readonly string[];
  /** Of these it is less likely that they are the same: they are taken in only if somebody says so. */
  doubtful?: readonly string[];
  onClose(): void;
}

export function MergeDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t("duplicates.merge", { count: props.ids.length })}
      size="xl"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <Merge {...props} />
    </Modal>
  );
}

/** Lists are kept of all: nothing of them is chosen. */
const LISTS: readonly FieldKind[] = ["refs", "texts", "enums"];
const CHOSEN = COMPARED.filter((field) => !LISTS.includes(metaOf(subjectOf("organization").fields[field]).kind));

/** What is known of each, and what names it: the one that most depends on stays, unless somebody says otherwise. */
function Merge({ ids, doubtful = [], onClose }: Props) {
  const read = useQueries({ queries: ids.map((id) => api.organization.get.queryOptions({ input: { id } })) });
  // What would be moved from each, whichever of the others stays.
  const plans = useQueries({
    queries: ids.map((id, at) =>
      api.organization.mergePlan.queryOptions({ input: { keep: ids[at === 0 ? 1 : 0] as string, gone: [id] } }),
    ),
  });
  const parties = read.map(({ data, error }): Party => ({ labels: {}, ...data, record: data?.record, error }));
  const failed = [...read, ...plans].find(({ error }) => error)?.error;
  if (failed) return <ErrorNote error={failed} />;
  if (parties.some(({ record }) => !record) || plans.some(({ data }) => !data)) return null;
  const named = plans.map(({ data }) => namedBy(data as Plan));
  const sure = ids.filter((id) => !doubtful.includes(id));
  const [first = ids[0] as string] = sure.toSorted(
    (a, b) => (named[ids.indexOf(b)] ?? 0) - (named[ids.indexOf(a)] ?? 0),
  );
  return (
    <MergeForm
      parties={parties.map((party, at): Choice => ({ ...party, id: ids[at] as string }))}
      begins={first}
      doubtful={doubtful}
      onClose={onClose}
    />
  );
}

/** How many records name the organization that goes by this plan; those of sealed minutes count most. */
function namedBy({ moves, sealed }: Plan): number {
  return sealed * 1_000 + Object.values(moves).reduce((sum, count) => sum + count, 0);
}

type Choice = Party & { id: string };

interface FormProps {
  parties: readonly Choice[];
  /** The one that stays, until another is chosen. */
  begins: string;
  doubtful: readonly string[];
  onClose(): void;
}

function MergeForm({ parties, begins, doubtful, onClose }: FormProps) {
  const { t } = useTranslation();
  const said = useSaid();
  const [keep, setKeep] = useState(begins);
  const [out, setOut] = useState<readonly string[]>(doubtful);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const stays = useRef<HTMLInputElement>(null);
  // The dialog stood there, empty, before all were known.
  useEffect(() => stays.current?.focus(), []);
  const taken = parties.filter(({ id }) => !out.includes(id));
  const gone = taken.map(({ id }) => id).filter((id) => id !== keep);
  const { data: plan } = useQuery({
    ...api.organization.mergePlan.queryOptions({ input: { keep, gone } }),
    enabled: gone.length > 0,
  });
  const fields = CHOSEN.map((field) => ({ field, texts: new Map(parties.map((one) => [one.id, said(field, one)])) }));
  const differing = fields.filter(({ texts }) => new Set(taken.map(({ id }) => texts.get(id))).size > 1);
  /** Whose value a field keeps: as it was chosen; else of the one that stays, unless that has none. */
  const sourceOf = ({ field, texts }: (typeof fields)[number]): string => {
    const asked = chosen[field];
    if (asked !== undefined && !out.includes(asked)) return asked;
    return [keep, ...gone].find((id) => texts.get(id) !== "") ?? keep;
  };
  const merge = async () => {
    if (gone.length === 0 || sending) return;
    setSending(true);
    setError(null);
    const values = new Map(parties.map(({ id, record }) => [id, record as Readonly<Record<string, unknown>>]));
    const kept = Object.fromEntries(differing.map((row) => [row.field, values.get(sourceOf(row))?.[row.field]]));
    try {
      const done = await saving(
        client.organization.merge({ keep, gone, fields: kept as PatchOf<"organization">, opId: newAction() }),
      );
      tell({ kind: "note", text: done.kept.length > 0 ? t("duplicates.keptForSeal") : t("duplicates.merged") });
      onClose();
    } catch (refused) {
      tell({ kind: "error", error: refused });
      setError(refused);
      setSending(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void merge();
      }}
    >
      <p className="soft">{t("duplicates.mergeWhat")}</p>
      <div className={own.wide}>
        <table className={own.merge}>
          <thead>
            <tr>
              <th scope="row">{t("duplicates.stays")}</th>
              {parties.map((party) => {
                const name = said("name_zh", party) || said("name_en", party);
                return (
                  <th key={party.id} scope="col" data-out={out.includes(party.id) || undefined}>
                    <Radio
                      name="stays"
                      label={name}
                      checked={keep === party.id}
                      disabled={out.includes(party.id)}
                      onChange={() => setKeep(party.id)}
                      ref={party.id === begins ? stays : null}
                    />
                    {parties.length > 2 && (
                      <Checkbox
                        mt={4}
                        size="xs"
                        label={t("duplicates.takenIn")}
                        aria-label={`${t("duplicates.takenIn")}: ${name}`}
                        checked={!out.includes(party.id)}
                        disabled={keep === party.id}
                        onChange={() =>
                          setOut(out.includes(party.id) ? out.filter((id) => id !== party.id) : [...out, party.id])
                        }
                      />
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {differing.map((row) => (
              <tr key={row.field}>
                <th scope="row">{fieldLabel(t, "organization", row.field)}</th>
                {parties.map(({ id }) => (
                  <td key={id} data-chosen={sourceOf(row) === id || undefined} data-out={out.includes(id) || undefined}>
                    <Radio
                      name={`field-${row.field}`}
                      label={row.texts.get(id) || "–"}
                      checked={sourceOf(row) === id}
                      disabled={out.includes(id)}
                      onChange={() => setChosen((now) => ({ ...now, [row.field]: id }))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small soft">{t("duplicates.aliases")}</p>
      {plan && gone.length > 0 && <Moves plan={plan} />}
      <div className={own.foot}>
        <ErrorNote error={error} />
        <Group gap="xs">
          <Button type="submit" loading={sending} disabled={gone.length === 0}>
            {t("duplicates.mergeNow", { count: gone.length + 1 })} <kbd style={{ marginLeft: 6 }}>Ctrl ↵</kbd>
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t("parts.cancel")}
          </Button>
        </Group>
      </div>
    </form>
  );
}

function Moves({ plan: { moves, sealed, twice } }: { plan: Plan }) {
  const { t } = useTranslation();
  const all = Object.entries(moves);
  return (
    <ul className={own.moves}>
      <li>
        {all.length === 0
          ? t("duplicates.movesNothing")
          : `${t("duplicates.moves")} ${all.map(([subject, count]) => `${t(`subjects.${subject}` as "subjects.organization")} ${count}`).join(" · ")}`}
      </li>
      {twice > 0 && <li>{t("duplicates.twice", { count: twice })}</li>}
      {sealed > 0 && <li>{t("duplicates.sealed", { count: sealed })}</li>}
    </ul>
  );
}
