/** Which faces a document was really set in, role by role, and the characters that came from another face or from none. */
import { useTranslation } from "react-i18next";
import type { FaceUsed } from "../../../../db/contract/documents.ts";
import type { MinutesFormat } from "../../../../db/contract/vocabulary.ts";
import { useLanguage } from "../../../app/i18n.ts";
import own from "../minutes.module.css";

/** As many characters as one line holds. */
const SHOWN = 40;

export function FacesUsed({ faces, format }: { faces: readonly FaceUsed[]; format: MinutesFormat }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="card">
      <h3>{t("minutes.facesUsed")}</h3>
      {faces.length === 0 ? (
        <p className="soft">{t(format === "docx" || format === "pdf" ? "minutes.facesUntold" : "minutes.noFaces")}</p>
      ) : (
        <table className={own.faces}>
          <thead>
            <tr>
              <th scope="col">{t("minutes.role")}</th>
              <th scope="col">{t("minutes.face")}</th>
              <th scope="col">{t("minutes.instead")}</th>
            </tr>
          </thead>
          <tbody>
            {faces.map(({ role, face, instead }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one role may have several faces
              <tr key={index} data-missing={face === null || undefined}>
                <td>{t(`minutes.roles.${role}`)}</td>
                <td className={face === null ? "late" : undefined}>
                  {face === null ? t("minutes.noFace") : face[language]}
                </td>
                <td>
                  {instead.length === 0 ? "—" : instead.slice(0, SHOWN).join(" ")}
                  {instead.length > SHOWN && ` ${t("minutes.andMore", { count: instead.length - SHOWN })}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
