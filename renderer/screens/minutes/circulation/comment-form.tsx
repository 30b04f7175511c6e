/** A comment that is being written: for the own sector, or by staff on somebody's behalf. */
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { SECTORS, type Sector } from "../../../../db/contract/vocabulary.ts";
import { useDraft } from "../../../app/typing/use-draft.ts";
import { useSave } from "../../../records/use-record.ts";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import shared from "../minutes.module.css";
import own from "./comments.module.css";
import { useActor } from "./use-actor.ts";

interface Props {
  meeting: string;
  /** Undefined: about the whole. */
  paragraph: MinutesParagraph | undefined;
  style: MinutesStyle | undefined;
  onClose(): void;
}

export function CommentForm({ meeting, paragraph, style, onClose }: Props) {
  const { t } = useTranslation();
  const save = useSave();
  const { staff, organization } = useActor();
  const draft = useDraft(`comment:${meeting}:${paragraph?.language ?? ""}:${paragraph?.key ?? ""}`);
  const [sector, setSector] = useState<Sector | null>(null);
  const [author, setAuthor] = useState("");
  const behalf = staff && !organization;
  const ready = draft.text.trim() !== "" && (!behalf || sector !== null);
  const send = async () => {
    if (!ready) return;
    await save("comment", undefined, {
      meeting,
      text: draft.text.trim(),
      ...(paragraph && style && { key: paragraph.key, language: paragraph.language, style }),
      ...(behalf && sector && { sector }),
      ...(author.trim() && { author: author.trim() }),
    });
    draft.clear();
    onClose();
  };
  return (
    <form
      className={own.comment}
      onSubmit={(event) => {
        event.preventDefault();
        void send().catch(() => {});
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        else if (event.key === "Enter" && event.ctrlKey) void send().catch(() => {});
        else return;
        event.stopPropagation();
      }}
    >
      <GrowingText
        label={t("circulation.comment")}
        value={draft.text}
        onChange={(event) => draft.type(event.currentTarget.value)}
        rows={2}
        autoFocus
      />
      {behalf && (
        <div className={shared.pair}>
          <Select
            label={t("fields.sector")}
            data={SECTORS.map((value) => ({ value, label: t(`values.sector.${value}`) }))}
            value={sector}
            onChange={(value) => setSector(value as Sector | null)}
            required
          />
          <TextInput
            label={t("circulation.onBehalfOf")}
            value={author}
            onChange={(event) => setAuthor(event.currentTarget.value)}
          />
        </div>
      )}
      <Group gap="xs" mt="xs">
        <Button type="submit" size="compact-sm" disabled={!ready}>
          {t("circulation.send")} <kbd style={{ marginLeft: 6 }}>Ctrl ↵</kbd>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t("circulation.cancel")}
        </Button>
      </Group>
    </form>
  );
}
