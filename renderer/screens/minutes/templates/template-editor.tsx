/** All settings of one template, group by group. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  BILINGUALS,
  DEFAULT_SETTINGS,
  type MinutesSettings,
  NUMBER_FORMS,
  PAGE_NUMBERS,
  SIGNATURES,
} from "../../../../db/contract/minutes-style.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { FACE_ROLES } from "../../../../db/contract/vocabulary.ts";
import { minutesNumber } from "../../../../db/contract/written-number.ts";
import { api } from "../../../app/api.ts";
import { FieldEditor } from "../../../records/field-editor.tsx";
import { useSaveFields } from "../../../records/use-record.ts";
import { OfOffice } from "./of-office.tsx";
import { PartOrder } from "./part-order.tsx";
import {
  CountSetting,
  EditedSettings,
  FlagSetting,
  LengthSetting,
  PickSetting,
  SizeSetting,
  WordsSetting,
} from "./setting-fields.tsx";
import own from "./templates.module.css";
import type { ChangeSettings } from "./use-settings.ts";

interface Props {
  template: RecordOf<"minutes_template">;
  settings: MinutesSettings;
  change: ChangeSettings;
}

/** Names of fonts that Word files have where nothing else is said. */
const USUAL_FONTS = {
  fang: "仿宋_GB2312 / FangSong",
  kai: "楷体_GB2312 / KaiTi",
  hei: "黑体 / SimHei",
  title: "方正小标宋简体 / SimSun",
  song: "宋体 / SimSun",
  latin: "Times New Roman",
} as const;

export function TemplateEditor({ template, settings, change }: Props) {
  const { t } = useTranslation();
  const { id, style } = template;
  const saveFields = useSaveFields("minutes_template", id);
  const edited = useMemo(
    () => ({ template: id, settings, standard: DEFAULT_SETTINGS[style], change }),
    [id, settings, style, change],
  );
  const faces = FACE_ROLES.map((value) => ({ value, label: t(`minutes.roles.${value}`) }));
  const { form, organ } = settings.number;
  const { data: office } = useQuery(api.workspace.office.queryOptions());
  return (
    <EditedSettings value={edited}>
      <Group name="names">
        {(["name_zh", "name_en", "note"] as const).map((field) => (
          <FieldEditor
            key={`${id}:${field}`}
            subject="minutes_template"
            id={id}
            field={field}
            value={template[field]}
            labels={{}}
            save={saveFields}
          />
        ))}
        <p className="small soft" style={{ margin: 0 }}>
          {t("minutes.styleOf", { style: t(`values.style.${style}`) })}
        </p>
      </Group>
      <Group name="head">
        <WordsSetting path={["mark", "zh"]} label={t("minutes.markZh")} placeholder={t("minutes.markFromSeries")} />
        <WordsSetting path={["mark", "en"]} label={t("minutes.markEn")} placeholder={t("minutes.markFromSeries")} />
        <FlagSetting path={["mark", "red"]} label={t("minutes.markRed")} />
        <SizeSetting path={["mark", "size"]} label={t("minutes.markSize")} automatic={t("minutes.automaticSize")} />
      </Group>
      <Group name="number">
        <PickSetting
          path={["number", "form"]}
          label={t("minutes.numberForm")}
          options={NUMBER_FORMS.map((value) => ({ value, label: t(`minutes.numberForms.${value}`) }))}
        />
        <OfOffice path={["number", "organ"]} field="organ" label={t("minutes.organ")} />
        {form !== "none" && (
          <p className="small soft" style={{ margin: 0 }}>
            {t("minutes.numberExample", {
              number: (["zh", "en"] as const)
                .map((one) => minutesNumber(18, "2026", { form, organ: organ || (office?.organ ?? "") }, one))
                .join(" · "),
            })}
          </p>
        )}
      </Group>
      <Group name="parts">
        <PartOrder />
        <PickSetting
          path={["signature"]}
          label={t("minutes.signature")}
          options={SIGNATURES.map((value) => ({ value, label: t(`minutes.signatures.${value}`) }))}
        />
        <PickSetting
          path={["bilingual"]}
          label={t("minutes.bilingual")}
          options={BILINGUALS.map((value) => ({ value, label: t(`minutes.bilinguals.${value}`) }))}
        />
      </Group>
      <Group name="page">
        <div className={own.pair}>
          {(["top", "bottom", "left", "right"] as const).map((side) => (
            <LengthSetting key={side} path={["page", side]} label={t(`minutes.margins.${side}`)} />
          ))}
          <CountSetting
            path={["page", "characters"]}
            label={t("minutes.characters")}
            automatic={t("minutes.automatic")}
          />
          <CountSetting path={["page", "lines"]} label={t("minutes.lines")} automatic={t("minutes.automatic")} />
        </div>
        <PickSetting
          path={["pageNumber"]}
          label={t("minutes.pageNumber")}
          options={PAGE_NUMBERS.map((value) => ({ value, label: t(`minutes.pageNumbers.${value}`) }))}
        />
      </Group>
      <Group name="sizes">
        <div className={own.pair}>
          {(["title", "body", "table", "imprint", "pageNumber"] as const).map((part) => (
            <SizeSetting key={part} path={["sizes", part]} label={t(`minutes.sizes.${part}`)} />
          ))}
        </div>
      </Group>
      <Group name="faces">
        <div className={own.pair}>
          {(["title", "mark", "body", "table"] as const).map((part) => (
            <PickSetting key={part} path={["faces", part]} label={t(`minutes.faceOf.${part}`)} options={faces} />
          ))}
          {[0, 1, 2, 3].map((level) => (
            <PickSetting
              key={level}
              path={["faces", "headings", level]}
              label={t("minutes.faceOf.heading", { level: level + 1 })}
              options={faces}
            />
          ))}
        </div>
      </Group>
      <Group name="wordFaces">
        {([...FACE_ROLES, "latin"] as const).map((role) => (
          <WordsSetting
            key={role}
            path={["wordFaces", role]}
            label={t(`minutes.roles.${role}`)}
            placeholder={USUAL_FONTS[role]}
          />
        ))}
      </Group>
      <Group name="office">
        <OfOffice path={["issuer"]} field="issuer" label={t("minutes.officeIssuer")} />
        <WordsSetting path={["copiesTo"]} label={t("minutes.officeCopies")} long />
      </Group>
    </EditedSettings>
  );
}

function Group({
  name,
  children,
}: {
  name: "names" | "head" | "number" | "parts" | "page" | "sizes" | "faces" | "wordFaces" | "office";
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <section className={`card ${own.group}`}>
      <h2>{t(`minutes.groups.${name}`)}</h2>
      <p className="small soft" style={{ margin: 0 }}>
        {t(`minutes.groupHints.${name}`)}
      </p>
      {children}
    </section>
  );
}
