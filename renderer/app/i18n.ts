/** Languages: Chinese and English, switched without a restart. */
import i18next from "i18next";
import { useSyncExternalStore } from "react";
import { initReactI18next } from "react-i18next";
import type { Language } from "../../db/language/names.ts";
import en from "../locales/en/index.ts";
import zh from "../locales/zh-CN/index.ts";
import { bridge } from "./bridge.ts";
import { keep, kept } from "./kept.ts";

const KEPT = "language";

/** Whoever started the host may have asked for a language; it stands in the first address, beside the token. */
const asked = new URLSearchParams(location.hash.slice(1)).get("lang");
if (asked === "zh" || asked === "en") keep(KEPT, asked);

void i18next.use(initReactI18next).init({
  lng: kept(KEPT) ?? (navigator.language.startsWith("zh") ? "zh" : "en"),
  fallbackLng: "en",
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language === "zh" ? "zh-CN" : "en";
bridge?.setLanguage(i18next.language === "zh" ? "zh" : "en");

/** Lighter than `useTranslation`: hundreds of small components ask for the language at every key press. */
export function useLanguage(): Language {
  return useSyncExternalStore(followLanguage, currentLanguage);
}

function followLanguage(listener: () => void): () => void {
  i18next.on("languageChanged", listener);
  return () => i18next.off("languageChanged", listener);
}

function currentLanguage(): Language {
  return i18next.language === "zh" ? "zh" : "en";
}

export function setLanguage(language: Language): void {
  keep(KEPT, language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  void i18next.changeLanguage(language);
  bridge?.setLanguage(language);
}
