/** What an entry came of and what came of it, each a way there. */
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import type { CardContext } from "../use-cards.ts";
import own from "./chain.module.css";
import type { Linked } from "./linked.ts";
import { useToEntry } from "./use-to-entry.ts";

interface Props {
  linked: Linked;
  labels: CardContext["labels"];
  onChoose?: ((id: string) => void) | undefined;
}

export function Links({ linked: { from, into }, labels, onChoose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const toEntry = useToEntry(onChoose);
  const says = (record: RecordOf<"outcome"> | RecordOf<"action">) =>
    textOf(record.text, record.text_en, language) || t("live.noText");
  const link = (id: string, words: string, text: string) => (
    <button
      key={id}
      type="button"
      className={`plain-button link ${own.link}`}
      title={text}
      onClick={(event) => {
        // The click is about the other card, not about this one.
        event.stopPropagation();
        toEntry("outcome", id);
      }}
    >
      {words} <span className={own.words}>{text}</span>
    </button>
  );
  return (
    <>
      {typeof from === "string" && link(from, t("chain.fromEarlier"), nameOf(labels[from], language))}
      {from !== null && typeof from === "object" && link(from.id, t("chain.from", { kind: kindOf(from) }), says(from))}
      {into.map((record) =>
        link(record.id, t("kind" in record ? "chain.becameDecision" : "chain.gaveAction"), says(record)),
      )}
    </>
  );

  function kindOf({ kind }: RecordOf<"outcome">): string {
    return t(`live.kinds.${kind}`).toLowerCase();
  }
}
