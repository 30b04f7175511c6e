/** One clause: the text of its policy, opened there. */
import { useParams } from "@tanstack/react-router";
import { useRecord } from "../../../records/use-record.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { PolicyText } from "./text-page.tsx";

export function ClausePage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { record, error } = useRecord("clause", id);
  if (error) return <ErrorNote error={error} />;
  return record ? <PolicyText policy={record.policy} clause={id} version={record.version} /> : null;
}
