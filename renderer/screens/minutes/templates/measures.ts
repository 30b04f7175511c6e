/** Measures as people name them: millimetres for lengths, points and 号 for sizes of type. Pure. */

/** Chinese sizes of type in half points (字号 as GB/T 9704-2012 and Word name them). */
const NAMED: Record<number, string> = {
  84: "初号",
  72: "小初",
  52: "一号",
  48: "小一",
  44: "二号",
  36: "小二",
  32: "三号",
  30: "小三",
  28: "四号",
  24: "小四",
  21: "五号",
  18: "小五",
  15: "六号",
  13: "小六",
  11: "七号",
  10: "八号",
};

/** Millimetres of so many tenths of one, and back. */
export const mmOf = (tenths: number) => tenths / 10;
export const tenthsOf = (mm: number) => Math.round(mm * 10);

/** Points of so many half points, and back. */
export const ptOf = (halfPoints: number) => halfPoints / 2;
export const halfPointsOf = (pt: number) => Math.round(pt * 2);

/** 三号 for 32 half points (16 pt); null for a size without a name. */
export function sizeName(halfPoints: number): string | null {
  return NAMED[halfPoints] ?? null;
}
