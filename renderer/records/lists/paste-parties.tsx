/**
 * Takes in a list of parties that was copied from a table or is typed here, a line for each: what it comes to is shown while
 * it is typed, and all of it is made and put in its place in one action, which one undo takes back.
 */
import { Button, Group, Modal, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AddedParties, ReadParty } from "../../../db/contract/procedures/region/party-lists.ts";
import { MAX_LINE } from "../../../db/contract/tidy.ts";
import { SECTORS, type Sector } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { saving } from "../../app/typing/saved.ts";
import { useDraft } from "../../app/typing/use-draft.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import { useMay } from "../may.ts";
import own from "./lists.module.css";

const READ_AFTER_MS = 150;

interface Props {
  /** Where they belong; null: they are made, and stand in no list yet. */
  into: AddedParties["into"];
}

/** The button that begins it; whoever may not take in a list has none. */
export function PasteParties({ into }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const may = useMay();
  if (!may.call("organization.addList")) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t("lists.paste")}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("lists.paste")}
        size="xl"
        lockScroll={false}
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ "aria-label": t("parts.cancel") }}
      >
        <PartyList into={into} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

/** What is chosen here for a party, where the list does not say it or says it wrong. */
type Chosen = Partial<Pick<ReadParty, "sector" | "city"> & Pick<Row, "meant" | "leftOut">>;

/** A line as it stands to be added. */
interface Row extends ReadParty {
  /** The organization that is meant; `NEW`: one that is not there yet; null: it is not said which. */
  meant: string | null;
  /** Somebody said that it is no party, or is not to be added. */
  leftOut: boolean;
}

const NEW = "new";
const MOST_LINES = 10;

/** The list itself, wherever it is typed. @param onDone it was added, or given up */
export function PartyList({ into, onDone }: Props & { onDone(): void }) {
  const { t } = useTranslation();
  const { text, type, clear } = useDraft(`parties:${into ? `${into.subject}:${into.id}` : "new"}`);
  const [asked] = useDebouncedValue(text, READ_AFTER_MS);
  const [chosen, setChosen] = useState<Readonly<Record<string, Chosen>>>({});
  const [city, setCity] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const { data, error: unread } = useQuery({
    ...api.organization.readList.queryOptions({ input: { text: asked } }),
    enabled: asked.trim() !== "",
    placeholderData: (before) => before,
  });
  const read = asked.trim() === "" ? [] : (data ?? []);
  // Most of a list are from one place: whoever does not say where is from there.
  const usual = city ?? mostOf(read.flatMap((one) => one.city ?? []));
  const rows = read.map(
    (one): Row => ({ ...one, city: one.city ?? usual, meant: meantFirst(one), leftOut: false, ...chosen[one.name] }),
  );
  const counted = rows.filter(({ same, leftOut }) => same === null && !leftOut);
  const fresh = counted.filter(({ meant }) => meant === NEW);
  const incomplete = counted.filter(
    ({ name, meant, sector, city: at }) =>
      name === "" || name.length > MAX_LINE || meant === null || (meant === NEW && (!sector || !at?.trim())),
  );
  const ready = counted.length > 0 && incomplete.length === 0 && text === asked && !sending;
  const choose = (name: string, choice: Chosen) =>
    setChosen((now) => ({ ...now, [name]: { ...now[name], ...choice } }));
  const add = async () => {
    if (!ready) return;
    setSending(true);
    try {
      await saving(client.organization.addList({ parties: counted.map(partyOf), into, opId: newAction() }));
      clear();
      onDone();
    } catch (refused) {
      setError(refused);
      setSending(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void add();
      }}
    >
      <GrowingText
        label={t("lists.label")}
        description={t("lists.hint")}
        placeholder={t("lists.example")}
        value={text}
        onChange={(event) => {
          type(event.currentTarget.value);
          setError(null);
        }}
        rows={4}
        mostRows={10}
        data-autofocus
      />
      {rows.length > 0 && (
        <>
          <table className={own.preview} aria-label={t("lists.preview")}>
            <thead>
              <tr>
                {(["line", "name", "sector", "short", "city", "state"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`lists.columns.${column}`)}
                  </th>
                ))}
                <th aria-label={t("lists.columns.leaveOut")} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <PartyRow key={row.line} row={row} onChoose={(choice) => choose(row.name, choice)} />
              ))}
            </tbody>
          </table>
          <TextInput
            mt="sm"
            w={240}
            label={t("lists.usualCity")}
            value={usual ?? ""}
            onChange={(event) => setCity(event.currentTarget.value)}
          />
        </>
      )}
      <p className="small soft" role="status">
        {incomplete.length > 0
          ? t("lists.incomplete", {
              lines: shortened(incomplete.map(({ line }) => String(line))).join(t("lists.comma")),
            })
          : counted.length > 0 && t("lists.ready", { count: counted.length, fresh: fresh.length })}
      </p>
      <ErrorNote error={error ?? unread} />
      <Group gap="xs" mt="sm">
        <Button type="submit" disabled={!ready}>
          {t("lists.add", { count: counted.length })} <kbd style={{ marginLeft: 6 }}>Ctrl ↵</kbd>
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("parts.cancel")}
        </Button>
      </Group>
    </form>
  );
}

function PartyRow({ row, onChoose }: { row: Row; onChoose(choice: Chosen): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const party = row.known.find(({ id }) => id === row.meant);
  const settled = row.meant !== NEW || row.same !== null || row.leftOut;
  // One that is there already keeps its short name.
  const left = [...(settled && row.short ? [row.short] : []), ...row.left].map((cell) => cell.slice(0, 40));
  return (
    <tr data-same={row.same !== null || row.leftOut || undefined}>
      <td className="soft numbers">{row.line}</td>
      <td>
        {row.name.length > MAX_LINE ? `${row.name.slice(0, 40)}…` : row.name}
        {row.name === "" && <span className="late">{t("lists.nameless")}</span>}
        {row.name.length > MAX_LINE && <div className="small late">{t("lists.tooLong", { max: MAX_LINE })}</div>}
        {left.length > 0 && <div className="small soft">{t("lists.left", { cells: left.join(t("lists.comma")) })}</div>}
      </td>
      <td>
        {settled ? (
          party && t(`values.sector.${party.sector}`)
        ) : (
          <Select
            size="xs"
            aria-label={`${row.name}: ${t("fields.sector")}`}
            data={SECTORS.map((value) => ({ value, label: t(`values.sector.${value}`) }))}
            value={row.sector}
            placeholder={t("lists.choose")}
            error={row.sector === null}
            onChange={(sector) => onChoose({ sector: sector as Sector | null })}
          />
        )}
      </td>
      <td>{!settled && row.short}</td>
      <td>
        {settled ? (
          party?.city
        ) : (
          <TextInput
            size="xs"
            aria-label={`${row.name}: ${t("fields.city")}`}
            value={row.city ?? ""}
            error={!row.city?.trim()}
            onChange={(event) => onChoose({ city: event.currentTarget.value })}
          />
        )}
      </td>
      <td>
        {row.leftOut ? (
          <span className="small soft">{t("lists.leftOut")}</span>
        ) : row.same !== null ? (
          <span className="small soft">{t("lists.same", { line: row.same })}</span>
        ) : row.known.length === 0 ? (
          <Badge tone="ok">{t("lists.fresh")}</Badge>
        ) : (
          <Select
            size="xs"
            aria-label={`${row.name}: ${t("lists.columns.state")}`}
            data={[
              ...row.known.map(({ id, label, city }) => ({
                value: id,
                label: t("lists.there", { name: nameOf(label, language), city }),
              })),
              { value: NEW, label: t("lists.fresh") },
            ]}
            value={row.meant}
            placeholder={t("lists.which")}
            error={row.meant === null}
            allowDeselect={false}
            onChange={(meant) => onChoose({ meant })}
          />
        )}
      </td>
      <td>
        {row.same === null && (
          <button type="button" className="plain-button link small" onClick={() => onChoose({ leftOut: !row.leftOut })}>
            {t(row.leftOut ? "lists.putBack" : "lists.leaveOut")}
            <span className="visually-hidden"> {row.name.slice(0, 40)}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

/** Of two that go by one name nobody is meant before somebody says so. */
function meantFirst({ known: [first, ...others] }: ReadParty): string | null {
  if (!first) return NEW;
  return others.length === 0 ? first.id : null;
}

/** A line number for each of the first; of a whole list that is wrong nobody reads them all. */
function shortened(lines: readonly string[]): string[] {
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), "…"] : [...lines];
}

function partyOf(row: Row): AddedParties["parties"][number] {
  if (row.meant !== null && row.meant !== NEW) return { id: row.meant };
  return { name: row.name, short: row.short, sector: row.sector as Sector, city: row.city?.trim() ?? "" };
}

function mostOf(cities: readonly string[]): string | null {
  const counts = Map.groupBy(cities, (city) => city);
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}
