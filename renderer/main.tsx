/** The interface: one page, one connection to the workspace. */
import "@mantine/core/styles.css";
import "@mantine/spotlight/styles.css";
import "./ui/theme/tokens.css";
import "./ui/theme/mantine.css";
import "./ui/theme/base.css";
import { createRoot } from "react-dom/client";
import { connect } from "./app/connection/connection.ts";
import { followChanges } from "./app/fresh.ts";
import { textsAreHere } from "./app/i18n.ts";
import { guardComposition } from "./app/typing/composition.ts";
import { settleOnLeaving } from "./app/typing/pending.ts";
import { tellUnhandled } from "./app/typing/saved.ts";
import { Providers } from "./frame/providers.tsx";

// Before whatever else listens to keys.
guardComposition(window);
tellUnhandled(window);
settleOnLeaving(window);
connect();
void followChanges();
await textsAreHere;
createRoot(document.getElementById("root") as HTMLElement).render(<Providers />);
