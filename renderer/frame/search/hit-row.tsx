/** One hit: its mark, its name with what was looked for marked, and what tells it from others. */
import { Spotlight } from "@mantine/spotlight";
import { useTranslation } from "react-i18next";
import type { SearchHit } from "../../../db/contract/procedures/search.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { placeInPaper } from "../../files/place-in-paper.ts";
import { markOf } from "../../records/page/record-mark.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { FoundText } from "../../ui/text/found-text.tsx";
import styles from "./search.module.css";

interface Props {
  hit: SearchHit;
  words: string;
  onClick(): void;
}

export function HitRow({ hit, words, onClick }: Props) {
  const language = useLanguage();
  const name = nameOf(hit.label, language);
  const about = useAbout(hit);
  const { icon } = markOf(hit.label);
  // Where it is the text that was found, the text comes first.
  const [first, second] = hit.paper ? [hit.snippet, name] : [name, hit.snippet];
  const says = hit.snippet !== hit.label.zh && hit.snippet !== hit.label.en;
  return (
    <Spotlight.Action onClick={onClick}>
      <span className={styles.hit}>
        {hit.sector ? <SectorMark sector={hit.sector} /> : <Icon name={hit.paper ? "file" : (icon ?? "file")} />}
        <span className={styles.said}>
          <span>
            <FoundText text={first} words={words} />
          </span>
          <span className="small soft">
            {hit.paper && (
              <>
                <FoundText text={second} words={words} />
                {about && " · "}
              </>
            )}
            {about}
            {!hit.paper && says && (
              <>
                {about && " · "}
                <FoundText text={second} words={words} />
              </>
            )}
          </span>
        </span>
      </span>
    </Spotlight.Action>
  );
}

function useAbout({ subject, meeting, city, sector, paper }: SearchHit): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = paper
    ? [
        placeInPaper(t, paper.place, paper.heading),
        paper.more > 0 && t("search.more", { count: paper.more }),
        paper.cut && t("search.cut"),
      ]
    : [t(`subjects.${subject}` as "subjects.organization"), city, sector && t(`values.sector.${sector}`)];
  const said = meeting && [meeting.day, nameOf(meeting.label, language)].filter(Boolean).join(" ");
  return [...parts, said].filter(Boolean).join(" · ");
}
