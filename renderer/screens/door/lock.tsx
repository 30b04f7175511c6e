/** The workspace that was locked here: which one, and its passphrase. Who was at work is not told. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./door.module.css";
import { called, type Known } from "./known.ts";
import { SecretForm } from "./secret-form.tsx";

interface Props {
  workspace: Known;
  onRestore(): void;
  /** To the other workspaces. */
  onOther(): void;
}

export function Lock({ workspace, onRestore, onOther }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={own.lock}>
      <h1>
        <Icon name="lock" /> {called(workspace, t, language)}
      </h1>
      {workspace.opened && (
        <p className="soft">{t("door.lastOpened", { when: momentHere(workspace.opened, language) })}</p>
      )}
      <SecretForm
        where={{ place: workspace.id }}
        onRestore={onRestore}
        besides={
          <Button size="lg" variant="default" onClick={onOther}>
            {t("door.others")}
          </Button>
        }
      />
    </div>
  );
}
