/** Files of a meeting, an item or an action: add by choosing or dropping, open, remove. */
import { type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { type Ties, UNTIED } from "../../db/rules/rights.ts";
import { client } from "../app/api.ts";
import { tell } from "../app/typing/saved.ts";
import { shownPaper } from "../files/shown-paper.ts";
import { type Place, upload } from "../files/upload.ts";
import { useExport } from "../files/use-export.ts";
import { LongWork } from "../ui/marks/long-work.tsx";
import styles from "../ui/parts.module.css";
import { useMay } from "./may.ts";
import { useRemove } from "./use-record.ts";

interface Props {
  papers: readonly RecordOf<"paper">[];
  place: Place;
  disabled?: boolean;
  /** What the rule of rights has to know beside a paper: its action, say. */
  ties?: Ties;
}

interface Running {
  name: string;
  share: number;
}

export function Papers({ papers, place, disabled: over = false, ties = UNTIED }: Props) {
  const { t } = useTranslation();
  const { save } = useExport();
  const remove = useRemove();
  const may = useMay();
  const disabled = over || !may.make("paper", place, ties);
  const receive = useReceive(place);
  const { running, add, choose } = receive;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is offered beside the button
    <div
      onDragOver={(event) => !disabled && event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDrop={(event) => {
        if (disabled || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        void add([...event.dataTransfer.files]);
      }}
    >
      {papers.length > 0 && (
        <ul className={styles.list}>
          {papers.map((paper) => (
            <li key={paper.id} className={styles.paper}>
              <button
                type="button"
                className="plain-button link"
                onClick={() => void save(() => client.paper.send({ id: paper.id }))}
              >
                {paper.name}
              </button>
              <span className="small soft numbers">{sizeText(paper.bytes)}</span>
              <button
                type="button"
                className="plain-button link small"
                aria-label={`${paper.name}: ${t("search.text")}`}
                onClick={() => shownPaper.set({ id: paper.id, at: 0, words: "" })}
              >
                {t("search.text")}
              </button>
              {!over && may.remove("paper", paper, ties) && (
                <button
                  type="button"
                  className="plain-button small soft"
                  onClick={() => void remove("paper", paper.id)}
                  aria-label={`${paper.name}: ${t("parts.remove")}`}
                >
                  ✕
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!running && !disabled && (
        <button type="button" className="plain-button link small" onClick={choose} title={t("parts.addFileHint")}>
          {t("parts.addFile")}
        </button>
      )}
      <Receiving {...receive} />
    </div>
  );
}

interface Receive {
  running: Running | null;
  input: RefObject<HTMLInputElement | null>;
  add(files: readonly File[]): Promise<void>;
  /** Opens the list of files of this computer. */
  choose(): void;
  cancel(): void;
}

/** Takes files in, one after the other. */
export function useReceive(place: Place): Receive {
  const input = useRef<HTMLInputElement>(null);
  const giveUp = useRef<AbortController>(null);
  const [running, setRunning] = useState<Running | null>(null);
  return {
    running,
    input,
    async add(files) {
      giveUp.current = new AbortController();
      const { signal } = giveUp.current;
      try {
        for (const file of files) {
          const progress = (share: number) => setRunning({ name: file.name, share });
          progress(0);
          await upload(file, place, progress, signal);
        }
      } catch (error) {
        if (!signal.aborted) tell({ kind: "error", error });
      }
      setRunning(null);
    },
    choose: () => input.current?.click(),
    cancel: () => giveUp.current?.abort(),
  };
}

/** How far the file is that is being taken in, and the field behind the button that chooses them. */
export function Receiving({ running, input, add, cancel }: Receive) {
  return (
    <>
      {running && (
        <div>
          <LongWork label={running.name} share={running.share} cancel={cancel} said />
        </div>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="file"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) void add(files);
        }}
      />
    </>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1_024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
