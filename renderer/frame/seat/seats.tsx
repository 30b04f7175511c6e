/** The list of seats at this laptop, and the box for a PIN. */
import { Button, Group, Menu, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Language, nameOf } from "../../../db/language/names.ts";
import { calledBy, nearness } from "../../../db/language/parties.ts";
import type { Syllables } from "../../../db/language/syllables.ts";
import { api, client } from "../../app/api.ts";
import { queries } from "../../app/fresh.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useSyllables } from "../../app/use-syllables.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { PinInput } from "../../ui/pin-input.tsx";
import styles from "./seat.module.css";
import { type Choice, Face, type Here, SeatButton } from "./seat-button.tsx";

/** So many are found at a glance, without a field to look for them. */
const AT_A_GLANCE = 7;

interface Props extends Here {
  choices: readonly Choice[];
  /** The list is open from the beginning. */
  opened: boolean;
}

export function Seats({ current, here, choices, opened }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<string | null>(null);
  const [pin, setPin] = useState("");
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
  const asked = choices.find(({ id }) => id === asking);
  const open = current?.role === "facilitator" && here?.pin === false && choices.length > 1;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={380} transitionProps={{ duration: 0 }} defaultOpened={opened}>
        <Menu.Target>
          <SeatButton current={current} here={here} />
        </Menu.Target>
        <Menu.Dropdown>
          <List
            choices={choices}
            current={current?.id}
            onChoose={(choice) => (choice.pin ? ask(choice.id) : enter.mutate({ id: choice.id }))}
          />
          {open && (
            <Menu.Item
              component="div"
              className={styles.note}
              onClick={() => void navigate({ to: "/settings", search: { tab: "profiles" } })}
            >
              <Group gap={8} wrap="nowrap">
                <Icon name="key" size={16} />
                <span>
                  {t("profile.noPin")} <u>{t("profile.setPin")}</u>
                </span>
              </Group>
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => void navigate({ to: "/settings", search: { tab: "profiles" } })}>
            {t("profile.manage")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked !== undefined}
        onClose={() => ask(null)}
        title={asked && t("profile.enterAs", { who: asked.name })}
        size="sm"
        lockScroll={false}
        closeButtonProps={{ "aria-label": t("parts.cancel") }}
      >
        {asked && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              enter.mutate({ id: asked.id, pin });
            }}
          >
            <div className={styles.asked}>
              <Face name={asked.name} sector={asked.sector} large />
              <span className={styles.who}>
                <b>{asked.name}</b>
                <Party choice={asked} language={language} />
              </span>
            </div>
            <PinInput
              label={t("profile.pin")}
              value={pin}
              onChange={setPin}
              size="lg"
              autoComplete="off"
              data-autofocus
            />
            <p className="small soft">
              {current ? t("profile.lands", { who: current.name }) : t("profile.landsFirst")}
            </p>
            <ErrorNote error={enter.error} />
            <Group justify="flex-end" mt="sm">
              <Button variant="default" onClick={() => ask(null)}>
                {t("parts.cancel")}
              </Button>
              <Button type="submit">{t("profile.enter")}</Button>
            </Group>
          </form>
        )}
      </Modal>
    </>
  );
}

interface ListProps {
  choices: readonly Choice[];
  current: string | undefined;
  onChoose(choice: Choice): void;
}

/** All seats, or those of whoever is looked for by name, party or first letters. */
function List({ choices, current, onChoose }: ListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const syllables = useSyllables();
  const [words, setWords] = useState("");
  const found = choices.filter((choice) => isMeant(choice, words.trim(), syllables));
  return (
    <>
      {choices.length > AT_A_GLANCE && (
        <Menu.Search
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          placeholder={t("profile.find")}
          aria-label={t("profile.find")}
          leftSection={<Icon name="search" size={16} />}
        />
      )}
      <div className={styles.list}>
        {found.map((choice) => (
          <Menu.Item
            key={choice.id}
            leftSection={<Face name={choice.name} sector={choice.sector} />}
            rightSection={<span className="small soft">{told(choice, current, t("profile.now"))}</span>}
            onClick={() => onChoose(choice)}
          >
            <span className={styles.who}>
              <b>{choice.name}</b>
              <Party choice={choice} language={language} />
            </span>
          </Menu.Item>
        ))}
        {found.length === 0 && <Menu.Label>{t("profile.nobody")}</Menu.Label>}
      </div>
    </>
  );
}

function told(choice: Choice, current: string | undefined, now: string): string {
  if (choice.id === current) return now;
  return choice.pin ? "PIN" : "";
}

function isMeant(choice: Choice, words: string, syllables: Syllables | null): boolean {
  if (words === "") return true;
  const names = [choice.name, choice.organization?.zh, choice.organization?.en].filter(
    (name) => typeof name === "string",
  );
  return nearness(words, calledBy(names, syllables, true)) !== null;
}

/** The role, and for whom. */
function Party({ choice, language }: { choice: Choice; language: Language }) {
  const { t } = useTranslation();
  const role = t(`values.role.${choice.role}`);
  return (
    <span className={`${styles.party} small soft`}>
      {choice.sector && <SectorMark sector={choice.sector} size={12} />}
      <span>{choice.organization ? `${role} · ${nameOf(choice.organization, language)}` : role}</span>
    </span>
  );
}
