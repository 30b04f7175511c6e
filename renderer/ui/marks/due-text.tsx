/** Until when, in words first (逾期 9 天, 明天, 还有 6 天), the day itself beside them. */
import { dueInWords } from "../../../db/language/day-words.ts";
import { useLanguage } from "../../app/i18n.ts";
import styles from "./marks.module.css";

interface Props {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  due: string;
  /** `YYYY-MM-DD` */
  today: string;
  /** It is done, or called off: the day alone, which hurries nobody. */
  over?: boolean;
}

export function DueText({ due, today, over = false }: Props) {
  const language = useLanguage();
  const { when, words, day } = dueInWords(due, today, language);
  if (over || !words)
    return <span className={styles.due}>{over ? <span className="soft">{day}</span> : <span>{day}</span>}</span>;
  return (
    <span className={styles.due} data-when={when}>
      <span>{words}</span>
      <span>{day}</span>
    </span>
  );
}
