/** Whose words an opinion or a risk is; where nobody was named, one who is on the list can be chosen. */
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import card from "../card/entry-card.module.css";
import { withRecord } from "../changes.ts";
import type { CardContext } from "../use-cards.ts";

interface Props {
  outcome: RecordOf<"outcome">;
  context: CardContext;
  disabled: boolean;
}

export function SaidBy({ outcome: { id, organization }, context, disabled }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const seated = [...context.sectors.keys()];
  const listed = organization && !seated.includes(organization) ? [organization, ...seated] : seated;
  if (disabled) return organization ? <b>{nameOf(context.labels[organization], language)}</b> : null;
  const choose = (party: string) => {
    const fields = { organization: party || null };
    void context
      .act(withRecord("outcome", id, fields), () => client.outcome.put({ id, fields, opId: newAction() }))
      .catch(() => {});
  };
  return (
    <Choice
      className={card.choice}
      label={t("fields.outcome/organization")}
      value={organization ?? ""}
      options={[
        { value: "", label: t("live.saidByNobody") },
        ...listed.map((value) => ({ value, label: nameOf(context.labels[value], language) })),
      ]}
      onChange={choose}
    />
  );
}
