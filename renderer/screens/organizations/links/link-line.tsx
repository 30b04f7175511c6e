/**
 * A tie in one line: 供应 重庆甲电池 电芯 2023年起. What was understood stands below as it will be recorded, with what is still
 * missing; Enter records it.
 */
import { Button, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { linkNameAt, parseLinkLine, type LinkLine as Said } from "../../../../db/language/registry/link-line.ts";
import { linkSaid } from "../../../../db/language/registry/link-words.ts";
import { api } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useDraft } from "../../../app/typing/use-draft.ts";
import { useNaming } from "../../../records/line/naming.tsx";
import { useLineParties } from "../../../records/line/use-line-parties.ts";
import { makeInPlace } from "../../../records/making.ts";
import { useMay } from "../../../records/may.ts";
import { RecordsPicker } from "../../../records/record-picker.tsx";
import { useSave } from "../../../records/use-record.ts";
import { Badge } from "../../../ui/marks/badge.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./link-line.module.css";
import type { LinkWords } from "./use-link-words.ts";

interface Props {
  organization: string;
  words: LinkWords;
  /** Ties that it has. */
  known: readonly RecordOf<"link">[];
}

/** Kinds that are offered to begin with. */
const BEGUN = 6;

export function LinkLine({ organization, words, known }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const may = useMay();
  const { text, type, clear } = useDraft(`organization:${organization}:link`);
  const [sources, setSources] = useState<string[]>([]);
  const naming = useNaming(text, type, [], (line, caret, parties, chosen) =>
    linkNameAt(line, caret, { kinds: words.kinds, parties, chosen }),
  );
  // What was left in the line names one that nobody has looked for yet.
  const [asked, setAsked] = useState("");
  const looked = useLineParties([], asked);
  const parties = [...new Map([...naming.parties, ...looked].map((one) => [one.id, one])).values()].filter(
    ({ id }) => id !== organization,
  );
  const said = parseLinkLine(text, { ...words, parties, chosen: naming.chosen });
  const unknown = said.problems.find(({ code }) => code === "unknown_party") as { value: string } | undefined;
  if (unknown && unknown.value !== asked) setAsked(unknown.value);
  const named = useNamedSource(said.source);
  const all = [...new Set([...sources, ...(named ? [named.id] : [])])];
  const term = words.terms.find(({ id }) => id === said.kind);
  const ready = text.trim() !== "" && said.problems.length === 0 && !(said.source && !named);
  const again = ready && known.some((link) => isSame(link, said, organization));

  const record = async () => {
    if (!ready || !said.other) return;
    const chinese = /\p{Script=Han}/u.test(said.text);
    const [from, to] = said.back ? [said.other.id, organization] : [organization, said.other.id];
    const text = said.text === "" ? {} : chinese ? { description: said.text } : { description_en: said.text };
    const { segment, share, since, status, confidence } = said;
    try {
      await save("link", undefined, {
        from,
        to,
        type: said.kind,
        status,
        segment,
        share,
        since,
        ...text,
        sources: all,
        ...(confidence && { confidence }),
      });
    } catch {
      return;
    }
    clear();
    setSources([]);
    naming.field.current?.focus();
  };
  const begin = (word: string) => {
    type(`${word} `);
    naming.field.current?.focus();
  };
  return (
    <div className={own.line}>
      <input
        ref={naming.field}
        className={own.say}
        value={text}
        onChange={(event) => {
          type(event.currentTarget.value);
          naming.look();
        }}
        onKeyDown={(event) => {
          if (naming.press(event) || event.key !== "Enter") return;
          event.preventDefault();
          void record();
        }}
        {...naming.props}
        aria-describedby="link-understood"
        aria-label={t("upkeep.linkLine")}
        placeholder={t("upkeep.linkExample")}
      />
      <Button onClick={() => void record()} disabled={!ready}>
        {t("upkeep.recordLink")} <kbd>Enter</kbd>
      </Button>
      {naming.offers}
      {text.trim() === "" ? (
        <div className={own.understood}>
          {words.terms.slice(0, BEGUN).map((one) => (
            <UnstyledButton
              key={one.id}
              className={`small link ${own.begin}`}
              onClick={() => begin(linkSaid(one, false, language))}
            >
              {linkSaid(one, false, language)}
            </UnstyledButton>
          ))}
        </div>
      ) : (
        <div className={own.understood} role="status" id="link-understood">
          {term && <Badge tone="accent">{linkSaid(term, said.back, language)}</Badge>}
          {said.other && (
            <Badge>
              <SectorMark sector={said.other.sector} size={12} />{" "}
              {textOf(said.other.shown.zh, said.other.shown.en, language)}
            </Badge>
          )}
          <Details said={said} />
          {named && (
            <Badge>
              {t("parts.saying", { label: t("fields.sources"), words: textOf(named.title, named.title_en, language) })}
            </Badge>
          )}
          {said.problems.map((problem) => (
            <span key={problem.code} className="late small">
              {t(`upkeep.linkProblems.${problem.code}`, { value: "value" in problem ? problem.value : "" })}
            </span>
          ))}
          {said.source && !named && (
            <span className="late small">{t("upkeep.linkProblems.no_source", { value: said.source })}</span>
          )}
          {again && <span className="small soft">{t("upkeep.linkAgain")}</span>}
          {unknown && may.make("organization", {}) && (
            <UnstyledButton
              className="small link"
              onClick={() =>
                makeInPlace({
                  subject: "organization",
                  named: unknown.value,
                  given: {},
                  taken: () => requestAnimationFrame(() => naming.field.current?.focus()),
                })
              }
            >
              {t("parts.newNamed", { name: unknown.value })}
            </UnstyledButton>
          )}
        </div>
      )}
      {text.trim() !== "" && (
        <div className={own.sources}>
          <RecordsPicker
            subject="source"
            labels={{}}
            label={t("fields.sources")}
            placeholder={t("upkeep.findSource")}
            value={sources}
            onChange={setSources}
          />
        </div>
      )}
    </div>
  );
}

/** What the line says besides, each as it will be recorded. */
function Details({ said }: { said: Said }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({
    ...api.segment.get.queryOptions({ input: { id: said.segment ?? "" } }),
    enabled: said.segment !== null,
  });
  const segment = data && { subject: "segment", zh: data.record.name_zh, en: data.record.name_en };
  const saying = (label: string, words: string) => <Badge>{t("parts.saying", { label, words })}</Badge>;
  return (
    <>
      {said.segment && segment && saying(t("subjects.segment"), nameOf(segment, language))}
      {said.text && saying(t("fields.description"), said.text)}
      {said.share && saying(t("fields.share"), said.share)}
      {said.since && saying(t("fields.since"), said.since)}
      {said.status !== "existing" && (
        <Badge tone={said.status === "suggested" ? "warn" : "plain"}>{t(`values.status.${said.status}`)}</Badge>
      )}
      {said.confidence && saying(t("fields.confidence"), t(`values.confidence.${said.confidence}`))}
    </>
  );
}

/** The source that some words of the line are of. */
function useNamedSource(words: string | null): RecordOf<"source"> | undefined {
  const { data } = useQuery({
    ...api.source.list.queryOptions({ input: { search: words ?? "", limit: 1 } }),
    enabled: words !== null,
  });
  return words === null ? undefined : data?.rows[0];
}

/** Whether the same is recorded already. */
function isSame(link: RecordOf<"link">, said: Said, organization: string): boolean {
  const [from, to] = said.back ? [said.other?.id, organization] : [organization, said.other?.id];
  return link.from === from && link.to === to && link.type === said.kind && link.segment === said.segment;
}
