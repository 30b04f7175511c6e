/** The one row of tools over a paper: whatever part is shown puts its own into the row of the screen, where there is one. */
import { createContext, useContext } from "react";
import { createPortal } from "react-dom";
import own from "./desk.module.css";

/** Where a screen has room for the tools of its parts; null: not drawn yet; undefined: they stand over the part itself. */
export const ToolbarPlace = createContext<HTMLElement | null | undefined>(undefined);

export function Toolbar({ children }: { children: React.ReactNode }) {
  const place = useContext(ToolbarPlace);
  if (place === undefined) return <div className={own.tools}>{children}</div>;
  return place && createPortal(children, place);
}
