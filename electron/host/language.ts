/** The language of what the command line prints: Chinese where the system speaks it, else English. */
export function systemLanguage(env: NodeJS.ProcessEnv = process.env): "zh" | "en" {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  const locale = named || Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/**
 * The language that `--lang` asks for.
 * @returns null where it asks for none that is known
 */
export function languageNamed(named: string | undefined): "zh" | "en" | null {
  return named === "zh" || named === "en" ? named : null;
}
