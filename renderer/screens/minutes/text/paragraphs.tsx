/** The text of the minutes, on the real pages or as one running text, to be polished beside what stands behind it. */
import { Drawer } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Block } from "../../../../db/contract/blocks.ts";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import type { Subject } from "../../../../db/contract/subjects/index.ts";
import { Toolbar } from "../../../files/sheet/toolbar.tsx";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { RecordDetail } from "../../../records/record-detail.tsx";
import type { WorkingIn } from "../circulation/use-working-in.ts";
import { WorkedComment } from "../circulation/worked-comment.tsx";
import own from "../minutes.module.css";
import { Flow } from "./flow.tsx";
import { rowName } from "./names.ts";
import { NotesHead } from "./notes-head.tsx";
import { OnPages } from "./on-pages.tsx";
import { Orphans } from "./orphans.tsx";
import { ParagraphRow, type RowPlace } from "./paragraph-row.tsx";
import { useBehind } from "./use-behind.ts";
import type { PagesInput } from "./use-pages.ts";
import { useParagraphs } from "./use-paragraphs.ts";

interface Props {
  view: MeetingView;
  style: MinutesStyle;
  /** The running text; null: the pages are shown. */
  blocks: Block[] | null;
  pages: PagesInput;
  paragraphs: MinutesParagraph[];
  orphans: MinutesParagraph[];
  /** The comment for whose sake the text is open. */
  workingIn: WorkingIn | null;
  /** Tools before those of the size, and after them. */
  before: React.ReactNode;
  after: React.ReactNode;
}

export function Paragraphs(props: Props) {
  const { view, style, blocks, pages, paragraphs, orphans, workingIn, before, after } = props;
  const meeting = view.meeting.id;
  const list = useRef<HTMLDivElement>(null);
  const { sealed, active, editing, worked, actions, opened, close, leaveAll, toChanged } = useParagraphs({
    view,
    style,
    paragraphs,
    workingIn,
    list,
  });
  const behind = useBehind(view);
  const { t } = useTranslation();
  const first = paragraphs[0] ? rowName(paragraphs[0]) : null;
  const row = (
    paragraph: MinutesParagraph,
    indent: boolean,
    place: RowPlace | null,
    onHeight?: (name: string, height: number) => void,
  ) => {
    const name = rowName(paragraph);
    return (
      <ParagraphRow
        key={name}
        name={name}
        meeting={meeting}
        style={style}
        paragraph={paragraph}
        indent={indent}
        place={place}
        behind={behind(paragraph)}
        current={(active ?? first) === name}
        chosen={active === name}
        editing={editing === name}
        sealed={sealed}
        actions={actions}
        workingIn={paragraph === worked ? workingIn : null}
        onHeight={onHeight}
      />
    );
  };
  const head = (
    <NotesHead
      meeting={meeting}
      language={pages.language}
      paragraphs={paragraphs}
      sealed={sealed}
      toChanged={toChanged}
    />
  );
  return (
    <div ref={list} className={own.text}>
      <Orphans orphans={orphans} disabled={sealed} />
      {workingIn && !worked && <WorkedComment workingIn={workingIn} elsewhere />}
      {blocks ? (
        <>
          <Toolbar>
            {before}
            <span className={own.spacer} />
            {after}
          </Toolbar>
          <Flow
            blocks={blocks}
            paragraphs={paragraphs}
            head={head}
            row={(paragraph, indent) => row(paragraph, indent, null)}
          />
        </>
      ) : (
        <OnPages
          input={pages}
          paragraphs={paragraphs}
          chosen={active}
          before={before}
          after={after}
          head={head}
          onLeave={leaveAll}
          row={(paragraph, place, onHeight) => row(paragraph, false, place, onHeight)}
        />
      )}
      <Drawer
        opened={opened !== null}
        onClose={close}
        position="right"
        size={460}
        withCloseButton={false}
        padding={0}
        lockScroll={false}
        transitionProps={{ duration: 0 }}
        aria-label={opened ? t(`subjects.${opened.subject as Subject}`) : ""}
      >
        {opened && <RecordDetail subject={opened.subject as Subject} id={opened.id} onClose={close} />}
      </Drawer>
    </div>
  );
}
