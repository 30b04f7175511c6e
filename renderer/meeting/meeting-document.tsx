/** A document of one meeting; where its English is asked for, what has none stands among the formats and leads to where it is written. */
import { Menu } from "@mantine/core";
import type { ComponentProps } from "react";
import type { MinutesLanguage } from "../../db/contract/vocabulary.ts";
import { DocumentMenu } from "../files/document-menu.tsx";
import { englishAsked } from "./english/asked.ts";
import { useMissingEnglish } from "./english/use-english.ts";

type Props = Omit<ComponentProps<typeof DocumentMenu>, "of" | "beside"> & { of: string };

export function MeetingDocument({ of, ...props }: Props) {
  return <DocumentMenu {...props} of={of} beside={(language) => <MissingEnglish meeting={of} language={language} />} />;
}

function MissingEnglish({ meeting, language }: { meeting: string; language: MinutesLanguage }) {
  const english = useMissingEnglish(meeting, language);
  if (!english?.missing) return null;
  return (
    <Menu.Item className="late" onClick={() => englishAsked.set(meeting)}>
      {english.says}
    </Menu.Item>
  );
}
