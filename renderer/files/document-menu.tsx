/** A button with the formats of one document, in one language or both; also prints it. */
import { Button, Menu, SegmentedControl } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  DOCUMENTS,
  type DocumentFormat,
  type DocumentInput,
  type DocumentKind,
  DUE_AS,
} from "../../db/contract/documents.ts";
import { MINUTES_LANGUAGES, type MinutesLanguage } from "../../db/contract/vocabulary.ts";
import { client } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { LongWork } from "../ui/marks/long-work.tsx";
import styles from "../ui/parts.module.css";
import { useExport } from "./use-export.ts";

interface Props {
  kind: Exclude<DocumentKind, "dates">;
  /** Meeting, series, task force or organization; lists without it are of all meetings. */
  of?: string;
  /** Dates of the same can be taken along as a calendar. */
  dates?: boolean;
  /** What the button says; without it, how the document is called. */
  label?: string;
  /** What narrows the document down. */
  options?: Pick<
    DocumentInput,
    "from" | "to" | "states" | "words" | "records" | "personal" | "as" | "parts" | "formats"
  >;
  /** The language in which it was exported last, and what keeps it; else it is this menu's own. */
  remembered?: { language: MinutesLanguage | null | undefined; keep(language: MinutesLanguage): void };
  /** What is to be known before it is made in such a language, as an item of the menu. */
  beside?(language: MinutesLanguage): ReactNode;
  /** What more can be chosen of it. */
  children?: ReactNode;
  /** It is open from the beginning. */
  opened?: boolean;
}

export function DocumentMenu({
  kind,
  label,
  of,
  dates = false,
  options,
  remembered,
  beside,
  children,
  opened = false,
}: Props) {
  const { t } = useTranslation();
  const mine = useLanguage();
  const [chosen, setLanguage] = useState<MinutesLanguage | null>(null);
  const language = chosen ?? remembered?.language ?? (kind === "meeting_zip" ? "both" : mine);
  const { share, save, print, cancel } = useExport();
  const { formats }: { formats: readonly DocumentFormat[] } = DOCUMENTS[kind];
  const begin = (format: DocumentFormat) => () => client.document.begin({ kind, of, language, format, ...options });
  const languages = MINUTES_LANGUAGES.map((value) => ({ value, label: t(`minutes.languages.${value}`) }));
  return (
    <span className={styles.tools}>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }} defaultOpened={opened}>
        <Menu.Target>
          <Button variant="default" disabled={share !== null} rightSection={<Icon name="down" size={16} />}>
            {label ?? t(`documents.${kind}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t("documents.language")}
            data={languages}
            value={language}
            onChange={(value) => setLanguage(value as MinutesLanguage)}
          />
          {children}
          {beside?.(language)}
          {formats.map((format) => (
            <Menu.Item
              key={format}
              onClick={() => void save(begin(format)).then((made) => made && remembered?.keep(language))}
            >
              {t(`documents.formats.${format}`)}
            </Menu.Item>
          ))}
          {formats.includes("pdf") && (
            <Menu.Item onClick={() => void print(begin("pdf"))}>{t("documents.print")}</Menu.Item>
          )}
          {dates && (
            <>
              <Menu.Divider />
              <Menu.Label>{t("documents.dates")}</Menu.Label>
              {DUE_AS.map((due) => (
                <Menu.Item
                  key={due}
                  onClick={() =>
                    void save(() => client.document.begin({ kind: "dates", of, language, format: "ics", due }))
                  }
                >
                  {t(`documents.due.${due}`)}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {share !== null && <LongWork share={share} label={t(`documents.${kind}`)} cancel={cancel} />}
    </span>
  );
}
