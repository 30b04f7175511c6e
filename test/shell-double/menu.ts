/**
 * Double of Electron's menu, with what its roles do and the keys that they have of themselves.
 * Source: Electron, lib/browser/api/menu-item-roles.ts and menu-item.ts, for Linux.
 */
import { strict } from "./strict.ts";

type Role = NonNullable<Electron.MenuItemConstructorOptions["role"]>;

/** What a role acts on. */
export interface Focused {
  quit(): void;
  window: { minimize(): void; setFullScreen(full: boolean): void; isFullScreen(): boolean };
  contents: { zoomLevel: number; edit(command: string): void };
}

interface RoleOf {
  keys?: string;
  act(on: Focused): void;
}

const edits = (command: string, keys: string): RoleOf => ({ keys, act: ({ contents }) => contents.edit(command) });
const zooms = (keys: string, by: (level: number) => number): RoleOf => ({
  keys,
  act({ contents }) {
    contents.zoomLevel = by(contents.zoomLevel);
  },
});

const ROLES: Partial<Record<Role, RoleOf>> = {
  undo: edits("undo", "CommandOrControl+Z"),
  redo: edits("redo", "Shift+CommandOrControl+Z"),
  cut: edits("cut", "CommandOrControl+X"),
  copy: edits("copy", "CommandOrControl+C"),
  paste: edits("paste", "CommandOrControl+V"),
  selectAll: edits("selectAll", "CommandOrControl+A"),
  quit: { keys: "CommandOrControl+Q", act: (on) => on.quit() },
  minimize: { keys: "CommandOrControl+M", act: ({ window }) => window.minimize() },
  togglefullscreen: { keys: "F11", act: ({ window }) => window.setFullScreen(!window.isFullScreen()) },
  zoomIn: zooms("CommandOrControl+Plus", (level) => level + 0.5),
  zoomOut: zooms("CommandOrControl+-", (level) => level - 0.5),
  resetZoom: zooms("CommandOrControl+0", () => 0),
};

export interface ItemDouble {
  label: string;
  role: Role | undefined;
  keys: string | undefined;
  visible: boolean;
  submenu: MenuDouble | undefined;
}

export class MenuDouble {
  static application: MenuDouble | null = null;
  readonly items: ItemDouble[];

  constructor(items: ItemDouble[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): MenuDouble {
    return new MenuDouble(template.filter(({ type }) => type !== "separator").map(itemOf));
  }

  static setApplicationMenu(menu: MenuDouble | null): void {
    MenuDouble.application = menu;
  }
}

function itemOf({
  role,
  label = "",
  accelerator,
  submenu,
  visible = true,
}: Electron.MenuItemConstructorOptions): ItemDouble {
  if (role && !ROLES[role]) throw new Error(`The double of Electron lacks the menu's role “${role}”`);
  return {
    label,
    role,
    keys: accelerator ?? (role && ROLES[role]?.keys),
    visible,
    submenu: Array.isArray(submenu) ? MenuDouble.buildFromTemplate(submenu) : undefined,
  };
}

/** Every item that does something. */
export function itemsOf(menu: MenuDouble | null = MenuDouble.application): ItemDouble[] {
  return menu?.items.flatMap((item) => (item.submenu ? itemsOf(item.submenu) : [item])) ?? [];
}

/** The keys are pressed where the page has not taken them for itself. @returns whether the menu knows them */
export function pressKeys(keys: string, on: Focused): boolean {
  const item = itemsOf().find((one) => one.keys === keys);
  if (item?.role) ROLES[item.role]?.act(on);
  return item !== undefined;
}

export const Menu = strict("Menu", MenuDouble);
