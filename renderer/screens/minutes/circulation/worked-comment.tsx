/** The comment that is being worked in, beside its paragraph. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CommentSaid } from "./comment-said.tsx";
import own from "./comments.module.css";
import type { WorkingIn } from "./use-working-in.ts";

interface Props {
  workingIn: WorkingIn;
  /** Its paragraph is not among those that are shown. */
  elsewhere?: boolean;
}

export function WorkedComment({ workingIn: { comment, labels, back }, elsewhere }: Props) {
  const { t } = useTranslation();
  return (
    <section className={own.comment} aria-label={t("circulation.comment")} data-testid="worked-comment">
      <CommentSaid comment={comment} labels={labels} />
      <div className={own.line}>
        <Button size="compact-xs" variant="default" onClick={back}>
          {t("circulation.backToComment")} {!elsewhere && <kbd style={{ marginLeft: 6 }}>Esc</kbd>}
        </Button>
        <span className="soft">{t(elsewhere ? "circulation.commentElsewhere" : "circulation.workInKeys")}</span>
      </div>
    </section>
  );
}
