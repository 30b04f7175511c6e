/** The real pages of the minutes on their desk, to be looked at while something beside them is edited. */
import { useTranslation } from "react-i18next";
import type { OnPage } from "../../../files/sheet/board.ts";
import { Desk } from "../../../files/sheet/desk.tsx";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { type PagesInput, usePages } from "./use-pages.ts";

interface Props {
  input: PagesInput;
  /** What is to be seen of them: a place, or the one that a field is printed at. */
  seen?: OnPage | null | ((pages: { count: number; placeOf(key: string): OnPage | null }) => OnPage | null);
  before?: React.ReactNode;
}

export function Pages({ input, seen, before }: Props) {
  const { t } = useTranslation();
  const { picture, count, places, busy, error } = usePages(input);
  const placeOf = (key: string) => places.find((one) => one.key.split("#")[0] === key)?.parts[0] ?? null;
  return (
    <>
      <ErrorNote error={error} />
      <Desk
        label={t("minutes.views.pages")}
        picture={picture}
        alt={t("minutes.pagesAlt", { count })}
        count={count}
        busy={busy}
        seen={typeof seen === "function" ? seen({ count, placeOf }) : seen}
        before={before}
      />
    </>
  );
}
