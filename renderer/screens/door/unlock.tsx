/** Choosing a workspace among those that this computer knows, and opening it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chosen } from "../../../db/contract/bridge.ts";
import { bridge } from "../../app/bridge.ts";
import { momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ChosenField } from "../../ui/chosen-field.tsx";
import { Icon } from "../../ui/icon.tsx";
import own from "./door.module.css";
import { called, type Known } from "./known.ts";
import { SecretForm } from "./secret-form.tsx";

const OTHER = "";

export function Unlock({
  first,
  workspaces,
  onRestore,
}: {
  first: string;
  workspaces: Known[];
  onRestore: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [chosen, setChosen] = useState(first);
  const [other, setOther] = useState<Chosen | null>(null);
  const where = chosen === OTHER ? other && { folder: other.grant } : { place: chosen };
  return (
    <SecretForm where={where} onRestore={onRestore}>
      <fieldset className={own.cards}>
        <legend className="visually-hidden">{t("door.workspace")}</legend>
        {workspaces.map((workspace) => (
          <Card key={workspace.id} value={workspace.id} chosen={chosen} onChoose={setChosen}>
            <b>{called(workspace, t, language)}</b>
            <span className="small soft">
              {workspace.opened
                ? t("door.opened", { when: momentHere(workspace.opened, language) })
                : t("door.notOpened")}
            </span>
          </Card>
        ))}
        {bridge && (
          <Card value={OTHER} chosen={chosen} onChoose={setChosen}>
            {t("door.otherFolder")}
          </Card>
        )}
      </fieldset>
      {!bridge && <p className="small soft">{t("door.otherByStart")}</p>}
      {chosen === OTHER && <ChosenField kind="folder" label={t("door.folder")} value={other} onChange={setOther} />}
    </SecretForm>
  );
}

interface CardProps {
  value: string;
  chosen: string;
  onChoose(value: string): void;
  children: React.ReactNode;
}

/** One workspace to choose: the arrows go from one to the next, as among all such choices. */
function Card({ value, chosen, onChoose, children }: CardProps) {
  return (
    <label className={own.workspace}>
      <input
        type="radio"
        name="workspace"
        className="visually-hidden"
        value={value}
        checked={value === chosen}
        onChange={() => onChoose(value)}
      />
      <Icon name={value === OTHER ? "folder" : "lock"} />
      <span>{children}</span>
    </label>
  );
}
