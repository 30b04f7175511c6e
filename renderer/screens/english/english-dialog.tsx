/** What of the minutes has no English, one under the other: each is written here, into its record, or gone to. */
import { Button, Checkbox, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EnglishText } from "../../../db/contract/procedures/minutes.ts";
import { latinName } from "../../../db/language/latin-names.ts";
import type { Syllables } from "../../../db/language/syllables.ts";
import { api } from "../../app/api.ts";
import { useToRecord } from "../../app/places/address.ts";
import { useStore } from "../../app/store.ts";
import { useSyllables } from "../../app/use-syllables.ts";
import { reveal } from "../../meeting/checks/reveal.ts";
import { englishAsked } from "../../meeting/english/asked.ts";
import { useMay } from "../../records/may.ts";
import own from "./english.module.css";
import { EnglishRow } from "./english-row.tsx";
import { useKeepEnglish } from "./use-keep-english.ts";

interface Props {
  meeting: string;
  onClose(): void;
}

/** Stands once for all screens, which open it for a meeting. */
export function EnglishDialog() {
  const { t } = useTranslation();
  const meeting = useStore(englishAsked);
  const onClose = () => englishAsked.set(null);
  return (
    <Modal
      opened={meeting !== null}
      onClose={onClose}
      title={t("english.title")}
      size="lg"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("keys.close") }}
    >
      {meeting && <Texts meeting={meeting} onClose={onClose} />}
    </Modal>
  );
}

/** Kinds of records that have a card among what was recorded in the meeting. */
const CARDS = ["outcome", "action", "agenda_item"];

function Texts({ meeting, onClose }: Props) {
  const { data } = useQuery(api.minutes.english.queryOptions({ input: { meeting } }));
  return data ? <Listed meeting={meeting} onClose={onClose} {...data} /> : null;
}

type ListedProps = Props & { texts: readonly EnglishText[]; quoted: number; apart: number };

function Listed({ meeting, texts, quoted, apart, onClose }: ListedProps) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const toRecord = useToRecord();
  const syllables = useSyllables();
  const keep = useKeepEnglish();
  const [all, setAll] = useState(false);
  // What was missing when the list was opened stays in it once it is written: the next one does not slip under the pointer.
  const [begun] = useState(() => new Set(missingOf(texts).map(keyOf)));
  useEffect(() => {
    for (const one of missingOf(texts)) begun.add(keyOf(one));
  }, [texts, begun]);
  const missing = missingOf(texts);
  const shown = texts.filter((one) => all || one.en === null || begun.has(keyOf(one)));
  const people = missing.flatMap((one) => {
    const latin = one.latin === "person" ? proposalOf(one, syllables) : null;
    return latin === null ? [] : [{ one, latin }];
  });
  const open = ({ subject, id }: EnglishText) => {
    onClose();
    if (!CARDS.includes(subject)) return void toRecord(subject, id);
    void navigate({ to: "/meetings/$id", params: { id: meeting }, search: { tab: "record" } });
    reveal(id);
  };
  const mayWrite = may.do("keep");
  return (
    <div className={own.texts}>
      <div className={own.head}>
        <span role="status">
          {missing.length > 0 ? t("english.count", { count: missing.length }) : `✓ ${t("english.none")}`}
        </span>
        {mayWrite && people.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={async () => {
              for (const { one, latin } of people) await keep(one, latin);
            }}
          >
            {t("english.takeNames", { count: people.length })}
          </Button>
        )}
        <Checkbox
          label={t("english.all")}
          checked={all}
          onChange={({ currentTarget }) => setAll(currentTarget.checked)}
        />
      </div>
      <ul className={own.list} aria-label={t("english.title")}>
        {shown.map((one) => (
          <EnglishRow
            key={keyOf(one)}
            text={one}
            proposal={proposalOf(one, syllables)}
            readOnly={!mayWrite}
            open={one.subject === "term" ? null : () => open(one)}
          />
        ))}
      </ul>
      {(quoted > 0 || apart > 0) && (
        <p className="small soft">
          {quoted > 0 && t("english.quoted", { count: quoted })} {apart > 0 && t("english.apart", { count: apart })}{" "}
          <Link
            to="/meetings/$id"
            params={{ id: meeting }}
            search={{ tab: "minutes", part: "text" }}
            className="link"
            onClick={onClose}
          >
            {t("english.toText")}
          </Link>
        </p>
      )}
    </div>
  );
}

function missingOf(texts: readonly EnglishText[]): EnglishText[] {
  return texts.filter(({ en }) => en === null);
}

function keyOf({ subject, id, field }: EnglishText): string {
  return `${subject}:${id}:${field}`;
}

/** What another record says of the same, else its pinyin. */
function proposalOf({ zh, en, known, latin }: EnglishText, syllables: Syllables | null): string | null {
  if (en !== null) return null;
  return known ?? (latin && syllables ? latinName(zh, syllables, latin === "person") : null);
}
