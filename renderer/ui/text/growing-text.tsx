/**
 * A field for a text of any length, as high as what stands in it. The style sheet sees to that: measured by script, as the
 * library does it, each field has the whole page laid out anew, several times when it comes and at every letter.
 */
// biome-ignore lint/style/noRestrictedImports: this is what stands for it
import { Textarea, type TextareaProps } from "@mantine/core";
import own from "./growing-text.module.css";

interface Props extends Omit<TextareaProps, "autosize" | "minRows" | "maxRows" | "rows" | "style"> {
  /** Room for so many lines is there from the beginning; one, where nothing is said. */
  rows?: number;
  /** With more lines it scrolls; without end, where nothing is said. */
  mostRows?: number;
}

export function GrowingText({ rows = 1, mostRows, className, ...field }: Props) {
  const measures = { "--rows": rows, "--most-rows": mostRows } as React.CSSProperties;
  const classes = [own.text, rows > 1 && own.rows, className].filter(Boolean).join(" ");
  return <Textarea {...field} rows={rows} className={classes} style={measures} />;
}
