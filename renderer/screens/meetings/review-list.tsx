/** The check list after a meeting, and the hours that its minutes print. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { timeInWords } from "../../../db/language/meeting-time.ts";
import { useLanguage } from "../../app/i18n.ts";
import { CheckList } from "../../meeting/checks/check-list.tsx";
import { revealPoint } from "../../meeting/checks/reveal.ts";
import { useChecks } from "../../meeting/checks/use-checks.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import styles from "../../ui/parts.module.css";

export function Review({ view }: { view: MeetingView }) {
  // Meetings that came with the starter data were held elsewhere: what they lack is not for this office to add.
  return view.meeting.opened_at ? <Held view={view} /> : null;
}

function Held({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, state, planned } = view.meeting;
  const { checks, open } = useChecks(id, state === "live" ? "close" : "seal");
  const time = timeInWords(view.meeting, language);
  const announced = planned ? timeInWords(planned, language) : "";
  const sealedTwice = view.rivalSeals > 0;
  // After the seal nothing can be mended: what was left open is told, and neither counted nor called complete.
  const sealed = state === "sealed";
  const count = (sealed ? 0 : (open ?? 0)) + (sealedTwice ? 1 : 0);
  return (
    <section className="card">
      <h3>
        {t("meetings.review.title")} {count > 0 && count}
      </h3>
      {!sealed && !sealedTwice && open === 0 && checks.length === 0 && <p>✓ {t("checks.clean")}</p>}
      <p className="small soft">
        {t("meetings.review.held", { time: time || t("meetings.review.noTime") })}{" "}
        {announced && announced !== time && `${t("meetings.announced", { time: announced })} `}
        {!sealed && (
          <Link to="/meetings/$id" params={{ id }} search={{ tab: "prepare" }} className="link">
            {t("meetings.review.change")}
          </Link>
        )}
      </p>
      {sealedTwice && (
        <ul className={styles.list}>
          <li className={styles.reference}>
            <Link to="/meetings/$id" params={{ id }} search={{ tab: "minutes", part: "seal" }} className="link">
              {t("circulation.fingerprint")}
            </Link>
            <div className="small late">{t("meetings.review.sealedTwice")}</div>
          </li>
        </ul>
      )}
      <CheckList
        meeting={id}
        checks={checks}
        readOnly={sealed}
        onMend={(check) => {
          revealPoint(check);
          return check.about !== null;
        }}
      />
    </section>
  );
}
