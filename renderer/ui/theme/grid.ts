/** Grids in the colours and measures of tokens.css: heads of 32, rows of 36. Apart from the rest: grids are loaded with a list. */
import { themeQuartz } from "ag-grid-community";

export const gridTheme = themeQuartz.withParams({
  browserColorScheme: "inherit",
  fontFamily: "inherit",
  fontSize: 14,
  headerFontSize: 12,
  headerFontWeight: 600,
  rowHeight: 36,
  headerHeight: 32,
  cellHorizontalPadding: 12,
  backgroundColor: "var(--panel)",
  foregroundColor: "var(--ink)",
  headerTextColor: "var(--soft)",
  headerBackgroundColor: "var(--panel)",
  borderColor: "var(--line)",
  rowBorder: { color: "color-mix(in srgb, var(--line) 60%, var(--panel))" },
  rowHoverColor: "color-mix(in srgb, var(--sunk) 55%, var(--panel))",
  selectedRowBackgroundColor: "var(--accent-soft)",
  accentColor: "var(--accent-text)",
  menuBackgroundColor: "var(--float)",
  inputBorder: { color: "var(--line-strong)" },
  wrapperBorderRadius: "var(--radius-card)",
  borderRadius: "var(--radius)",
});
