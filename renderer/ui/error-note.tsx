/** What went wrong, as a sentence beside the thing that it concerns. */
import { Alert } from "@mantine/core";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import { RecordInWay } from "./record-in-way.tsx";

export function ErrorNote({ error }: { error: unknown }) {
  const language = useLanguage();
  if (!error) return null;
  return (
    <Alert color="bad" variant="light" mt="sm" p="xs" role="alert">
      {sentenceOf(error, language)}
      <RecordInWay of={error} />
    </Alert>
  );
}
