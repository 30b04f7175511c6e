/** What pages are put together of: cards, what is empty, what went wrong, what a wording changes, every icon. */
import { Button } from "@mantine/core";
import { Card } from "../../../renderer/ui/card.tsx";
import { Difference } from "../../../renderer/ui/difference.tsx";
import { EmptyState } from "../../../renderer/ui/empty-state.tsx";
import { ErrorNote } from "../../../renderer/ui/error-note.tsx";
import { FieldText } from "../../../renderer/ui/field-text.tsx";
import { ICON_NAMES, Icon } from "../../../renderer/ui/icon.tsx";
import { LongWork } from "../../../renderer/ui/marks/long-work.tsx";
import { FoundText } from "../../../renderer/ui/text/found-text.tsx";
import styles from "./gallery.module.css";
import { useSaid } from "./said.ts";

export function Parts() {
  const { name, sentence, changed, why, label } = useSaid();
  return (
    <>
      <div className={styles.columns}>
        <Card title={label} icon="action" count={12} actions={<Button size="xs">{name}</Button>}>
          <p>{sentence}</p>
        </Card>
        <Card title={label} level={3}>
          <EmptyState icon="minutes" title={sentence} why={why}>
            <Button variant="default">{name}</Button>
          </EmptyState>
        </Card>
        <Card title={label}>
          <FieldText subject="action" field="status" value="in_progress" labels={{}} />
          <FieldText subject="action" field="due" value="2026-12-05" labels={{}} />
          <ErrorNote error={{ code: "E_DATE", data: { value: "31.2." } }} />
        </Card>
      </div>
      <p>
        <Difference before={sentence} after={changed} />
      </p>
      <p>
        <Difference before={sentence} after={sentence} />
      </p>
      <p>
        <FoundText text={sentence} words={sentence.slice(2, 6)} />
      </p>
      <div className={styles.row}>
        <LongWork label={label} share={0.62} cancel={() => {}} atOnce />
        <LongWork label={name} share={0.08} cancel={() => {}} said atOnce />
        <LongWork label={sentence} share={null} atOnce />
      </div>
      <div className={styles.icons}>
        {ICON_NAMES.map((icon) => (
          <Icon key={icon} name={icon} />
        ))}
      </div>
      <div className={styles.row}>
        {[14, 16, 20, 24, 40].map((size) => (
          <Icon key={size} name="meeting" size={size} />
        ))}
      </div>
    </>
  );
}
