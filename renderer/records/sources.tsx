/**
 * Where a record's facts come from, and what is known of them: how sure they are, which of them were inferred or translated.
 * Addresses are shown to be copied: Concord opens nothing from the network.
 */
import { CopyButton, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { inWords } from "../../db/contract/labels/in-words.ts";
import { type RecordOf, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { textOf } from "../../db/language/names.ts";
import { api } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { fieldLabel } from "../ui/labels.ts";
import { Badge } from "../ui/marks/badge.tsx";
import styles from "../ui/parts.module.css";

/** Nothing, where a record has no sources and nothing is to be said of them. */
export function Sources<S extends Subject>({
  subject,
  record,
  titled = true,
}: {
  subject: S;
  record: RecordOf<S>;
  /** Not where a tab says it. */
  titled?: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const values = record as Readonly<Record<string, unknown>>;
  const ids = Array.isArray(values.sources) ? (values.sources as string[]) : [];
  const { data } = useQuery({
    ...api.source.list.queryOptions({ input: { filters: [{ field: "id", op: "in", value: ids }], limit: 100 } }),
    enabled: ids.length > 0,
  });
  const said = Object.keys(subjectOf(subject).fields).flatMap((field) => {
    if (!metaOf(subjectOf(subject).fields[field]).ofSources || values[field] === false) return [];
    const words = inWords(subject, field, values[field], { language, nameOf: (id) => id });
    if (words === "") return [];
    const label = fieldLabel(t, subject, field);
    return [{ field, text: values[field] === true ? label : t("parts.saying", { label, words }) }];
  });
  if (ids.length === 0 && said.length === 0) return null;
  return (
    <section>
      {titled && <h3>{t("parts.sources")}</h3>}
      {said.map(({ field, text }) => (
        <p key={field} className="small soft">
          {text}
        </p>
      ))}
      <ul className={styles.list}>
        {(data?.rows ?? []).map(({ id, title, title_en, translated, origin, grade, url }) => (
          <li key={id} className={styles.reference}>
            {textOf(title, title_en, language)} {grade && <Badge>{t("parts.grade", { grade })}</Badge>}
            {language === "en" && title_en && (
              <div className="small soft">
                <span lang="zh-CN">{title}</span>
                {translated.includes("title_en") && ` · ${fieldLabel(t, "source", "translated")}`}
              </div>
            )}
            {origin && <div className="small soft">{origin}</div>}
            {url && (
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
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
