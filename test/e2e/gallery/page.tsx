/**
 * Every part of the interface that knows no data, in every state, on one page: `?appearance=dark#lang=en`. It is built for
 * gallery.test.ts alone and is no part of the program.
 */
import "@mantine/core/styles.css";
import "../../../renderer/ui/theme/tokens.css";
import "../../../renderer/ui/theme/mantine.css";
import "../../../renderer/ui/theme/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "../../../renderer/app/fresh.ts";
import { allTexts, textsAreHere } from "../../../renderer/app/i18n.ts";
import { theme, variables } from "../../../renderer/ui/theme/mantine.ts";
import { Controls } from "./controls.tsx";
import styles from "./gallery.module.css";
import { Marks } from "./marks.tsx";
import { Parts } from "./parts.tsx";
import { Texts } from "./texts.tsx";

const look = new URLSearchParams(location.search).get("appearance") ?? "light";
document.documentElement.dataset.appearance = look;

const SECTIONS: Readonly<Record<string, ReactNode>> = {
  texts: <Texts />,
  controls: <Controls />,
  marks: <Marks />,
  parts: <Parts />,
};

const root = createRootRoute();
const page = createRoute({
  getParentRoute: () => root,
  path: "$",
  component: () =>
    Object.entries(SECTIONS).map(([name, section]) => (
      <section key={name} data-section={name} className={styles.section}>
        {section}
      </section>
    )),
});
const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory() });

await textsAreHere;
await allTexts();
createRoot(document.getElementById("root") as HTMLElement).render(
  <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme={look === "dark" ? "dark" : "light"}>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>
  </MantineProvider>,
);
