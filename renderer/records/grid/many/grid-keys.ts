/** Keys that act on the cell of a list that has the focus, with what each does: for the list of keys. */
export const GRID_KEYS = {
  "Space · Shift Space": "pick",
  "Ctrl A": "pickAll",
  F2: "editCell",
  "Ctrl C": "copyCells",
  "Ctrl V": "pasteCells",
} as const;
