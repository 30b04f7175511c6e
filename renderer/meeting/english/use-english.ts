/** What of a meeting's minutes has English and what has none, in words for beside an export. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";

/** @returns null where the English is not asked for, or there is none to write */
export function useMissingEnglish(
  meeting: string,
  language: MinutesLanguage,
): { says: string; missing: boolean } | null {
  const { t } = useTranslation();
  const wanted = language !== "zh";
  const { data } = useQuery({ ...api.minutes.english.queryOptions({ input: { meeting } }), enabled: wanted });
  if (!wanted || !data) return null;
  const count = data.texts.filter(({ en }) => en === null).length;
  if (count > 0) return { says: t("english.missing", { count }), missing: true };
  if (data.quoted + data.apart > 0) return { says: t("english.someLeft"), missing: true };
  return data.texts.length > 0 ? { says: t("english.whole"), missing: false } : null;
}
