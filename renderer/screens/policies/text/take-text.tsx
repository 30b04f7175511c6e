/** Takes the text of a policy in: pasted or from a file, taken apart into clauses, looked through, and recorded as a version. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../../../db/contract/labels/in-words.ts";
import { pastedParagraphs } from "../../../../db/language/clauses/pasted.ts";
import type { TextParagraph } from "../../../../db/language/clauses/read.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { client } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { sendFile } from "../../../files/upload.ts";
import { useMay } from "../../../records/may.ts";
import { useRecord } from "../../../records/use-record.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { LongWork } from "../../../ui/marks/long-work.tsx";
import { ChooseText } from "./choose-text.tsx";
import { Review } from "./review.tsx";
import own from "./text.module.css";

export interface Given {
  paragraphs: TextParagraph[];
  english: TextParagraph[];
  taken_from: "pasted" | "docx" | "pdf";
  origin: string | null;
  cut: boolean;
}

export function TakeText() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const queries = useQueryClient();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { record, error: unknown } = useRecord("policy", id);
  const [given, setGiven] = useState<Given | null>(null);
  const [share, setShare] = useState<number | null | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const giveUp = useRef<AbortController | null>(null);
  if (unknown) return <ErrorNote error={unknown} />;
  if (!may.call("policy.takeText"))
    return (
      <div className="page">
        <EmptyState icon="policy" title={t("policies.text.mayNot")} />
      </div>
    );
  if (!record) return null;
  const takeFile = async (file: File) => {
    const mine = new AbortController();
    giveUp.current = mine;
    setError(null);
    setShare(0);
    try {
      const announced = { name: file.name, bytes: file.size };
      const upload = await sendFile(() => client.policy.beginText(announced), file, setShare, mine.signal);
      setShare(null);
      const { name, ...read } = await client.policy.readText({ upload }, { signal: mine.signal });
      setGiven({ ...read, english: [], origin: name });
    } catch (thrown) {
      if (!mine.signal.aborted) setError(thrown);
    } finally {
      setShare(undefined);
    }
  };
  const name = nameOf(labelFrom("policy", record), language);
  return (
    <div className={`page ${own.take}`}>
      <h1 className={own.title}>{t("policies.text.takeInto", { policy: name })}</h1>
      {given === null ? (
        <ChooseText
          busy={share !== undefined}
          onFile={(file) => void takeFile(file)}
          onText={(text, english) =>
            setGiven({
              paragraphs: pastedParagraphs(text),
              english: pastedParagraphs(english),
              taken_from: "pasted",
              origin: null,
              cut: false,
            })
          }
        />
      ) : (
        <Review
          policy={record}
          given={given}
          onBack={() => setGiven(null)}
          onDone={(version) => {
            void queries.invalidateQueries();
            void navigate({ to: "/policies/$id/text", params: { id }, search: { to: version } });
          }}
        />
      )}
      {share !== undefined && (
        <LongWork said label={t("policies.text.reading")} share={share} cancel={() => giveUp.current?.abort()} />
      )}
      <ErrorNote error={error} />
    </div>
  );
}
