export type Program = "browser" | "writer" | "calc" | "poppler" | "unzip" | "compiler";
export function isHere(program: Program): boolean;
export function why(program: Program): string;
