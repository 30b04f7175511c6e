/** The saved views of a list: chosen, kept as the list is shown, called otherwise, given to everybody, removed. */
import { Button, Checkbox, Group, Menu, Modal, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedView } from "../../../../db/contract/lists/views.ts";
import { usePerson } from "../../../app/person.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useMay } from "../../may.ts";
import { useRemove, useSave } from "../../use-record.ts";
import styles from "../grid.module.css";
import type { List } from "../use-list.ts";
import { addressOf, isChanged, useShown, useViews } from "./use-views.ts";

interface Props {
  list: List;
  /** Columns that somebody chose; null: the usual ones. */
  columns: readonly string[] | null;
}

/** What the dialog is about: a new view, or one that is called or owned otherwise. */
type Naming = { view: SavedView | null };

export function ViewMenu({ list, columns }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const save = useSave();
  const remove = useRemove();
  const { mine, everybodys, chosen } = useViews(list.subject, list.saved);
  const shown = useShown(list, columns);
  const [naming, setNaming] = useState<Naming | null>(null);
  const changed = chosen !== null && isChanged(chosen, shown);
  const show = (view: SavedView | null) =>
    void navigate({ to: ".", search: (before: object) => ({ ...before, ...addressOf(view) }) });
  const mayMake = may.make("saved_view", {});
  const said = chosen ? (changed ? t("views.changed", { name: chosen.name }) : chosen.name) : t("views.none");
  const some = mine.length + everybodys.length > 0;
  if (!some && !mayMake) return null;
  return (
    <>
      <Menu position="bottom-start" transitionProps={{ duration: 0 }} returnFocus>
        <Menu.Target>
          <button
            type="button"
            className={`plain-button ${styles.grouping}`}
            aria-label={t("parts.saying", { label: t("views.label"), words: said })}
          >
            <Icon name="parked" size={16} />
            <span className={styles.cut}>{said}</span> <Icon name="down" size={16} />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <div className={styles.values}>
            <Menu.RadioGroup
              value={chosen?.id ?? ""}
              onChange={(id) => show([...mine, ...everybodys].find((view) => view.id === id) ?? null)}
            >
              <Menu.RadioItem value="" closeMenuOnClick>
                {t("views.none")}
              </Menu.RadioItem>
              <Choices views={mine} label={t("views.mine")} />
              <Choices views={everybodys} label={t("views.everybodys")} />
            </Menu.RadioGroup>
          </div>
          {mayMake && <Menu.Divider />}
          {changed && mayMake && (
            <Menu.Item onClick={() => void save("saved_view", chosen.id, shown).catch(() => {})}>
              {t("views.keep", { name: chosen.name })}
            </Menu.Item>
          )}
          {mayMake && <Menu.Item onClick={() => setNaming({ view: null })}>{t("views.new")}</Menu.Item>}
          {chosen && mayMake && (
            <>
              <Menu.Item onClick={() => setNaming({ view: chosen })}>{t("views.rename")}</Menu.Item>
              <Menu.Item
                onClick={() =>
                  void remove("saved_view", chosen.id).then((gone) => gone && list.change({ saved: undefined }))
                }
              >
                {t("views.remove")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && (
        <NameDialog
          view={naming.view}
          onClose={() => setNaming(null)}
          onSave={async (fields) => {
            const kept = naming.view ? fields : { ...shown, lists: list.subject, ...fields };
            const view = await save("saved_view", naming.view?.id, kept);
            setNaming(null);
            if (!naming.view) show(view);
          }}
        />
      )}
    </>
  );
}

function Choices({ views, label }: { views: readonly SavedView[]; label: string }) {
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {views.map(({ id, name }) => (
        <Menu.RadioItem key={id} value={id} closeMenuOnClick>
          {name}
        </Menu.RadioItem>
      ))}
    </>
  );
}

interface NameProps {
  view: SavedView | null;
  onClose(): void;
  onSave(fields: { name: string; owner: string | null }): Promise<void>;
}

/** What a view is called, and whose it is. */
function NameDialog({ view, onClose, onSave }: NameProps) {
  const { t } = useTranslation();
  const person = usePerson();
  const [name, setName] = useState(view?.name ?? "");
  const [everybodys, setEverybodys] = useState(view !== null && view.owner === null);
  const [wanted, setWanted] = useState(false);
  const missing = name.trim() === "";
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(view ? "views.rename" : "views.new")}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setWanted(true);
          // A refusal is told at the foot of the window; the dialog stays with what was typed.
          if (!missing) onSave({ name, owner: everybodys ? null : person }).catch(() => {});
        }}
      >
        <TextInput
          data-autofocus
          required
          label={t("views.name")}
          value={name}
          error={wanted && missing && t("parts.missing", { field: t("views.name") })}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Checkbox
          mt="sm"
          label={t("views.forEverybody")}
          checked={everybodys}
          onChange={({ currentTarget }) => setEverybodys(currentTarget.checked)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t("parts.cancel")}
          </Button>
          <Button type="submit">{t("views.save")}</Button>
        </Group>
      </form>
    </Modal>
  );
}
