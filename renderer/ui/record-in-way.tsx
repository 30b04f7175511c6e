/** The way to the other record that a refusal or a warning is about, where it names one that is not at hand already. */
import { useTranslation } from "react-i18next";
import { recordInWay } from "../app/errors.ts";
import { useToRecord } from "../app/places/address.ts";

export function RecordInWay({ of }: { of: unknown }) {
  const { t } = useTranslation();
  const toRecord = useToRecord();
  const record = recordInWay(of);
  if (!record || location.hash.includes(`/${record.id}`)) return null;
  return (
    <>
      {" "}
      <button type="button" className="plain-button link" onClick={() => void toRecord(record.subject, record.id)}>
        {t("status.toRecord")}
      </button>
    </>
  );
}
