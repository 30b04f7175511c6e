/**
 * The one door to the icon set: our names for things, each with its drawing. A screen asks for a thing (`<Icon name="meeting" />`)
 * and never imports the set; a new thing gets a line here. 20 px beside text, 16 in rows and badges, 24 and more where it stands
 * alone. An icon repeats a word that stands beside it and is not read out; one that stands alone has `label`.
 */

import IconSettings from "@tabler/icons-react/icons/IconAdjustmentsHorizontal";
import IconWarning from "@tabler/icons-react/icons/IconAlertTriangle";
import IconUndo from "@tabler/icons-react/icons/IconArrowBackUp";
import IconRedo from "@tabler/icons-react/icons/IconArrowForwardUp";
import IconPolicy from "@tabler/icons-react/icons/IconBook";
import IconBookmark from "@tabler/icons-react/icons/IconBookmark";
import IconOrganization from "@tabler/icons-react/icons/IconBuilding";
import IconCalendar from "@tabler/icons-react/icons/IconCalendar";
import IconChart from "@tabler/icons-react/icons/IconChartBar";
import IconCheck from "@tabler/icons-react/icons/IconCheck";
import IconDown from "@tabler/icons-react/icons/IconChevronDown";
import IconLeft from "@tabler/icons-react/icons/IconChevronLeft";
import IconRight from "@tabler/icons-react/icons/IconChevronRight";
import IconUp from "@tabler/icons-react/icons/IconChevronUp";
import IconMinutes from "@tabler/icons-react/icons/IconClipboardText";
import IconClock from "@tabler/icons-react/icons/IconClock";
import IconColumns from "@tabler/icons-react/icons/IconColumns";
import IconCompass from "@tabler/icons-react/icons/IconCompass";
import IconCopy from "@tabler/icons-react/icons/IconCopy";
import IconProjector from "@tabler/icons-react/icons/IconDeviceDesktop";
import IconMore from "@tabler/icons-react/icons/IconDots";
import IconDownload from "@tabler/icons-react/icons/IconDownload";
import IconEye from "@tabler/icons-react/icons/IconEye";
import IconFile from "@tabler/icons-react/icons/IconFileText";
import IconFilter from "@tabler/icons-react/icons/IconFilter";
import IconFlag from "@tabler/icons-react/icons/IconFlag";
import IconFolder from "@tabler/icons-react/icons/IconFolder";
import IconGavel from "@tabler/icons-react/icons/IconGavel";
import IconGrip from "@tabler/icons-react/icons/IconGripVertical";
import IconHistory from "@tabler/icons-react/icons/IconHistory";
import IconHome from "@tabler/icons-react/icons/IconHome";
import IconHourglass from "@tabler/icons-react/icons/IconHourglass";
import IconInfo from "@tabler/icons-react/icons/IconInfoCircle";
import IconKey from "@tabler/icons-react/icons/IconKey";
import IconKeyboard from "@tabler/icons-react/icons/IconKeyboard";
import IconBoard from "@tabler/icons-react/icons/IconLayoutKanban";
import IconPanelLeft from "@tabler/icons-react/icons/IconLayoutSidebar";
import IconPanelRight from "@tabler/icons-react/icons/IconLayoutSidebarRight";
import IconLink from "@tabler/icons-react/icons/IconLink";
import IconLock from "@tabler/icons-react/icons/IconLock";
import IconPlace from "@tabler/icons-react/icons/IconMapPin";
import IconMenu from "@tabler/icons-react/icons/IconMenu2";
import IconMessage from "@tabler/icons-react/icons/IconMessage";
import IconMicrophone from "@tabler/icons-react/icons/IconMicrophone";
import IconMinus from "@tabler/icons-react/icons/IconMinus";
import IconMoon from "@tabler/icons-react/icons/IconMoon";
import IconAttachment from "@tabler/icons-react/icons/IconPaperclip";
import IconPencil from "@tabler/icons-react/icons/IconPencil";
import IconPlus from "@tabler/icons-react/icons/IconPlus";
import IconPrint from "@tabler/icons-react/icons/IconPrinter";
import IconRepeat from "@tabler/icons-react/icons/IconRepeat";
import IconConfirm from "@tabler/icons-react/icons/IconRosetteDiscountCheck";
import IconScale from "@tabler/icons-react/icons/IconScale";
import IconSearch from "@tabler/icons-react/icons/IconSearch";
import IconSend from "@tabler/icons-react/icons/IconSend";
import IconShield from "@tabler/icons-react/icons/IconShieldCheck";
import IconSegment from "@tabler/icons-react/icons/IconSitemap";
import IconAction from "@tabler/icons-react/icons/IconSquareCheck";
import IconTable from "@tabler/icons-react/icons/IconTable";
import IconTrash from "@tabler/icons-react/icons/IconTrash";
import IconUpload from "@tabler/icons-react/icons/IconUpload";
import IconPerson from "@tabler/icons-react/icons/IconUser";
import IconPeople from "@tabler/icons-react/icons/IconUsers";
import IconWorld from "@tabler/icons-react/icons/IconWorld";
import IconClose from "@tabler/icons-react/icons/IconX";
import { type ComponentType, memo } from "react";

const ICONS = {
  // Places
  today: IconHome,
  meeting: IconCalendar,
  action: IconAction,
  task_force: IconPeople,
  series: IconRepeat,
  organization: IconOrganization,
  policy: IconPolicy,
  problem: IconFlag,
  segment: IconSegment,
  figure: IconChart,
  history: IconHistory,
  settings: IconSettings,
  // What is recorded in a meeting
  decision: IconGavel,
  report: IconMicrophone,
  opinion: IconMessage,
  direction: IconCompass,
  risk: IconWarning,
  parked: IconBookmark,
  minutes: IconMinutes,
  seal: IconConfirm,
  // Things
  attachment: IconAttachment,
  backup: IconShield,
  chart: IconChart,
  board: IconBoard,
  table: IconTable,
  columns: IconColumns,
  filter: IconFilter,
  file: IconFile,
  folder: IconFolder,
  key: IconKey,
  keyboard: IconKeyboard,
  language: IconWorld,
  link: IconLink,
  lock: IconLock,
  night: IconMoon,
  person: IconPerson,
  place: IconPlace,
  projector: IconProjector,
  time: IconClock,
  waiting: IconHourglass,
  warning: IconWarning,
  note: IconInfo,
  // What one does
  add: IconPlus,
  check: IconCheck,
  close: IconClose,
  copy: IconCopy,
  download: IconDownload,
  upload: IconUpload,
  drag: IconGrip,
  edit: IconPencil,
  menu: IconMenu,
  more: IconMore,
  print: IconPrint,
  remove: IconTrash,
  indicators: IconScale,
  search: IconSearch,
  send: IconSend,
  show: IconEye,
  smaller: IconMinus,
  undo: IconUndo,
  redo: IconRedo,
  down: IconDown,
  up: IconUp,
  left: IconLeft,
  right: IconRight,
  "panel-left": IconPanelLeft,
  "panel-right": IconPanelRight,
} as const satisfies Record<string, ComponentType<{ size?: number; stroke?: number }>>;

export type IconName = keyof typeof ICONS;

export const ICON_NAMES = Object.keys(ICONS) as readonly IconName[];

/** The drawing of a kind of record, where there is one: that of its name. */
export function iconOf(kind: string): IconName | undefined {
  return isIconName(kind) ? kind : undefined;
}

interface Props {
  name: IconName;
  /** Pixels. */
  size?: number;
  /** What it says where no word stands beside it. */
  label?: string | undefined;
  className?: string | undefined;
}

/** Drawn once: lists of cards that change at every key hold hundreds. */
export const Icon = memo(function Icon({ name, size = 20, label, className }: Props) {
  const Drawing = ICONS[name];
  return (
    <Drawing
      size={size}
      stroke={size < 20 ? 1.75 : 1.5}
      style={{ flex: "none" }}
      {...(className && { className })}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    />
  );
});

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICONS, name);
}
