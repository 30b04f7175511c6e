/**
 * Records that are kept in an order, one below the other: walked by the arrow keys, made, renamed, moved, merged and removed in
 * their place. A list of words is one without parts.
 */
import { ActionIcon, Menu } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageKeys } from "../../app/keys.ts";
import { Icon } from "../../ui/icon.tsx";
import { AddLine } from "../add-line.tsx";
import { useRemove, useSave } from "../use-record.ts";
import { MergeInto } from "./merge-into.tsx";
import { movedTo, type Node, rowsOf, type Way } from "./outline.ts";
import { RowEditor } from "./row-editor.tsx";
import own from "./tree.module.css";

export interface TreeNode extends Node {
  /** What it is called in the other language; null: nobody has said so. */
  other: string | null;
  /** Shown fainter, with this word. */
  mark?: string | undefined;
  /** Beside the name, in columns. */
  counts: readonly React.ReactNode[];
}

interface Props {
  subject: "segment" | "term";
  label: string;
  nodes: readonly TreeNode[];
  /** Heads of the counts. */
  heads: readonly string[];
  /** Fields that are changed in place. */
  fields: readonly string[];
  /** What a new one holds beside its name. */
  given?: object;
  addLabel: string;
  /** Whether whoever is logged in keeps them. */
  keeps: boolean;
  /** It has parts. */
  nested: boolean;
  onOpen?(id: string): void;
  onPlace(id: string, to: { parent: string | null; before: string | null }): void;
  onMerge(keep: string, gone: string): Promise<unknown>;
}

export function RecordTree(props: Props) {
  const { subject, label, nodes, heads, fields, keeps, nested, onOpen, onPlace } = props;
  const { t } = useTranslation();
  const save = useSave();
  const remove = useRemove();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const [merged, setMerged] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = rowsOf(nodes, folded);
  const at = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === chosen),
  );
  const row = rows[at];
  const focus = (id: string | undefined) => {
    if (id === undefined) return;
    setChosen(id);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus());
  };
  const fold = (id: string, shut: boolean) => {
    const next = new Set(folded);
    if (shut) next.add(id);
    else next.delete(id);
    setFolded(next);
  };
  const move = (way: Way) => {
    const to = keeps && row && movedTo(nodes, row.node.id, way);
    if (!row || !to || (!nested && (way === "inward" || way === "outward"))) return;
    if (to.parent) fold(to.parent, false);
    onPlace(row.node.id, to);
    focus(row.node.id);
  };
  const within = (act: () => void) => () => {
    // Keys are meant for the list only where the focus is in it.
    if (list.current?.contains(document.activeElement)) act();
  };
  const deeds = {
    down: within(() => focus(rows[at + 1]?.node.id)),
    up: within(() => focus(rows[at - 1]?.node.id)),
    unfold: within(() => row && (row.parts > 0 && !row.open ? fold(row.node.id, false) : focus(rows[at + 1]?.node.id))),
    fold: within(() => row && (row.open ? fold(row.node.id, true) : focus(row.node.parent ?? undefined))),
    open: within(() => row && onOpen?.(row.node.id)),
    rename: within(() => row && keeps && setEdited(row.node.id)),
    add: () => keeps && document.getElementById(`${subject}-add`)?.querySelector("input")?.focus(),
    earlier: within(() => move("earlier")),
    later: within(() => move("later")),
    inward: within(() => move("inward")),
    outward: within(() => move("outward")),
    merge: within(() => row && keeps && setMerged(row.node.id)),
    removeIt: within(() => row && keeps && void drop(row.node.id)),
  };
  usePageKeys("tree", deeds);
  const drop = async (id: string) => {
    const next = rows[at + 1] ?? rows[at - 1];
    if (await remove(subject, id)) focus(next?.node.id);
  };
  const add = async (text: string) => {
    const [zh = "", en] = text.split(/\s*[/／]\s*/);
    const siblings = nodes.filter(({ parent }) => parent === (row?.node.parent ?? null));
    const rank = Math.max(0, ...siblings.map((one) => one.rank ?? 0)) + 10;
    const made = await save(subject, undefined, {
      ...props.given,
      name_zh: zh,
      name_en: en || (/\p{Script=Han}/u.test(zh) ? null : zh),
      rank,
      ...(nested && { parent: row?.node.parent ?? null }),
    });
    setChosen(made.id);
  };
  return (
    <>
      <div ref={list} role="tree" aria-label={label} className={own.tree}>
        {heads.length > 0 && (
          <div className={own.heads} aria-hidden="true">
            <span />
            {heads.map((head) => (
              <span key={head}>{head}</span>
            ))}
            <span />
          </div>
        )}
        {rows.map(({ node, depth, parts, open }) => (
          <div key={node.id}>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the page handles its keys */}
            <div
              role="treeitem"
              aria-level={depth + 1}
              aria-expanded={parts > 0 ? open : undefined}
              aria-selected={node.id === row?.node.id}
              tabIndex={node.id === row?.node.id ? 0 : -1}
              data-node={node.id}
              className={own.row}
              data-faint={node.mark !== undefined || undefined}
              onFocus={() => setChosen(node.id)}
              onClick={() => focus(node.id)}
              onDoubleClick={() => keeps && setEdited(node.id)}
            >
              <span className={own.name} style={{ paddingInlineStart: depth * 20 }}>
                {nested && (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={`plain-button ${own.fold}`}
                    aria-hidden="true"
                    onClick={() => parts > 0 && fold(node.id, open)}
                  >
                    {parts > 0 && <Icon name={open ? "down" : "right"} size={16} />}
                  </button>
                )}
                <span>{node.name}</span>
                <span className="small soft">{node.other ?? t("upkeep.untranslated")}</span>
                {node.mark && <span className="small soft">{node.mark}</span>}
              </span>
              {node.counts.map((count, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: each is told by its column
                <span key={place} className={own.count}>
                  {count}
                </span>
              ))}
              <RowMenu
                name={node.name}
                keeps={keeps}
                nested={nested}
                {...(onOpen && { onOpen: () => onOpen(node.id) })}
                onRename={() => setEdited(node.id)}
                onMove={(way) => {
                  const to = movedTo(nodes, node.id, way);
                  if (to) onPlace(node.id, to);
                }}
                onMerge={() => setMerged(node.id)}
                onRemove={() => void drop(node.id)}
              />
            </div>
            {edited === node.id && (
              <RowEditor
                subject={subject}
                id={node.id}
                fields={fields}
                onClose={() => {
                  setEdited(null);
                  focus(node.id);
                }}
              />
            )}
          </div>
        ))}
      </div>
      {keeps && (
        <div id={`${subject}-add`}>
          <AddLine draft={`${subject}:add:${label}`} label={props.addLabel} onAdd={add} size="sm" mt={8} />
        </div>
      )}
      {merged !== null && (
        <MergeInto
          subject={subject}
          node={nodes.find(({ id }) => id === merged)}
          others={nodes.filter(({ id }) => id !== merged)}
          onMerge={async (keep) => {
            await props.onMerge(keep, merged);
            setMerged(null);
            focus(keep);
          }}
          onClose={() => {
            focus(merged);
            setMerged(null);
          }}
        />
      )}
    </>
  );
}

interface RowMenuProps {
  name: string;
  keeps: boolean;
  nested: boolean;
  onOpen?: () => void;
  onRename(): void;
  onMove(way: Way): void;
  onMerge(): void;
  onRemove(): void;
}

/** What can be done with one, each with its key. */
function RowMenu({ name, keeps, nested, onOpen, onRename, onMove, onMerge, onRemove }: RowMenuProps) {
  const { t } = useTranslation();
  if (!keeps && !onOpen) return <span />;
  const ways: [Way, string][] = [
    ["earlier", "Alt ↑"],
    ["later", "Alt ↓"],
    ...(nested ? ([["inward", "Alt →"] as const, ["outward", "Alt ←"] as const] as [Way, string][]) : []),
  ];
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" tabIndex={-1} aria-label={t("upkeep.doWith", { name })}>
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onOpen && (
          <Menu.Item rightSection={<kbd>Enter</kbd>} onClick={onOpen}>
            {t("parts.openPage")}
          </Menu.Item>
        )}
        {keeps && (
          <>
            <Menu.Item rightSection={<kbd>F2</kbd>} onClick={onRename}>
              {t("keys.deeds.rename")}
            </Menu.Item>
            {ways.map(([way, key]) => (
              <Menu.Item key={way} rightSection={<kbd>{key}</kbd>} onClick={() => onMove(way)}>
                {t(`keys.deeds.${way}`)}
              </Menu.Item>
            ))}
            <Menu.Item rightSection={<kbd>M</kbd>} onClick={onMerge}>
              {t("keys.deeds.merge")}
            </Menu.Item>
            <Menu.Item color="bad" rightSection={<kbd>Del</kbd>} onClick={onRemove}>
              {t("parts.remove")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
