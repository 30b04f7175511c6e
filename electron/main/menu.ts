/** The menu in both languages, as data. Copying and the like keep their usual keys; there is no reload and no zoom trap. */

export type MenuRole =
  | "undo"
  | "redo"
  | "cut"
  | "copy"
  | "paste"
  | "selectAll"
  | "quit"
  | "minimize"
  | "togglefullscreen"
  | "zoomIn"
  | "zoomOut"
  | "resetZoom";

export interface MenuEntry {
  label: string;
  role?: MenuRole;
  type?: "separator";
  submenu?: MenuEntry[];
  /** Where it is not the role's own. */
  accelerator?: string;
  visible?: boolean;
}

const WORDS = {
  zh: {
    file: "文件",
    quit: "退出",
    edit: "编辑",
    undo: "撤销",
    redo: "重做",
    cut: "剪切",
    copy: "复制",
    paste: "粘贴",
    all: "全选",
    view: "显示",
    larger: "放大",
    smaller: "缩小",
    actual: "实际大小",
    full: "全屏",
    minimize: "最小化",
  },
  en: {
    file: "File",
    quit: "Quit",
    edit: "Edit",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    all: "Select all",
    view: "View",
    larger: "Larger",
    smaller: "Smaller",
    actual: "Actual size",
    full: "Full screen",
    minimize: "Minimize",
  },
} as const;

/** The role's own key for "larger" is that of `+`, which most keyboards have on `=` with Shift. */
const MORE_KEYS: MenuEntry[] = [
  { label: "", role: "zoomIn", accelerator: "CommandOrControl+=", visible: false },
  { label: "", role: "zoomIn", accelerator: "CommandOrControl+numadd", visible: false },
  { label: "", role: "zoomOut", accelerator: "CommandOrControl+numsub", visible: false },
];

export function menuFor(language: "zh" | "en"): MenuEntry[] {
  const word = WORDS[language];
  return [
    { label: word.file, submenu: [{ label: word.quit, role: "quit" }] },
    {
      label: word.edit,
      submenu: [
        { label: word.undo, role: "undo" },
        { label: word.redo, role: "redo" },
        { label: "", type: "separator" },
        { label: word.cut, role: "cut" },
        { label: word.copy, role: "copy" },
        { label: word.paste, role: "paste" },
        { label: word.all, role: "selectAll" },
      ],
    },
    {
      label: word.view,
      submenu: [
        { label: word.larger, role: "zoomIn" },
        { label: word.smaller, role: "zoomOut" },
        { label: word.actual, role: "resetZoom" },
        { label: word.full, role: "togglefullscreen" },
        { label: word.minimize, role: "minimize" },
        ...MORE_KEYS,
      ],
    },
  ];
}
