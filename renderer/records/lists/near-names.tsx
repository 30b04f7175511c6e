/** Organizations that may go by the name that is being typed already: said while it is typed, so that none is made twice. */
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { MAX_LINE } from "../../../db/contract/tidy.ts";
import { api } from "../../app/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { RecordChip } from "../page/record-chip.tsx";
import own from "./lists.module.css";

const ASK_AFTER_MS = 200;
/** Of shorter ones nearly everything is near. */
const LEAST = 2;

export function NearNames({ name }: { name: string }) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(name.trim().slice(0, MAX_LINE), ASK_AFTER_MS);
  const { data = [], error } = useQuery({
    ...api.organization.near.queryOptions({ input: { name: asked, limit: 3 } }),
    enabled: asked.length >= LEAST,
    placeholderData: (before) => (asked.length >= LEAST ? before : undefined),
  });
  const found = asked.length >= LEAST ? data : [];
  return (
    <div role="status" className={own.near}>
      <ErrorNote error={error} />
      {found.length > 0 && (
        <>
          <p className="small">{t("duplicates.nearby")}</p>
          {found.map(({ party, reasons }) => (
            <p key={party.id}>
              <RecordChip id={party.id} label={party.label} />{" "}
              <span className="small soft">
                {[party.city, ...reasons.map(({ reason }) => t(`duplicates.reasons.${reason}`))].join(" · ")}
              </span>
            </p>
          ))}
        </>
      )}
    </div>
  );
}
