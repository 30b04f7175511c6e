/**
 * Two organizations become one: which record stays, whose value each field keeps, and what is moved with it. One action, which one
 * undo takes back.
 */
import { Button, Group, Modal, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MergePlan as Plan } from "../../../db/contract/procedures/region/duplicates.ts";
import { type PatchOf, subjectOf } from "../../../db/contract/subjects/index.ts";
import { type FieldKind, metaOf } from "../../../db/contract/subjects/meta.ts";
import { api, client, newAction } from "../../app/api.ts";
import { saving, tell } from "../../app/typing/saved.ts";
import { useRecord } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { fieldLabel } from "../../ui/labels.ts";
import { COMPARED, type Party, useSaid } from "./comparison.tsx";
import own from "./duplicates.module.css";

interface Props {
  one: string;
  other: string;
  onClose(): void;
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

/** What is known of both, and what names each: the one that more depends on stays, unless somebody says otherwise. */
function Merge({ one, other, onClose }: Props) {
  const parties = { one: useRecord("organization", one), other: useRecord("organization", other) };
  const { data: toOther } = useQuery(api.organization.mergePlan.queryOptions({ input: { keep: one, gone: [other] } }));
  const { data: toOne } = useQuery(api.organization.mergePlan.queryOptions({ input: { keep: other, gone: [one] } }));
  if (!parties.one.record || !parties.other.record || !toOne || !toOther) return null;
  return (
    <MergeForm
      ids={{ one, other }}
      parties={parties}
      plans={{ one: toOther, other: toOne }}
      begins={namedBy(toOther) > namedBy(toOne) ? "other" : "one"}
      onClose={onClose}
    />
  );
}

/** How many records name the organization that goes by this plan; those of sealed minutes count most. */
function namedBy({ moves, sealed }: Plan): number {
  return sealed * 1_000 + Object.values(moves).reduce((sum, count) => sum + count, 0);
}

function MergeForm({
  ids,
  parties,
  plans,
  begins,
  onClose,
}: {
  ids: Readonly<Record<Side, string>>;
  parties: Readonly<Record<Side, Party>>;
  /** By the one that stays. */
  plans: Readonly<Record<Side, Plan>>;
  begins: Side;
  onClose(): void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const [keeps, setKeeps] = useState<Side>(begins);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const stays = useRef<HTMLInputElement>(null);
  // The dialog stood there, empty, before both were known.
  useEffect(() => stays.current?.focus(), []);
  const keep = ids[keeps];
  const gone = ids[keeps === "one" ? "other" : "one"];
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
    const values = { one: parties.one.record, other: parties.other.record } as Record<
      Side,
      Readonly<Record<string, unknown>>
    >;
    const taken = Object.fromEntries(differing.map((row) => [row.field, values[sideOf(row)][row.field]]));
    try {
      const { kept } = await saving(
        client.organization.merge({ keep, gone: [gone], fields: taken as PatchOf<"organization">, opId: newAction() }),
      );
      tell({ kind: "note", text: kept.length > 0 ? t("duplicates.keptForSeal") : t("duplicates.merged") });
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
                  ref={side === begins ? stays : null}
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
      <Moves plan={plans[keeps]} />
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
