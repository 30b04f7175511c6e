/** Ties of one organization, by their kind. A suggested tie never looks like one that exists. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import own from "./links.module.css";

type Link = RecordOf<"link">;

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
  if (!data) return null;
  const kinds = Map.groupBy(data.rows, ({ type }) => type);
  return (
    <table className={own.links}>
      {[...kinds].map(([kind, links]) => (
        <tbody key={kind}>
          <tr>
            <th colSpan={3} scope="rowgroup">
              {kind ? nameOf(data.labels[kind], language) : t("organizations.links")}{" "}
              <span className="small soft numbers">{links.length}</span>
            </th>
          </tr>
          {links.map((link) => {
            const other = link.from === organization ? link.to : link.from;
            return (
              <tr key={link.id} data-suggested={link.status === "suggested" || undefined}>
                <td>
                  <RecordChip whole id={other} label={data.labels[other]} />
                </td>
                <td>
                  {textOf(link.description, link.description_en, language)}
                  <div className="small soft">{[link.since, link.share].filter(Boolean).join(" · ")}</div>
                </td>
                <td className="small soft">
                  <State link={link} />
                  {link.sources.length > 0 && <div>{t("organizations.sourcesOf", { count: link.sources.length })}</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

/** What is usual, a tie that exists, is not said. */
function State({ link: { status, cross_region } }: { link: Link }) {
  const { t } = useTranslation();
  return (
    <>
      {status !== "existing" && (
        <Badge tone={status === "suggested" ? "warn" : "plain"}>
          {status === "suggested" ? t("organizations.suggested") : t(`values.status.${status}`)}
        </Badge>
      )}
      {cross_region && <Badge>{t("organizations.crossRegion")}</Badge>}
    </>
  );
}
