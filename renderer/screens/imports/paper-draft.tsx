/**
 * Minutes that somebody else wrote, as drafts: what was read of each line, which may be made something else, and what of it is
 * taken into a meeting. Nothing is written before the last key.
 */
import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LINE_KINDS, type LineKind, type MeetingDraft } from "../../../db/contract/procedures/region/meeting-papers.ts";
import { client, newAction } from "../../app/api.ts";
import { usePageKeys } from "../../app/keys.ts";
import { saving } from "../../app/typing/saved.ts";
import { RecordPicker } from "../../records/record-picker.tsx";
import { DayInput } from "../../ui/day/day-field.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { fieldLabel } from "../../ui/labels.ts";
import { PressedChoice } from "../../ui/pressed-choice.tsx";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import own from "./imports.module.css";

export type ReadPaper = Awaited<ReturnType<typeof client.table_import.readPaper>>;
type Line = MeetingDraft["lines"][number];

interface Props {
  paper: ReadPaper;
  back(): void;
}

export function PaperDraft({ paper, back }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const draft = paper.drafts[at];
  if (!draft) return <EmptyState icon="file" title={t("imports.papers.none")} />;
  return (
    <>
      {paper.cut && <p className={own.notice}>{t("imports.papers.cut")}</p>}
      {paper.drafts.length > 1 && (
        <PressedChoice
          label={t("imports.papers.which")}
          value={String(at)}
          options={paper.drafts.map(({ title }, place) => ({
            value: String(place),
            label: title ?? t("imports.papers.untitled", { number: place + 1 }),
          }))}
          onChange={(place) => setAt(Number(place))}
        />
      )}
      <Draft key={at} name={paper.name} draft={draft} back={back} />
    </>
  );
}

function Draft({ name, draft, back }: { name: string; draft: MeetingDraft; back(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [meeting, setMeeting] = useState<string | null>(null);
  const [facts, setFacts] = useState({
    title: draft.title ?? "",
    day: draft.day,
    place: draft.place ?? "",
    chair: draft.chair ?? "",
  });
  const [adopted, setAdopted] = useState(false);
  const [lines, setLines] = useState<readonly Line[]>(draft.lines);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const taken = lines.filter(({ kind, text }) => kind !== "left" && text.trim() !== "");
  const ready = !busy && taken.length > 0 && (meeting !== null || facts.title.trim() !== "");
  const put = (place: number, more: Partial<Line>) =>
    setLines(lines.map((line, one) => (one === place ? { ...line, ...more } : line)));
  const known = draft.parties.flatMap(({ id }) => id ?? []);
  const take = async () => {
    if (!ready) return;
    setBusy(true);
    setError(null);
    try {
      const into =
        meeting !== null
          ? { meeting }
          : {
              title: facts.title.trim(),
              day: facts.day,
              place: facts.place.trim() || null,
              chair: facts.chair.trim() || null,
              parties: known,
            };
      const { meeting: of } = await saving(
        client.table_import.takePaper({ name, into, adopted, lines: asTaken(lines, taken), opId: newAction() }),
      );
      void navigate({ to: "/meetings/$id", params: { id: of } } as never);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  usePageKeys("import", { nextStep: () => void take(), stepBack: back }, ["nextStep", "stepBack"]);
  return (
    <>
      <div className={own.columns}>
        <section className={`card ${own.card}`} aria-label={t("imports.papers.lines")}>
          <h2 className={own.title}>{t("imports.papers.linesTitle")}</h2>
          <p className="small soft">{t("imports.papers.linesHint")}</p>
          <ol className={own.lines}>
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places
              <LineOf key={place} line={line} number={place + 1} put={(more) => put(place, more)} />
            ))}
          </ol>
        </section>
        <div className={own.side}>
          <section className={`card ${own.card} ${own.fields}`} aria-label={t("imports.papers.into")}>
            <h2 className={own.title}>{t("imports.papers.into")}</h2>
            <RecordPicker
              subject="meeting"
              label={t("imports.papers.meeting")}
              labels={{}}
              value={meeting}
              placeholder={t("imports.papers.newMeeting")}
              onChange={setMeeting}
            />
            {meeting === null && (
              <>
                <TextInput
                  label={fieldLabel(t, "meeting", "title_zh")}
                  value={facts.title}
                  required
                  onChange={(event) => setFacts({ ...facts, title: event.currentTarget.value })}
                />
                <DayInput
                  label={fieldLabel(t, "meeting", "day")}
                  partial
                  value={facts.day ?? ""}
                  onChange={(day) => setFacts({ ...facts, day })}
                />
                {facts.day === null && <p className="small soft">{t("imports.papers.noDay")}</p>}
                <TextInput
                  label={fieldLabel(t, "meeting", "place")}
                  value={facts.place}
                  onChange={(event) => setFacts({ ...facts, place: event.currentTarget.value })}
                />
                <TextInput
                  label={fieldLabel(t, "meeting", "chair")}
                  value={facts.chair}
                  onChange={(event) => setFacts({ ...facts, chair: event.currentTarget.value })}
                />
                {draft.parties.length > 0 && (
                  <p className="small">
                    {t("imports.papers.parties", {
                      names: draft.parties.map((party) => party.name).join(t("parts.listSeparator")),
                      count: known.length,
                    })}
                  </p>
                )}
              </>
            )}
            <Checkbox
              label={t("imports.papers.adopted")}
              description={t("imports.papers.adoptedHint")}
              checked={adopted}
              onChange={(event) => setAdopted(event.currentTarget.checked)}
            />
          </section>
        </div>
      </div>
      <ErrorNote error={error} />
      <div className={`${own.line} ${own.foot}`}>
        <span className="soft" role="status">
          {t("imports.papers.counts", { taken: taken.length, left: lines.length - taken.length })}
        </span>
        <span className={own.gap} />
        <Button variant="default" onClick={back}>
          {t("imports.back")} <kbd className={own.key}>Alt ←</kbd>
        </Button>
        <Button disabled={!ready} onClick={() => void take()}>
          {t("imports.papers.take", { count: taken.length })} <kbd className={own.key}>Ctrl ↵</kbd>
        </Button>
      </div>
    </>
  );
}

/** As they are sent: without those that are left, each item by its new place. */
function asTaken(lines: readonly Line[], taken: readonly Line[]) {
  return taken.map(({ kind, text, lead, owner, due, of }) => {
    const item = of === null ? undefined : lines[of];
    const place = item?.kind === "item" ? taken.indexOf(item) : -1;
    return {
      kind: kind as Exclude<LineKind, "left">,
      text: text.trim(),
      lead,
      owner,
      due,
      of: place < 0 ? null : place,
    };
  });
}

function LineOf({ line, number, put }: { line: Line; number: number; put(more: Partial<Line>): void }) {
  const { t } = useTranslation();
  const { kind, text, owner, lead, due } = line;
  /** As it was read, which is only probable. */
  const [read] = useState(due);
  const named = kind === "action" || kind === "opinion" || kind === "risk";
  return (
    <li data-kind={kind}>
      <Select
        size="xs"
        aria-label={t("imports.papers.kindOf", { number })}
        data={LINE_KINDS.map((value) => ({ value, label: t(`imports.papers.kinds.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => put({ kind: value as LineKind })}
      />
      <div className={own.lineText}>
        <GrowingText
          aria-label={t("imports.papers.textOf", { number })}
          rows={1}
          mostRows={12}
          value={text}
          onChange={(event) => put({ text: event.currentTarget.value })}
        />
        {named && (
          <div className={own.line}>
            <RecordPicker
              subject="organization"
              label={t(kind === "action" ? "imports.papers.lead" : "imports.papers.says", { number })}
              labels={{}}
              value={lead}
              placeholder={owner ?? t("imports.papers.nobody")}
              onChange={(id) => put({ lead: id })}
            />
            {kind === "action" && (
              <DayInput
                size="xs"
                aria-label={t("imports.papers.dueOf", { number })}
                partial
                value={due ?? ""}
                onChange={(day) => put({ due: day })}
              />
            )}
            {kind === "action" && read !== null && due === read && (
              <span className="small soft">{t("imports.papers.confirmDue")}</span>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
