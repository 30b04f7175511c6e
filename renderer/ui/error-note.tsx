/** What went wrong, as a sentence beside the thing that it concerns. */
import { Alert } from "@mantine/core";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";

export function ErrorNote({ error }: { error: unknown }) {
  const language = useLanguage();
  if (!error) return null;
  return (
    <Alert color="bad" variant="light" mt="sm" p="xs" role="alert">
      {sentenceOf(error, language)}
    </Alert>
  );
}
