/** Where a signature is drawn with mouse, finger or pen. It comes out as a small PNG, black on white. */
import { Button } from "@mantine/core";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import SignaturePad from "signature_pad";
import own from "../minutes.module.css";

export interface Drawing {
  /** Base64; null: nothing was drawn. */
  png(): string | null;
}

const WIDTH = 480;
const HEIGHT = 160;
/** Base64 characters that the workspace takes. */
const MAX = 12_000;
const SMALLEST = 0.2;

export function SignatureField({ ref }: { ref: Ref<Drawing> }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!canvas.current) return;
    // As wide as it is shown: a stroke is drawn where the pen is.
    canvas.current.width = canvas.current.clientWidth || WIDTH;
    const made = new SignaturePad(canvas.current, { backgroundColor: "#ffffff", penColor: "#000000" });
    made.addEventListener("endStroke", () => setDrawn(true));
    pad.current = made;
    return () => made.off();
  }, []);
  useImperativeHandle(ref, () => ({
    png: () => (canvas.current && pad.current && !pad.current.isEmpty() ? small(canvas.current) : null),
  }));
  return (
    <div className={own.sign}>
      <div className="small">{t("circulation.signature")}</div>
      <div className={own.paper}>
        <canvas
          ref={canvas}
          width={WIDTH}
          height={HEIGHT}
          className={own.pad}
          role="img"
          aria-label={t("circulation.signature")}
        />
      </div>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!drawn}
        onClick={() => {
          pad.current?.clear();
          setDrawn(false);
        }}
      >
        {t("circulation.clear")}
      </Button>
    </div>
  );
}

/** Scaled down until it is small enough to go into the minutes. */
function small(drawn: HTMLCanvasElement): string | null {
  for (let scale = 1; scale >= SMALLEST; scale *= 0.8) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    canvas.getContext("2d")?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const base64 = canvas.toDataURL("image/png").split(",")[1] ?? "";
    if (base64.length <= MAX) return base64;
  }
  return null;
}
