/** A button with the formats of one document. */
import { Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { DocumentFormat, DocumentKind } from "../../db/contract/documents.ts";
import { client } from "../app/api.ts";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import { tell } from "../app/saved.ts";
import { saveFile } from "./save-file.ts";

const LANGUAGES = ["zh", "en", "both"] as const;
const FORMATS = ["docx", "pdf", "md"] as const;

interface Props {
  kind: Exclude<DocumentKind, "dates">;
  /** Meeting, series or task force; a supervision list without it is of all open actions. */
  of?: string;
  /** Dates of the same can be taken along as a calendar. */
  dates?: boolean;
}

export function DocumentMenu({ kind, of, dates = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const print = useMutation({
    mutationFn: async (input: { kind: DocumentKind; format: DocumentFormat; language: (typeof LANGUAGES)[number] }) =>
      saveFile(await client.document.export({ ...input, ...(of !== undefined && { of }) })),
    onError: (error) => tell({ kind: "error", text: sentenceOf(error, language) }),
  });
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" loading={print.isPending}>
          {t(`documents.${kind}`)} ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((written) => (
          <div key={written}>
            <Menu.Label>{t(`minutes.languages.${written}`)}</Menu.Label>
            {FORMATS.map((format) => (
              <Menu.Item key={format} onClick={() => print.mutate({ kind, format, language: written })}>
                {t(`documents.formats.${format}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
        {dates && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => print.mutate({ kind: "dates", format: "ics", language })}>
              {t("documents.dates")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
