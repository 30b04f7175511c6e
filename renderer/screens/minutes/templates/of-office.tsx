/**
 * What the own office says of itself, and so every template does: told here, set in the settings. A template that an earlier
 * program gave words of its own keeps them until they are emptied.
 */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/api.ts";
import { LinkButton } from "../../../ui/link-button.tsx";
import { useSetting, WordsSetting } from "./setting-fields.tsx";
import type { SettingPath } from "./setting-paths.ts";

export function OfOffice({ path, field, label }: { path: SettingPath; field: "organ" | "issuer"; label: string }) {
  const { t } = useTranslation();
  const { value } = useSetting(path);
  const { data: office } = useQuery(api.workspace.office.queryOptions());
  if (value !== "") return <WordsSetting path={path} label={label} />;
  const said = office?.[field];
  return (
    <p className="small soft">
      {`${label} · `}
      {said ? t("office.inTemplate", { value: said }) : t("office.inTemplateNone")}{" "}
      <LinkButton to="/settings" search={{ tab: "office" }} variant="subtle" size="compact-sm">
        {t("office.open")}
      </LinkButton>
    </p>
  );
}
