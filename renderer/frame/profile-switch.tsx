/** Who sits here, and the fast switch to somebody else at the same laptop. */
import { Avatar, Button, Menu, Modal, UnstyledButton } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../db/language/names.ts";
import { api, client } from "../app/api.ts";
import { queries } from "../app/fresh.ts";
import { useLanguage } from "../app/i18n.ts";
import type { Status } from "../app/status.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { SectorMark } from "../ui/marks/sector-mark.tsx";
import { PinInput } from "../ui/pin-input.tsx";
import styles from "./frame.module.css";

export function ProfileSwitch({ status }: { status: Status }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { data: choices = [] } = useQuery(api.profile.choices.queryOptions());
  const [asking, setAsking] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  const current = status.profile;
  const enter = useMutation({
    mutationFn: (input: { id: string; pin?: string }) => client.profile.switch(input),
    async onSuccess() {
      setAsking(null);
      await queries.invalidateQueries({ queryKey: api.workspace.status.key() });
      // What the one before was looking at is not where the next one begins.
      if (current) await navigate({ to: "/today" });
    },
    // The wrong digits are in nobody's way, and told to nobody.
    onSettled: () => setPin(""),
  });
  const ask = (id: string | null) => {
    enter.reset();
    setPin("");
    setAsking(id);
  };
  const here = choices.find(({ id }) => id === current?.id);
  const asked = choices.find(({ id }) => id === asking);
  const partyOf = (choice: typeof here) => choice?.organization && nameOf(choice.organization, language);
  const open = current?.role === "facilitator" && here?.pin === false && choices.length > 1;
  return (
    <>
      <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <UnstyledButton title={t("profile.switch")} className={styles.person}>
            <Avatar size={26} radius="xl" color="accent" variant="filled">
              {current ? [...current.name][0] : "?"}
            </Avatar>
            <span>
              <b>{current ? current.name : t("profile.none")}</b>
              {current && <small className="soft">{partyOf(here) || t(`values.role.${current.role}`)}</small>}
            </span>
            <span aria-hidden="true">▾</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {open && <Menu.Label className="late">{t("profile.noPin")}</Menu.Label>}
          {choices.map((choice) => (
            <Menu.Item
              key={choice.id}
              leftSection={choice.sector ? <SectorMark sector={choice.sector} /> : null}
              rightSection={choice.id === current?.id ? "✓" : choice.pin ? "PIN" : null}
              onClick={() => (choice.pin ? ask(choice.id) : enter.mutate({ id: choice.id }))}
            >
              {choice.name} · {t(`values.role.${choice.role}`)}
              {choice.organization && <div className="small soft">{nameOf(choice.organization, language)}</div>}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void navigate({ to: "/settings" })}>{t("profile.manage")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked !== undefined}
        onClose={() => ask(null)}
        title={asked && t("profile.enterAs", { who: [asked.name, partyOf(asked)].filter(Boolean).join(" · ") })}
        size="sm"
        lockScroll={false}
        closeButtonProps={{ "aria-label": t("parts.cancel") }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (asked) enter.mutate({ id: asked.id, pin });
          }}
        >
          <PinInput label={t("profile.pin")} value={pin} onChange={setPin} autoComplete="off" data-autofocus />
          <ErrorNote error={enter.error} />
          <Button type="submit" mt="sm" fullWidth>
            {t("profile.enter")}
          </Button>
        </form>
      </Modal>
    </>
  );
}
