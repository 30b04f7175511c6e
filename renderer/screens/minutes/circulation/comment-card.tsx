/** One comment: whose it is, what it says, what became of it. Staff accept or decline; its author edits or removes it. */
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { client, newAction } from "../../../app/api.ts";
import { useDraft } from "../../../app/typing/use-draft.ts";
import { useCommand, useRemove, useSave } from "../../../records/use-record.ts";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import { CommentSaid } from "./comment-said.tsx";
import own from "./comments.module.css";
import { useActor } from "./use-actor.ts";
import type { Comment } from "./use-working-in.ts";

interface Props {
  comment: Comment;
  labels: MinutesCirculation["labels"];
  meeting: RecordOf<"meeting">;
  /** Goes to the paragraph to work the comment in. */
  onWorkIn(comment: Comment): void;
}

export function CommentCard({ comment, labels, meeting, onWorkIn }: Props) {
  const { t } = useTranslation();
  const { id: me, staff } = useActor();
  const [mode, setMode] = useState<"read" | "edit" | "answer">("read");
  const frozen = meeting.state !== "closed";
  const { state, workedIn, key } = comment;
  const mine = comment.profile === me && state === "open";
  return (
    <article className={own.comment} data-state={state} data-testid="comment" data-comment={comment.id} tabIndex={-1}>
      <CommentSaid
        comment={comment}
        labels={labels}
        instead={mode === "edit" && <Edit comment={comment} onClose={() => setMode("read")} />}
      />
      {mode === "answer" && <Answer comment={comment} onClose={() => setMode("read")} />}
      {!frozen && mode === "read" && (
        <Group gap={6}>
          {staff && (
            <Button size="compact-xs" variant="default" onClick={() => setMode("answer")}>
              {t(state === "open" ? "circulation.answer" : "circulation.answerAgain")}
            </Button>
          )}
          {staff && key && workedIn === false && (
            <Button size="compact-xs" onClick={() => onWorkIn(comment)}>
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
      <GrowingText
        aria-label={t("circulation.comment")}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
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
      <GrowingText
        label={t("fields.answer")}
        value={answer}
        onChange={(event) => type(event.currentTarget.value)}
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
