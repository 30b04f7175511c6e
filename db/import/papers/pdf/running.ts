/** Running heads and numbers of pages, which belong to no text: the numbers go, of the heads the first stays. */
import type { Line } from "./lines.ts";

/** On so many pages it stands at the edge, but for its figures the same. */
const RUNNING = 3;
const PAGE_NUMBER =
  /^[-—–―·•.\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–―·•.\s]*$/iu;

export function withoutRunning(pages: readonly Line[][]): Line[][] {
  const counts = new Map<string, number>();
  const keyOf = ({ text }: Line) => text.replaceAll(/\d+/g, "0").replaceAll(/\s+/g, "");
  for (const lines of pages)
    for (const key of new Set(lines.filter(({ atEdge }) => atEdge).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Set<string>();
  return pages.map((lines) =>
    lines.filter((line) => {
      if (!line.atEdge) return true;
      if (PAGE_NUMBER.test(line.text)) return false;
      const key = keyOf(line);
      if ((counts.get(key) ?? 0) < RUNNING) return true;
      const first = !seen.has(key);
      seen.add(key);
      return first;
    }),
  );
}
