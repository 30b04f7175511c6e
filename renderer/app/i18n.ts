/**
 * Languages: Chinese and English, switched without a restart. The texts of a language are fetched when it is first needed:
 * the first screen waits for those of one that it may say, and what only other screens say comes after it.
 */
import i18next from "i18next";
import { useSyncExternalStore } from "react";
import { initReactI18next } from "react-i18next";
import type { Language } from "../../db/language/names.ts";
import { atLeisure } from "./afterwards.ts";
import { bridge } from "./bridge.ts";
import { keep, kept } from "./kept.ts";

const KEPT = "language";

/** Whoever started the host may have asked for a language; it stands in the first address, beside the token. */
const asked = new URLSearchParams(location.hash.slice(1)).get("lang");
if (asked === "zh" || asked === "en") keep(KEPT, asked);

const FETCHED = { zh: () => import("../locales/zh-CN/first.ts"), en: () => import("../locales/en/first.ts") };
const LATER = { zh: () => import("../locales/zh-CN/later.ts"), en: () => import("../locales/en/later.ts") };
/** The name that the library gives to texts where none is said. */
const TEXTS = "translation";

/** Resolves when the interface can be drawn: the texts of its language are there. */
export const textsAreHere: Promise<unknown> = start();

async function start(): Promise<void> {
  const language = kept(KEPT) ?? (navigator.language.startsWith("zh") ? "zh" : "en");
  await i18next.use(initReactI18next).init({
    lng: language === "zh" ? "zh" : "en",
    // Each language has every text: the types see to it.
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    // What comes after the first screen is said as soon as it is there.
    react: { bindI18nStore: "added" },
  });
  await fetchTexts(currentLanguage());
  tellLanguage(currentLanguage());
  void atLeisure().then(() => allTexts());
}

async function fetchTexts(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, TEXTS))
    i18next.addResourceBundle(language, TEXTS, (await FETCHED[language]()).default);
}

/** Fetches the texts that no first screen says, of the language that is spoken: screens wait for them, today does not. */
export async function allTexts(language: Language = currentLanguage()): Promise<void> {
  await fetchTexts(language);
  const { default: later } = await LATER[language]();
  if (i18next.getResource(language, TEXTS, Object.keys(later)[0] as string) === undefined)
    i18next.addResourceBundle(language, TEXTS, later, true, false);
}

function tellLanguage(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  bridge?.setLanguage(language);
}

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

/** Ends when the interface speaks it. */
export async function setLanguage(language: Language): Promise<void> {
  await allTexts(language);
  keep(KEPT, language);
  tellLanguage(language);
  await i18next.changeLanguage(language);
}
