/** Who is logged in, and the fast switch to somebody else at the same laptop. */
import { Button, Menu, Modal, UnstyledButton } from "@mantine/core";
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
import { SecretInput } from "../ui/secret-input.tsx";
import { SectorBadge } from "../ui/sector-badge.tsx";

export function ProfileSwitch({ status }: { status: Status }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { data: choices = [] } = useQuery(api.profile.choices.queryOptions());
  const [asking, setAsking] = useState<string | null>(null);
  const enter = useMutation({
    mutationFn: (input: { id: string; pin?: string }) => client.profile.switch(input),
    onSuccess: () => {
      setAsking(null);
      return queries.invalidateQueries({ queryKey: api.workspace.status.key() });
    },
  });
  const current = status.profile;
  return (
    <>
      <Menu position="top-end" shadow="md">
        <Menu.Target>
          <UnstyledButton title={t("profile.switch")}>
            {current ? `${current.name} · ${t(`values.role.${current.role}`)}` : t("profile.none")} ▾
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((choice) => (
            <Menu.Item
              key={choice.id}
              leftSection={choice.sector ? <SectorBadge sector={choice.sector} /> : null}
              rightSection={choice.id === current?.id ? "✓" : choice.pin ? "PIN" : null}
              onClick={() => (choice.pin ? setAsking(choice.id) : enter.mutate({ id: choice.id }))}
            >
              {choice.name} · {t(`values.role.${choice.role}`)}
              {choice.organization && <div className="small soft">{nameOf(choice.organization, language)}</div>}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void navigate({ to: "/settings" })}>{t("profile.manage")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={t("profile.pin")} size="xs">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const pin = String(new FormData(event.currentTarget).get("pin") ?? "");
            if (asking) enter.mutate({ id: asking, pin });
          }}
        >
          <SecretInput name="pin" label={t("profile.pin")} inputMode="numeric" data-autofocus />
          <ErrorNote error={enter.error} />
          <Button type="submit" mt="sm" fullWidth>
            {t("profile.enter")}
          </Button>
        </form>
      </Modal>
    </>
  );
}
