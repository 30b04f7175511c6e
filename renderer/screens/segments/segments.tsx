/** The industrial chain as a tree, with what the region has of each segment; it is kept here. The page of one shows all that names it. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { saving } from "../../app/typing/saved.ts";
import { useMay } from "../../records/may.ts";
import { RecordTree, type TreeNode } from "../../records/tree/record-tree.tsx";
import { useCommand } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";

const FIELDS = ["name_zh", "name_en", "parent", "note"] as const;

export function Segments() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const run = useCommand();
  const { data = [], error } = useQuery(api.segment.tree.queryOptions());
  const nodes = data
    .filter(({ record }) => !record.merged_into)
    .map(({ record: { id, parent, rank, name_zh, name_en }, firms, links }): TreeNode => {
      const label = { subject: "segment", zh: name_zh, en: name_en };
      return {
        id,
        parent,
        rank,
        name: nameOf(label, language),
        other: language === "zh" ? name_en : name_en && name_zh,
        counts: [<Firms key="firms" segment={id} count={firms} />, links > 0 ? links : "—"],
      };
    });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("collections.segment")}</h1>
      </div>
      <p className="small soft">{t("upkeep.treeHint")}</p>
      <ErrorNote error={error} />
      <RecordTree
        subject="segment"
        label={t("collections.segment")}
        nodes={nodes}
        heads={[t("collections.organization"), t("collections.link")]}
        fields={FIELDS}
        addLabel={t("upkeep.addSegment")}
        keeps={may.call("segment.place")}
        nested
        onOpen={(id) => void navigate({ to: "/segments/$id", params: { id } })}
        onPlace={(id, to) => void run(() => client.segment.place({ id, ...to, opId: newAction() }))}
        onMerge={(keep, gone) => saving(client.segment.merge({ keep, gone, opId: newAction() }))}
      />
    </div>
  );
}

/** How many organizations, with the way to those of the segment itself. */
function Firms({ segment, count }: { segment: string; count: number }) {
  if (count === 0) return "—";
  return (
    <Link to="/organizations" search={{ only: `segments:${segment}` }} tabIndex={-1} className="link">
      {count}
    </Link>
  );
}
