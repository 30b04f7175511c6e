/**
 * Where a record's facts come from, and what is known of them: how sure they are, which of them were inferred or translated.
 * Whoever may write the record names its sources here, and makes one that is not there yet. Addresses are shown to be copied:
 * Concord opens nothing from the network.
 */
import { ActionIcon, CopyButton, Select, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { inWords, labelFrom } from "../../db/contract/labels/in-words.ts";
import { type RecordOf, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { CONFIDENCE } from "../../db/contract/vocabulary.ts";
import { nameOf } from "../../db/language/names.ts";
import { confidenceOf } from "../../db/language/registry/confidence.ts";
import { api, client } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { fieldLabel } from "../ui/labels.ts";
import { Badge } from "../ui/marks/badge.tsx";
import styles from "../ui/parts.module.css";
import { AddStatement } from "./add-statement.tsx";
import { useMay } from "./may.ts";
import { hasStatements } from "./page/otherwise.tsx";
import { RecordChip } from "./page/record-chip.tsx";
import { RecordPicker } from "./record-picker.tsx";
import { useSaveFields } from "./use-record.ts";

interface Props<S extends Subject> {
  subject: S;
  record: RecordOf<S>;
  /** Not where a tab says it. */
  titled?: boolean;
}

/** Nothing, where a record has no sources, nothing is to be said of them and nobody may name one. */
export function Sources<S extends Subject>({ subject, record, titled = true }: Props<S>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const values = record as Readonly<Record<string, unknown>> & { id: string };
  const ids = Array.isArray(values.sources) ? (values.sources as string[]) : [];
  const { data } = useQuery({
    ...api.source.list.queryOptions({ input: { filters: [{ field: "id", op: "in", value: ids }], limit: 100 } }),
    enabled: ids.length > 0,
  });
  const sources = data?.rows ?? [];
  const { put, setConfidence } = useSourcing(subject, values, ids, sources);
  const { fields } = subjectOf(subject);
  const writes = "sources" in fields && may.change(subject, record)("sources");
  const sets = writes && "confidence" in fields;
  const said = Object.keys(fields).flatMap((field) => {
    if (!metaOf(fields[field]).ofSources || values[field] === false || (sets && field === "confidence")) return [];
    const words = inWords(subject, field, values[field], { language, nameOf: (id) => id });
    if (words === "") return [];
    const label = fieldLabel(t, subject, field);
    return [{ field, text: values[field] === true ? label : t("parts.saying", { label, words }) }];
  });
  if (ids.length === 0 && said.length === 0 && !writes) return null;
  return (
    <section>
      {titled && <h3>{t("parts.sources")}</h3>}
      {said.map(({ field, text }) => (
        <p key={field} className="small soft">
          {text}
        </p>
      ))}
      <ul className={styles.list}>
        {sources.map((source) => (
          <Source
            key={source.id}
            source={source}
            {...(writes && { onDrop: () => put(ids.filter((id) => id !== source.id)) })}
            {...(writes && hasStatements(subject) && { of: { subject, id: values.id } })}
          />
        ))}
      </ul>
      {writes && (
        <div className={styles.sourcing}>
          <RecordPicker
            subject="source"
            labels={{}}
            label={t("parts.addSource")}
            placeholder={t("parts.addSource")}
            value={null}
            adds
            onChange={(id) => id && !ids.includes(id) && put([...ids, id])}
          />
          {sets && (
            <Select
              label={fieldLabel(t, subject, "confidence")}
              value={(values.confidence as string | null) ?? null}
              data={CONFIDENCE.map((value) => ({ value, label: t(`values.confidence.${value}`) }))}
              onChange={setConfidence}
              clearable
            />
          )}
        </div>
      )}
    </section>
  );
}

/** Names sources of a record. How sure its facts are follows from them, unless somebody said otherwise. */
function useSourcing(
  subject: Subject,
  values: Readonly<Record<string, unknown>> & { id: string },
  ids: readonly string[],
  sources: readonly RecordOf<"source">[],
) {
  const save = useSaveFields(subject, values.id);
  const keep = (fields: Record<string, unknown>) =>
    void save(fields, Object.fromEntries(Object.keys(fields).map((field) => [field, values[field]]))).catch(() => {});
  return {
    setConfidence: (confidence: string | null) => keep({ confidence }),
    put: async (next: readonly string[]) => {
      const followed = confidenceOf(sources.map(({ grade }) => grade)) === values.confidence;
      if (!("confidence" in subjectOf(subject).fields) || (ids.length > 0 && !followed)) {
        keep({ sources: next });
        return;
      }
      const { rows } = await client.source.list({
        filters: [{ field: "id", op: "in", value: [...next] }],
        limit: 100,
      });
      keep({ sources: next, confidence: confidenceOf(rows.map(({ grade }) => grade)) });
    },
  };
}

interface SourceProps {
  source: RecordOf<"source">;
  onDrop?: () => void;
  /** The record of which it may say otherwise. */
  of?: { subject: Subject; id: string };
}

function Source({ source, onDrop, of }: SourceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, title, title_en, translated, origin, grade, url } = source;
  const label = labelFrom("source", source);
  return (
    <li className={styles.reference}>
      <RecordChip whole id={id} label={label} /> {grade && <Badge>{t("parts.grade", { grade })}</Badge>}
      {onDrop && (
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t("parts.dropSource", { title: nameOf(label, language) })}
          onClick={onDrop}
        >
          <Icon name="close" size={16} />
        </ActionIcon>
      )}
      {language === "en" && title_en && (
        <div className="small soft">
          <span lang="zh-CN">{title}</span>
          {translated.includes("title_en") && ` · ${fieldLabel(t, "source", "translated")}`}
        </div>
      )}
      {origin && <div className="small soft">{origin}</div>}
      {url && <Address url={url} />}
      {of && (
        <div>
          <AddStatement {...of} source={source.id} />
        </div>
      )}
    </li>
  );
}

/** An address to be copied. */
function Address({ url }: { url: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={url}>
      {({ copied, copy }) => (
        <UnstyledButton
          className="small link"
          style={{ overflowWrap: "anywhere" }}
          onClick={copy}
          title={t("parts.copy")}
        >
          {copied ? t("parts.copied") : url}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
