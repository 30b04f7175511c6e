/** Where a record's facts come from. Addresses are shown to be copied: Concord opens nothing from the network. */
import { CopyButton, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../app/api.ts";
import { Badge } from "../ui/marks/badge.tsx";
import styles from "../ui/parts.module.css";

export function SourcesList({ ids }: { ids: string[] }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    ...api.source.list.queryOptions({ input: { filters: [{ field: "id", op: "in", value: ids }], limit: 100 } }),
    enabled: ids.length > 0,
  });
  return (
    <section>
      <h3>{t("parts.sources")}</h3>
      {ids.length === 0 && <p className="small soft">{t("parts.noSources")}</p>}
      <ul className={styles.list}>
        {(data?.rows ?? []).map(({ id, title, origin, grade, url }) => (
          <li key={id} className={styles.reference}>
            {title} {grade && <Badge>{t("parts.grade", { grade })}</Badge>}
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
