export function findChromium(): string | null;
export function needChromium(say?: (line: string) => void): string | null;
