/** A card about a record: its mark and name, where it belongs, four facts, and the way to its page. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inWords } from "../../../db/contract/labels/in-words.ts";
import type { Label } from "../../../db/contract/records.ts";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, queriesOf } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { pageOf } from "../../app/screens.ts";
import { factLabel, kindName } from "../../ui/labels.ts";
import own from "./page.module.css";
import { RecordMark } from "./record-mark.tsx";
import { filledOf, placedOf, relatedTo } from "./record-parts.ts";

/** So many facts, and so many records are asked for to count them. */
const FACTS = 4;
const COUNTED = 500;

interface Props {
  subject: Subject;
  id: string;
  label: Label;
  onClose(): void;
}

export function Peek({ subject, id, label, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { data: read } = useQuery(queriesOf(subject).get.queryOptions({ input: { id } }));
  const { data } = useQuery(api.reference.to.queryOptions({ input: { id, limit: COUNTED } }));
  const fields = (read?.record ?? {}) as unknown as Record<string, unknown>;
  const words = (field: string) =>
    inWords(subject, field, fields[field], { language, nameOf: (other) => nameOf(read?.labels[other], language) });
  const { head } = placedOf(subject, fields, language);
  const columns = filledOf(subjectOf(subject).screen?.columns, fields, language).filter(
    (field) => !head.includes(field),
  );
  const facts = [
    ...columns.map((field) => [factLabel(t, subject, field, language), words(field)] as const),
    ...relatedTo(subject, data?.references ?? []).tabs.map(
      ({ kind, ids }) => [kindName(t, kind), String(ids.length)] as const,
    ),
  ].slice(0, FACTS);
  return (
    <>
      <div className={own.peekHead}>
        <RecordMark label={label} />
        <div>
          <h2>{nameOf(label, language)}</h2>
          <div className="small soft">{head.map(words).join(" · ")}</div>
        </div>
      </div>
      <dl className={own.peekFacts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={own.peekFoot}>
        <Button
          variant="default"
          size="xs"
          data-autofocus
          onClick={() => void navigate(pageOf(subject, id) as Parameters<typeof navigate>[0])}
        >
          {t("parts.open")} <kbd>Enter</kbd>
        </Button>
        <Button variant="subtle" size="xs" onClick={onClose}>
          {t("parts.close")} <kbd>Esc</kbd>
        </Button>
      </div>
    </>
  );
}
