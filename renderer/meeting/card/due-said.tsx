/**
 * A day that the text of an action says, while no due date is set: it was reworded, or came from elsewhere. One click takes
 * the day as its due date and its words out of the text; what only a person can tell is asked.
 */
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import { takeDue } from "../../../db/language/entry.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useSave } from "../../records/use-record.ts";
import { calendarIn } from "../clock.ts";

interface Props {
  action: Pick<RecordOf<"action">, "id" | "text" | "due">;
  /** Days said in it count from its own. */
  meeting: Pick<RecordOf<"meeting">, "day" | "last_day">;
}

export function DueSaid({ action: { id, text, due: held }, meeting }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  if (held || !text) return null;
  const { text: rest, due, question } = takeDue(text, calendarIn(meeting));
  if (question)
    return (
      <span className="small late">
        {t(`live.dueQuestion.${question.why}`, {
          words: question.words.join(t("parts.listSeparator")),
          year: question.year,
        })}
      </span>
    );
  if (!due) return null;
  return (
    <button
      type="button"
      className="plain-button link small"
      onClick={() => void save("action", id, { due, text: rest }, { due: null, text }).catch(() => {})}
    >
      {t("live.takeDue", { day: dayInShort(due, language) })}
    </button>
  );
}
