/** The text of a paper as the search knows it, opened where something was found; the file itself is one button away. */
import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, client } from "../app/api.ts";
import { useStore } from "../app/store.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { FoundText } from "../ui/text/found-text.tsx";
import own from "./paper-text.module.css";
import { placeInPaper } from "./place-in-paper.ts";
import { type ShownPaper, shownPaper } from "./shown-paper.ts";
import { useExport } from "./use-export.ts";

/** As many pieces as one answer shows before and behind the one that is looked at. */
const STEP = 12;

export function PaperTextDialog() {
  const shown = useStore(shownPaper);
  return shown && <PaperText key={`${shown.id} ${shown.at}`} shown={shown} />;
}

function PaperText({ shown }: { shown: ShownPaper }) {
  const { t } = useTranslation();
  const { save } = useExport();
  const [at, setAt] = useState(shown.at);
  const { data } = useQuery(api.search.page.queryOptions({ input: { paper: shown.id, at } }));
  const place = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the text is there
  useLayoutEffect(() => place.current?.scrollIntoView({ block: "center" }), [data]);
  const pieces = data?.pieces ?? [];
  const [first, last] = [pieces[0]?.at ?? 0, pieces.at(-1)?.at ?? 0];
  const close = () => shownPaper.set(null);
  return (
    <Modal
      opened
      onClose={close}
      title={data?.name ?? ""}
      size="xl"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.close") }}
    >
      <div className={own.text} tabIndex={-1} data-testid="paper-text">
        {data?.cut && <p className="small soft">{t("search.cut")}</p>}
        {data && pieces.length === 0 && (
          <EmptyState icon="file" title={t(`search.unread.${reasonOf(data.state)}`)} why={t("search.unreadHint")} />
        )}
        {first > 0 && (
          <Button variant="subtle" size="xs" onClick={() => setAt(Math.max(0, first - STEP))}>
            {t("search.before")}
          </Button>
        )}
        {pieces.map((piece, index) => {
          const where = placeInPaper(t, piece.place, piece.heading);
          const before = pieces[index - 1];
          const isNew = !before || placeInPaper(t, before.place, before.heading) !== where;
          return (
            <section
              key={piece.at}
              ref={piece.at === at ? place : undefined}
              aria-current={piece.at === at || undefined}
            >
              {isNew && where !== "" && <h3>{where}</h3>}
              {piece.text.split("\n").map((line, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
                <p key={row}>
                  <FoundText text={line} words={shown.words} />
                </p>
              ))}
            </section>
          );
        })}
        {data && pieces.length > 0 && last < data.of - 1 && (
          <Button variant="subtle" size="xs" onClick={() => setAt(Math.min(data.of - 1, last + STEP))}>
            {t("search.behind")}
          </Button>
        )}
      </div>
      <div className={own.foot}>
        <Button variant="default" size="xs" onClick={() => void save(() => client.paper.send({ id: shown.id }))}>
          {t("search.file")}
        </Button>
        <Button variant="subtle" size="xs" onClick={close}>
          {t("parts.close")} <kbd>Esc</kbd>
        </Button>
      </div>
    </Modal>
  );
}

const REASONS = {
  waiting: "waiting",
  E_PDF_WITHOUT_TEXT: "scan",
  E_PAPER_WITHOUT_TEXT: "empty",
  E_EMPTY: "empty",
  E_NOTHING_IN_IT: "empty",
  E_ENCRYPTED: "encrypted",
  E_PROTECTED: "encrypted",
  E_OLD_DOCUMENT: "old",
  E_NO_TEXT_KIND: "kind",
  E_PAPER_TEXT_TOO_LARGE: "large",
  E_TOO_BIG: "large",
  E_READING_SLOW: "large",
  E_PAPER_MISSING: "missing",
} as const;

/** Why there is no text, from the state that the search has of it. */
function reasonOf(state: string): (typeof REASONS)[keyof typeof REASONS] | "damaged" {
  return Object.hasOwn(REASONS, state) ? REASONS[state as keyof typeof REASONS] : "damaged";
}
