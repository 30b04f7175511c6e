/** What stands in the parts of the gallery, in the language of the page. */
import type { Language } from "../../../db/language/names.ts";
import { useLanguage } from "../../../renderer/app/i18n.ts";

const SAID = {
  zh: {
    name: "长安汽车",
    other: "四川省经济和信息化厅",
    sentence: "联合发布热管理与隔膜技术需求清单",
    changed: "联合发布热管理、隔膜与电控技术需求清单",
    why: "会议结束后在此起草。",
    label: "完成时限",
    wrong: "请填写名称。",
  },
  en: {
    name: "Chang’an Automobile",
    other: "Sichuan Department of Economy",
    sentence: "Publish a joint list of demands for thermal management",
    changed: "Publish a joint list of demands for thermal management and separators",
    why: "Minutes are drafted here once the meeting is over.",
    label: "Due",
    wrong: "Please enter a name.",
  },
} as const satisfies Record<Language, Record<string, string>>;

export function useSaid(): (typeof SAID)[Language] {
  return SAID[useLanguage()];
}
