/** Verify paper: the words or digits from the foot of a page, or a file, against the seals of this workspace. */
import { Button, FileButton, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaperCheck } from "../../../../db/contract/procedures/verification.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { client } from "../../../app/api.ts";
import { momentHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { sendFile } from "../../../files/upload.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { LongWork } from "../../../ui/marks/long-work.tsx";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import own from "../minutes.module.css";
import { FileReport } from "./file-report.tsx";
import { verdictOf } from "./verdict.ts";

export function VerifyPaper() {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [share, setShare] = useState<number | null>(null);
  const giveUp = useRef<AbortController>(null);
  const check = useMutation({
    mutationFn: async (given: string | File) => {
      if (typeof given === "string") return client.minutes.verify({ text: given });
      giveUp.current = new AbortController();
      const { signal } = giveUp.current;
      setShare(0);
      try {
        const announced = { name: given.name, bytes: given.size };
        const upload = await sendFile(() => client.minutes.begin(announced), given, setShare, signal);
        setShare(null);
        return await client.minutes.verify({ upload }, { signal });
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      } finally {
        setShare(null);
      }
    },
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("verify.title")}</h1>
      </div>
      <div className={own.verify}>
        <p className="soft">{t("verify.hint")}</p>
        <form
          className="card"
          onSubmit={(event) => {
            event.preventDefault();
            check.mutate(text);
          }}
        >
          <GrowingText
            label={t("verify.text")}
            description={t("verify.textHint")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              if (text.trim()) check.mutate(text);
            }}
            rows={2}
            maxLength={500}
            autoFocus
            spellCheck={false}
          />
          <Group mt="sm">
            <Button type="submit" disabled={text.trim() === "" || check.isPending}>
              {t("verify.check")}
            </Button>
            <FileButton
              accept=".pdf,.json,application/pdf,application/json"
              onChange={(file) => file && check.mutate(file)}
            >
              {(props) => (
                <Button {...props} variant="default" disabled={check.isPending}>
                  {t("verify.file")}
                </Button>
              )}
            </FileButton>
          </Group>
          {check.isPending && (
            <LongWork
              label={t("verify.reading")}
              share={share}
              cancel={check.variables instanceof File ? () => giveUp.current?.abort() : undefined}
              said
            />
          )}
          <ErrorNote error={check.error} />
        </form>
        <div aria-live="polite">{check.data && <Result check={check.data} />}</div>
      </div>
    </div>
  );
}

function Result({ check }: { check: PaperCheck }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { result, seal, differences, unknown, file, laterErrata } = check;
  const { title, tone } = verdictOf(check);
  return (
    <section className={`card ${own.verdict}`} data-verdict={result} data-tone={tone} data-testid="verdict">
      <h2>{t(`verify.results.${title}`)}</h2>
      {seal && (
        <div>
          <Link
            className="link"
            to="/meetings/$id"
            params={{ id: seal.meeting }}
            search={{ tab: "minutes", part: "seal" }}
          >
            {nameOf(seal.label ?? undefined, language)}
          </Link>
          <div className="small soft numbers">
            {[momentHere(seal.sealedAt, language), seal.sealedBy, t("circulation.errataCount", { count: seal.errata })]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </div>
      )}
      {seal?.withdrawn && <p className={own.withdrawn}>{t("circulation.withdrawn")}</p>}
      {seal && seal.rivals > 0 && <p className="late">{t("circulation.rivals", { count: seal.rivals })}</p>}
      {laterErrata > 0 && <p className="late">{t("verify.laterErrata", { count: laterErrata })}</p>}
      {differences.length > 0 && (
        <ul>
          {differences.map(({ position, typed, expected }) => (
            <li key={position}>
              {typed === null
                ? t("verify.left", { position, expected })
                : expected === ""
                  ? t("verify.surplus", { position, typed })
                  : t("verify.differs", { position, typed, expected })}
            </li>
          ))}
        </ul>
      )}
      {unknown.length > 0 && <p className="small">{t("verify.unknown", { words: unknown.join(", ") })}</p>}
      {file && <FileReport file={file} />}
    </section>
  );
}
