/**
 * Ties of one organization, by their kind, each said from its end. A suggested tie never looks like one that exists. They are
 * recorded in a line above and changed in their place.
 */
import { ActionIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../../db/contract/records.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { linkSaid } from "../../../../db/language/registry/link-words.ts";
import { client } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useMay } from "../../../records/may.ts";
import { RecordChip } from "../../../records/page/record-chip.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Badge } from "../../../ui/marks/badge.tsx";
import { LinkEditor } from "./link-editor.tsx";
import { LinkLine } from "./link-line.tsx";
import own from "./links.module.css";
import { type LinkWords, useLinkWords } from "./use-link-words.ts";

type Link = RecordOf<"link">;

const SHOWN = 200;

export function Links({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const words = useLinkWords();
  const { data } = useQuery({
    queryKey: ["links", organization],
    queryFn: async () => {
      const [from, to] = await Promise.all(
        (["from", "to"] as const).map((field) =>
          client.link.list({ filters: [{ field, op: "is", value: organization }], limit: SHOWN }),
        ),
      );
      return { rows: [...(from?.rows ?? []), ...(to?.rows ?? [])], labels: { ...from?.labels, ...to?.labels } };
    },
  });
  if (!data) return null;
  const kinds = Map.groupBy(data.rows, ({ type }) => type);
  return (
    <>
      {may.make("link", {}) && <LinkLine organization={organization} words={words} known={data.rows} />}
      <table className={own.links}>
        {[...kinds].map(([kind, links]) => (
          <tbody key={kind}>
            <tr>
              <th colSpan={4} scope="rowgroup">
                {kind ? nameOf(data.labels[kind], language) : t("organizations.links")}{" "}
                <span className="small soft numbers">{links.length}</span>
              </th>
            </tr>
            {links.map((link) => (
              <LinkRow key={link.id} link={link} of={organization} labels={data.labels} words={words} />
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

function LinkRow({ link, of, labels, words }: { link: Link; of: string; labels: Labels; words: LinkWords }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const other = link.from === of ? link.to : link.from;
  const term = words.terms.find(({ id }) => id === link.type);
  const name = nameOf(labels[other], language);
  return (
    <>
      <tr data-suggested={link.status === "suggested" || undefined}>
        <td className="small soft">{term && linkSaid(term, link.to === of, language)}</td>
        <td>
          <RecordChip whole id={other} label={labels[other]} />
        </td>
        <td>
          {textOf(link.description, link.description_en, language)}
          <div className="small soft">
            {[link.segment && nameOf(labels[link.segment], language), link.since, link.share]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </td>
        <td className="small soft">
          <div className={own.end}>
            <State link={link} />
            {link.sources.length > 0 && <span>{t("organizations.sourcesOf", { count: link.sources.length })}</span>}
            {may.change("link", link)("type") && (
              <ActionIcon
                ref={pencil}
                variant="subtle"
                size="sm"
                aria-expanded={open}
                aria-label={t("upkeep.changeLinkWith", { name })}
                onClick={() => setOpen(!open)}
              >
                <Icon name="edit" size={16} />
              </ActionIcon>
            )}
          </div>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={4}>
            <LinkEditor
              id={link.id}
              onClose={() => {
                setOpen(false);
                pencil.current?.focus();
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
}

/** What is usual, a tie that exists, is not said. */
function State({ link: { status, cross_region, confidence } }: { link: Link }) {
  const { t } = useTranslation();
  return (
    <>
      {status !== "existing" && (
        <Badge tone={status === "suggested" ? "warn" : "plain"}>
          {status === "suggested" ? t("organizations.suggested") : t(`values.status.${status}`)}
        </Badge>
      )}
      {cross_region && <Badge>{t("organizations.crossRegion")}</Badge>}
      {confidence === "low" && <Badge tone="warn">{t("upkeep.weak")}</Badge>}
    </>
  );
}
