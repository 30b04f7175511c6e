/** What surrounds every screen: data, theme, routes. */
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import "./i18n.ts";
import { followChanges, queries } from "./api.ts";
import { styleNonce } from "./nonce.ts";
import { router } from "./router.tsx";
import { useStore } from "./store.ts";
import { appearance, theme } from "./theme.ts";

export function Providers() {
  const look = useStore(appearance);
  useEffect(() => {
    document.documentElement.dataset.appearance = look;
  }, [look]);
  useEffect(() => {
    void followChanges();
  }, []);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={look === "dark" ? "dark" : "light"}
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
