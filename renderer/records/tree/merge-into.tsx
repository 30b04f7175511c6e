/** One of an order becomes part of another one, with all that names it; chosen by its name. One undo takes it back. */
import { Button, Group, Modal, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { tell } from "../../app/typing/saved.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { NAMING } from "../page/record-tabs.tsx";
import type { TreeNode } from "./record-tree.tsx";

interface Props {
  subject: "segment" | "term";
  node: TreeNode | undefined;
  others: readonly TreeNode[];
  onMerge(keep: string): Promise<unknown>;
  onClose(): void;
}

export function MergeInto({ subject, node, others, onMerge, onClose }: Props) {
  const { t } = useTranslation();
  const [keep, setKeep] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { data } = useQuery({
    ...api.reference.to.queryOptions({ input: { id: node?.id ?? "", limit: NAMING } }),
    enabled: node !== undefined,
  });
  if (!node) return null;
  const uses = data?.references ?? [];
  const kinds = [...Map.groupBy(uses, (one) => one.subject)].map(
    ([kind, all]) => `${t(`subjects.${kind}` as "subjects.organization")} ${all.length}`,
  );
  const merge = async () => {
    if (keep === null) return;
    try {
      await onMerge(keep);
      tell({ kind: "note", text: t("upkeep.mergedInto", { name: node.name }) });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("upkeep.mergeOf", { kind: t(`subjects.${subject}`), name: node.name })}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void merge();
        }}
      >
        <Select
          label={t("upkeep.mergeInto")}
          data={others.map(({ id, name, other }) => ({ value: id, label: other ? `${name} · ${other}` : name }))}
          value={keep}
          onChange={setKeep}
          searchable
          data-autofocus
          nothingFoundMessage={t("frame.nothingFound")}
        />
        <p className="small soft">
          {kinds.length === 0 ? t("upkeep.movesNothing") : t("upkeep.moves", { what: kinds.join(" · ") })}
        </p>
        <ErrorNote error={error} />
        <Group gap="xs" mt="sm">
          <Button type="submit" disabled={keep === null}>
            {t("keys.deeds.merge")}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t("parts.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
