/** What surrounds every screen: data and theme. */
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { connectionState } from "../app/connection/connection.ts";
import { queries } from "../app/fresh.ts";
import { styleNonce } from "../app/nonce.ts";
import { forgetWithPerson } from "../app/person.ts";
import { useStore } from "../app/store.ts";
import { appearance } from "../ui/theme/appearance.ts";
import { theme, variables } from "../ui/theme/mantine.ts";

export function Providers({ children }: { children: React.ReactNode }) {
  const look = useStore(appearance);
  const connection = useStore(connectionState);
  useLayoutEffect(() => {
    document.documentElement.dataset.appearance = look;
  }, [look]);
  useEffect(() => {
    forgetWithPerson();
  }, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      forceColorScheme={look === "dark" ? "dark" : "light"}
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queries}>
        {connection === "refused" || connection === "used" ? (
          <Refused hint={connection === "used" ? "frame.usedHint" : "frame.refusedHint"} />
        ) : (
          children
        )}
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** An address from the history, without a key of this start of the program, or one whose key was used by somebody else. */
function Refused({ hint }: { hint: "frame.refusedHint" | "frame.usedHint" }) {
  const { t } = useTranslation();
  return (
    <main className="page" role="alert">
      <h1>{t("frame.refused")}</h1>
      <p>{t(hint)}</p>
    </main>
  );
}
