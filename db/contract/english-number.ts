/**
 * The number of a meeting or of its minutes as English writes it: “No. 1”, of a year “No. 1 (2026)”. Brackets like 〔 〕
 * belong to Chinese alone.
 */
export function englishNumber(number: number, year: string | null = null): string {
  return year === null ? `No. ${number}` : `No. ${number} (${year})`;
}
