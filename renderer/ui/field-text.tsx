/** One field of a record, to be read: by whoever may not write it, and where nothing is written any more. */
import { useTranslation } from "react-i18next";
import { inWords } from "../../db/contract/labels/in-words.ts";
import type { Labels } from "../../db/contract/records.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { nameOf } from "../../db/language/names.ts";
import { useLanguage } from "../app/i18n.ts";
import { factLabel } from "./labels.ts";
import styles from "./parts.module.css";

interface Props {
  subject: Subject;
  field: string;
  value: unknown;
  labels: Labels;
}

/** What is empty is not shown. */
export function FieldText({ subject, field, value, labels }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = inWords(subject, field, value, { language, nameOf: (id) => nameOf(labels[id], language) });
  if (text === "") return null;
  return (
    <dl className={styles.fact}>
      <dt>{factLabel(t, subject, field, language)}</dt>
      <dd>{text}</dd>
    </dl>
  );
}
