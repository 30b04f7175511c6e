/** A picture that takes the place of the one before it once it can be shown. */
import { useEffect, useState } from "react";

/** The next picture has taken its place by then. */
const KEPT_MS = 5_000;

/** @returns its address; null: there is none yet */
export function usePicture(svg: string | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === undefined) return;
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const picture = new Image();
    let wanted = true;
    const show = () => wanted && setUrl(made);
    picture.onload = show;
    picture.onerror = show;
    picture.src = made;
    return () => {
      wanted = false;
      setTimeout(() => URL.revokeObjectURL(made), KEPT_MS);
    };
  }, [svg]);
  return url;
}
