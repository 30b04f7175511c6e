/** A seal as it is compared with paper: words, characters and hex, large. */
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { sealSummary } from "../../../../db/contract/procedures/verification.ts";
import { momentHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Mark } from "../../../ui/mark.tsx";
import own from "../minutes.module.css";

export function FingerprintCard({ seal }: { seal: z.infer<typeof sealSummary> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { fingerprint, sealedAt, sealedBy, errata, withdrawn, hash } = seal;
  return (
    <section className="card">
      {withdrawn && (
        <p role="alert" className={own.withdrawn}>
          {t("circulation.withdrawn")}
        </p>
      )}
      <div className={own.sealed}>
        <span className={own.stamp}>
          <Mark size={36} />
        </span>
        <div>
          <h2>{t("values.state.sealed")}</h2>
          <p className="small soft numbers">
            {[momentHere(sealedAt, language), sealedBy, t("circulation.errataCount", { count: errata })]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
      </div>
      <h3>{t("circulation.fingerprint")}</h3>
      {/* First in the language of whoever reads aloud. */}
      {(language === "zh" ? (["zh", "en"] as const) : (["en", "zh"] as const)).map((one, place) => (
        <ol
          key={one}
          className={one === "zh" ? own.signs : own.words}
          lang={one === "zh" ? "zh-CN" : "en"}
          data-second={place > 0 || undefined}
          data-testid={`fingerprint-${one}`}
        >
          {fingerprint[one].map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice
            <li key={index}>{word}</li>
          ))}
        </ol>
      ))}
      <p className={own.hex}>{fingerprint.hex}</p>
      <p className="small soft" style={{ overflowWrap: "anywhere" }}>
        SHA-256 {hash}
      </p>
      <p className="small soft">{t("circulation.fingerprintHint")}</p>
      <LinkButton to="/verify" variant="default">
        {t("verify.title")}
      </LinkButton>
    </section>
  );
}
