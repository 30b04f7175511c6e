/** Text that is typed to become a new record: kept as it is typed, until it is recorded or given up. */
import { useEffect, useState } from "react";
import { drafts } from "../app/drafts.ts";

/** @param key where it is typed */
export function useDraft(key: string) {
  const [text, setText] = useState("");
  useEffect(() => {
    void drafts.take(key).then(
      (left) => left !== null && setText((now) => now || left),
      () => {},
    );
  }, [key]);
  const type = (next: string) => {
    setText(next);
    void (next ? drafts.put(key, next) : drafts.clear(key)).catch(() => {});
  };
  return { text, type, clear: () => type("") };
}
