/** One comment: whose it is, what it says, what became of it. Staff accept or decline; its author edits or removes it. */
import { Button, Group, Textarea } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../db/contract/circulation.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Tag } from "../../parts/badges.tsx";
import { nameOf } from "../../parts/name.ts";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import { useDraft } from "../../parts/use-draft.ts";
import { useCommand, useRemove, useSave } from "../../parts/use-record.ts";
import own from "./minutes.module.css";
import { useActor } from "./use-actor.ts";

type Comment = MinutesCirculation["comments"][number];

interface Props {
  comment: Comment;
  labels: MinutesCirculation["labels"];
  meeting: RecordOf<"meeting">;
}

const TONES = { open: "accent", accepted: "ok", declined: "plain" } as const;

export function CommentCard({ comment, labels, meeting }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id: me, staff } = useActor();
  const [mode, setMode] = useState<"read" | "edit" | "answer">("read");
  const frozen = meeting.state !== "closed";
  const { sector, organization, author, state, answer, workedIn, text, key } = comment;
  const whose = [author, organization && nameOf(labels[organization], language)].filter(Boolean).join(" · ");
  const mine = comment.profile === me && state === "open";
  return (
    <article className={own.comment} data-state={state} data-testid="comment">
      <div className={own.line}>
        <SectorBadge sector={sector} />
        <span>{whose}</span>
        <Tag tone={TONES[state]}>{t(`circulation.filters.${state}`)}</Tag>
        {workedIn === false && <Tag tone="warn">{t("circulation.notWorkedIn")}</Tag>}
        {workedIn === true && <Tag tone="ok">{t("circulation.workedIn")}</Tag>}
      </div>
      {mode === "edit" ? (
        <Edit comment={comment} onClose={() => setMode("read")} />
      ) : (
        <div className={own.said}>{text}</div>
      )}
      {answer && (
        <div className="soft">
          {t("fields.answer")}: {answer}
        </div>
      )}
      {mode === "answer" && <Answer comment={comment} onClose={() => setMode("read")} />}
      {!frozen && mode === "read" && (
        <Group gap={6}>
          {staff && (
            <Button size="compact-xs" variant="default" onClick={() => setMode("answer")}>
              {t(state === "open" ? "circulation.answer" : "circulation.answerAgain")}
            </Button>
          )}
          {staff && key && workedIn === false && (
            <Button
              size="compact-xs"
              onClick={() =>
                void navigate({
                  to: "/meetings/$id",
                  params: { id: meeting.id },
                  search: { tab: "minutes", part: "text" } as never,
                })
              }
            >
              {t("circulation.workIn")}
            </Button>
          )}
          {mine && (
            <>
              <Button size="compact-xs" variant="default" onClick={() => setMode("edit")}>
                {t("circulation.edit")}
              </Button>
              <Remove id={comment.id} />
            </>
          )}
        </Group>
      )}
    </article>
  );
}

function Remove({ id }: { id: string }) {
  const { t } = useTranslation();
  const remove = useRemove();
  return (
    <Button size="compact-xs" variant="default" onClick={() => void remove("comment", id)}>
      {t("circulation.remove")}
    </Button>
  );
}

function Edit({ comment, onClose }: { comment: Comment; onClose(): void }) {
  const { t } = useTranslation();
  const save = useSave();
  const { text, type, clear } = useDraft(`comment:${comment.id}:text`, comment.text);
  const close = () => {
    clear();
    onClose();
  };
  const done = () => save("comment", comment.id, { text: text.trim() }, { text: comment.text }).then(close, () => {});
  return (
    <>
      <Textarea
        aria-label={t("circulation.comment")}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        autosize
        autoFocus
      />
      <Group gap={6}>
        <Button size="compact-xs" disabled={text.trim() === ""} onClick={() => void done()}>
          {t("circulation.send")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={close}>
          {t("circulation.cancel")}
        </Button>
      </Group>
    </>
  );
}

function Answer({ comment, onClose }: { comment: Comment; onClose(): void }) {
  const { t } = useTranslation();
  const run = useCommand();
  const { text: answer, type, clear } = useDraft(`comment:${comment.id}:answer`, comment.answer ?? "");
  const close = () => {
    clear();
    onClose();
  };
  const decide = async (accept: boolean) => {
    const done = await run(() =>
      client.minutes.answerComment({ comment: comment.id, accept, answer, opId: newAction() }),
    );
    if (done) close();
  };
  return (
    <>
      <Textarea
        label={t("fields.answer")}
        value={answer}
        onChange={(event) => type(event.currentTarget.value)}
        autosize
        autoFocus
      />
      <Group gap={6}>
        <Button size="compact-xs" onClick={() => void decide(true)}>
          {t("circulation.accept")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void decide(false)}>
          {t("circulation.decline")}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={close}>
          {t("circulation.cancel")}
        </Button>
      </Group>
    </>
  );
}
