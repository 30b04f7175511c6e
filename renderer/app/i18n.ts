/** Languages: Chinese and English, switched without a restart. */
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import en from "../locales/en/index.ts";
import zh from "../locales/zh-CN/index.ts";
import { bridge } from "./bridge.ts";
import { keep, kept } from "./kept.ts";

export type Language = "zh" | "en";

void i18next.use(initReactI18next).init({
  lng: kept("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en"),
  fallbackLng: "en",
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language === "zh" ? "zh-CN" : "en";
bridge?.setLanguage(i18next.language === "zh" ? "zh" : "en");

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "zh" ? "zh" : "en";
}

export function setLanguage(language: Language): void {
  keep("language", language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  void i18next.changeLanguage(language);
  bridge?.setLanguage(language);
}
