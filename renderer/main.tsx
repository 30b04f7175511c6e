/** The interface: one page, one connection to the workspace. */
import "@mantine/core/styles.css";
import "@mantine/spotlight/styles.css";
import "./ui/theme/tokens.css";
import "./ui/theme/mantine.css";
import "./ui/theme/base.css";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { followChanges } from "./app/connection/changes.ts";
import { connect } from "./app/connection/connection.ts";
import { textsAreHere } from "./app/i18n.ts";
import { guardComposition } from "./app/typing/composition.ts";
import { settleOnLeaving } from "./app/typing/pending.ts";
import { tellUnhandled } from "./app/typing/saved.ts";
import { Providers } from "./frame/providers.tsx";
import { router } from "./frame/router.tsx";

// Before whatever else listens to keys.
guardComposition(window);
tellUnhandled(window);
settleOnLeaving(window);
connect();
void followChanges();
await textsAreHere;
createRoot(document.getElementById("root") as HTMLElement).render(
  <Providers>
    <RouterProvider router={router} />
  </Providers>,
);
