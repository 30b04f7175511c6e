/** The lists of words that records are described with: made, renamed, translated, put in order, retired and merged. */
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { VOCABULARIES, type Vocabulary } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { saving } from "../../app/typing/saved.ts";
import { useMay } from "../../records/may.ts";
import { RecordTree, type TreeNode } from "../../records/tree/record-tree.tsx";
import { useCommand } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";

const NAMES = ["name_zh", "name_en"] as const;
/** Words of ties are said from either end. */
const FIELDS: Readonly<Record<Vocabulary, readonly string[]>> = {
  problem_type: [...NAMES, "retired", "note"],
  policy_instrument: [...NAMES, "retired", "note"],
  policy_stage: [...NAMES, "retired", "note"],
  policy_status: [...NAMES, "retired", "note"],
  link_type: [...NAMES, "forward_zh", "forward_en", "backward_zh", "backward_en", "retired", "note"],
  minutes_word: [...NAMES, "note"],
};

export function WordLists() {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const run = useCommand();
  const [vocabulary, setVocabulary] = useState<Vocabulary>("link_type");
  const { data = [], error } = useQuery(api.term.used.queryOptions({ input: { vocabulary } }));
  const nodes = data.map(({ record: { id, rank, name_zh, name_en, retired }, uses }): TreeNode => {
    return {
      id,
      parent: null,
      rank,
      name: nameOf({ subject: "term", zh: name_zh, en: name_en }, language),
      other: language === "zh" ? name_en : name_en && name_zh,
      mark: retired ? t("upkeep.retired") : undefined,
      counts: vocabulary === "minutes_word" ? [] : [uses > 0 ? uses : "—"],
    };
  });
  return (
    <>
      <Select
        label={t("upkeep.wordList")}
        value={vocabulary}
        onChange={(next) => next && setVocabulary(next as Vocabulary)}
        data={VOCABULARIES.map((value) => ({ value, label: t(`values.vocabulary.${value}`) }))}
        allowDeselect={false}
        w={260}
        mb="sm"
      />
      <p className="small soft">{t("upkeep.wordsHint")}</p>
      <ErrorNote error={error} />
      <RecordTree
        key={vocabulary}
        subject="term"
        label={t(`values.vocabulary.${vocabulary}`)}
        nodes={nodes}
        heads={vocabulary === "minutes_word" ? [] : [t("upkeep.uses")]}
        fields={FIELDS[vocabulary]}
        given={{ vocabulary }}
        addLabel={t("upkeep.addWord")}
        keeps={may.call("term.place")}
        nested={false}
        onPlace={(id, { before }) => void run(() => client.term.place({ id, before, opId: newAction() }))}
        onMerge={(keep, gone) => saving(client.term.merge({ keep, gone, opId: newAction() }))}
      />
    </>
  );
}
