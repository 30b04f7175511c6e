/**
 * Two organizations become one: which record stays, whose value each field keeps, and what is moved with it. One action, which one
 * undo takes back.
 */
import { Button, Group, Modal, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PatchOf, subjectOf } from "../../../db/contract/subjects/index.ts";
import { type FieldKind, metaOf } from "../../../db/contract/subjects/meta.ts";
import { api, client, newAction } from "../../app/api.ts";
import { saving, tell } from "../../app/typing/saved.ts";
import { useRecord } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { fieldLabel } from "../../ui/labels.ts";
import { COMPARED, useSaid } from "./comparison.tsx";
import own from "./duplicates.module.css";

interface Props {
  one: string;
  other: string;
  onClose(): void;
  onMerged?(kept: string): void;
}

export function MergeDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t("duplicates.merge")}
      size="xl"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <Merge {...props} />
    </Modal>
  );
}

type Side = "one" | "other";
/** Lists are kept of both: nothing of them is chosen. */
const LISTS: readonly FieldKind[] = ["refs", "texts", "enums"];
const CHOSEN = COMPARED.filter((field) => !LISTS.includes(metaOf(subjectOf("organization").fields[field]).kind));

function Merge({ one, other, onClose, onMerged }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const parties = { one: useRecord("organization", one), other: useRecord("organization", other) };
  const [keeps, setKeeps] = useState<Side>("one");
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [keep, gone] = keeps === "one" ? [one, other] : [other, one];
  const { data: plan } = useQuery(api.organization.mergePlan.queryOptions({ input: { keep, gone: [gone] } }));
  const { record: first } = parties.one;
  const { record: second } = parties.other;
  if (!first || !second) return null;
  const fields = CHOSEN.map((field) => ({
    field,
    texts: { one: said(field, parties.one), other: said(field, parties.other) },
  }));
  const differing = fields.filter(({ texts }) => texts.one !== texts.other);
  /** Whose value a field keeps: as it was chosen; else of the one that stays, unless that has none. */
  const sideOf = ({ field, texts }: (typeof fields)[number]): Side =>
    chosen[field] ?? (texts[keeps] !== "" ? keeps : keeps === "one" ? "other" : "one");
  const merge = async () => {
    setSending(true);
    setError(null);
    const values = { one: first, other: second } as Record<Side, Readonly<Record<string, unknown>>>;
    const taken = Object.fromEntries(differing.map((row) => [row.field, values[sideOf(row)][row.field]]));
    try {
      const { kept } = await saving(
        client.organization.merge({ keep, gone: [gone], fields: taken as PatchOf<"organization">, opId: newAction() }),
      );
      tell({ kind: "note", text: kept.length > 0 ? t("duplicates.keptForSeal") : t("duplicates.merged") });
      onClose();
      onMerged?.(keep);
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
      <table className={own.merge}>
        <thead>
          <tr>
            <th scope="row">{t("duplicates.stays")}</th>
            {(["one", "other"] as const).map((side) => (
              <th key={side} scope="col">
                <Radio
                  name="stays"
                  label={said("name_zh", parties[side]) || said("name_en", parties[side])}
                  checked={keeps === side}
                  onChange={() => setKeeps(side)}
                  data-autofocus={side === "one" || undefined}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differing.map((row) => (
            <tr key={row.field}>
              <th scope="row">{fieldLabel(t, "organization", row.field)}</th>
              {(["one", "other"] as const).map((side) => (
                <td key={side} data-chosen={sideOf(row) === side || undefined}>
                  <Radio
                    name={`field-${row.field}`}
                    label={row.texts[side] || "–"}
                    checked={sideOf(row) === side}
                    onChange={() => setChosen((now) => ({ ...now, [row.field]: side }))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">{t("duplicates.aliases")}</p>
      {plan && <Moves plan={plan} />}
      <div className={own.foot}>
        <ErrorNote error={error} />
        <Group gap="xs">
          <Button type="submit" loading={sending}>
            {t("duplicates.mergeNow")} <kbd style={{ marginLeft: 6 }}>Ctrl ↵</kbd>
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t("parts.cancel")}
          </Button>
        </Group>
      </div>
    </form>
  );
}

function Moves({
  plan: { moves, sealed, twice },
}: {
  plan: { moves: Record<string, number>; sealed: number; twice: number };
}) {
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
