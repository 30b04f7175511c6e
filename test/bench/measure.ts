/** Timing for the bench: medians and percentiles, and one line per figure beside its baseline. */

export interface Figure {
  name: string;
  value: number;
  unit: "ms" | "µs" | "x" | "MB" | "kB";
  /** The most that is allowed. */
  limit: number;
  /** What it was measured against, in the same run. */
  baseline: string;
}

/** With `--tiny` the figures mean nothing: they tell that each bench still works. */
export const TINY = process.argv.includes("--tiny");

const figures: Figure[] = [];

/** How many of something a bench does. */
export function many(count: number, tiny = 50): number {
  return TINY ? Math.min(tiny, count) : count;
}

export function report(figure: Figure): void {
  figures.push(figure);
  const verdict = figure.value <= figure.limit ? "ok  " : "OVER";
  const value = figure.value < 10 ? figure.value.toFixed(2) : figure.value.toFixed(0);
  console.log(`${verdict} ${figure.name}: ${value} ${figure.unit} (limit ${figure.limit}; ${figure.baseline})`);
}

export function reported(): readonly Figure[] {
  return figures;
}

/** Runs `work` `times` times after `warmup` rounds; milliseconds of each. */
export async function sample(times: number, work: (round: number) => unknown, warmup = 5): Promise<number[]> {
  for (let round = 0; round < many(warmup, 1); round++) await work(-1 - round);
  const spent: number[] = [];
  for (let round = 0; round < many(times, 2); round++) {
    const start = performance.now();
    await work(round);
    spent.push(performance.now() - start);
  }
  return spent;
}

export async function once(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);
export const p95 = (values: readonly number[]) => percentile(values, 0.95);
