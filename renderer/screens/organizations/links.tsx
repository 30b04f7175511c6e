/** Ties of one organization. A suggested tie never looks like one that exists. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Badge, Confidence } from "../../ui/marks/badge.tsx";
import styles from "../../ui/parts.module.css";

export function Links({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ["links", organization],
    queryFn: async () => {
      const [from, to] = await Promise.all(
        (["from", "to"] as const).map((field) =>
          client.link.list({ filters: [{ field, op: "is", value: organization }], limit: 200 }),
        ),
      );
      return { rows: [...(from?.rows ?? []), ...(to?.rows ?? [])], labels: { ...from?.labels, ...to?.labels } };
    },
  });
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h3>{t("organizations.links")}</h3>
      <ul className={styles.list}>
        {data.rows.map((link) => {
          const other = link.from === organization ? link.to : link.from;
          return (
            <li key={link.id} className={`${styles.reference} ${styles[`link-${link.status}`] ?? ""}`}>
              <Badge tone={link.status === "existing" ? "ok" : link.status === "suggested" ? "warn" : "plain"}>
                {link.status === "suggested" ? t("organizations.suggested") : t(`values.status.${link.status}`)}
              </Badge>{" "}
              <b>{nameOf(data.labels[other], language)}</b>
              {link.type && <span className="small soft"> · {nameOf(data.labels[link.type], language)}</span>}
              <div>{textOf(link.description, link.description_en, language)}</div>
              <div className="small soft">
                {[link.since, link.share].filter(Boolean).join(" · ")} <Confidence value={link.confidence} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
