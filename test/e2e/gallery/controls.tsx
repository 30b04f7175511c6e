/**
 * What one presses and types into, in three heights and all states. The test puts those with `data-force` into the state
 * that they name, which else only a pointer or a key brings about.
 */
import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  NumberInput,
  Progress,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
  TagsInput,
  TextInput,
} from "@mantine/core";
import type { ReactNode } from "react";
import { Choice } from "../../../renderer/ui/choice.tsx";
import { DayField, DayInput } from "../../../renderer/ui/day/day-field.tsx";
import { Icon } from "../../../renderer/ui/icon.tsx";
import { LinkButton } from "../../../renderer/ui/link-button.tsx";
import { NewPassphrase } from "../../../renderer/ui/new-passphrase.tsx";
import { Period } from "../../../renderer/ui/period.tsx";
import { PinInput } from "../../../renderer/ui/pin-input.tsx";
import { PressedChoice } from "../../../renderer/ui/pressed-choice.tsx";
import { SecretInput } from "../../../renderer/ui/secret-input.tsx";
import { GrowingText } from "../../../renderer/ui/text/growing-text.tsx";
import styles from "./gallery.module.css";
import { useSaid } from "./said.ts";

const SIZES = ["xs", "sm", "lg"] as const;
const STATES = ["hover", "active", "focus focus-visible"] as const;
const nothing = () => {};

export function Controls() {
  return (
    <>
      <Buttons />
      <Fields />
      <Own />
    </>
  );
}

function Buttons() {
  const { name } = useSaid();
  const row = (buttons: ReactNode) => <div className={styles.row}>{buttons}</div>;
  return (
    <>
      {SIZES.map((size) => (
        <div key={size} className={styles.row}>
          <Button size={size}>{name}</Button>
          <Button size={size} variant="default" leftSection={<Icon name="add" size={16} />}>
            {name}
          </Button>
          <Button size={size} variant="subtle">
            {name}
          </Button>
          <Button size={size} variant="subtle" color="bad">
            {name}
          </Button>
          <ActionIcon size={size} variant="default" aria-label={name}>
            <Icon name="more" />
          </ActionIcon>
          <TextInput size={size} w={160} defaultValue={name} aria-label={name} />
        </div>
      ))}
      {row(
        (["filled", "default", "subtle"] as const).flatMap((variant) =>
          STATES.map((state) => (
            <Button key={variant + state} variant={variant} data-force={state}>
              {name}
            </Button>
          )),
        ),
      )}
      {row(
        <>
          <Button color="bad">{name}</Button>
          <Button color="ok">{name}</Button>
          <Button disabled>{name}</Button>
          <Button variant="default" disabled>
            {name}
          </Button>
          <LinkButton to="." variant="default">
            {name}
          </LinkButton>
          <button type="button" className="plain-button">
            {name}
          </button>
        </>,
      )}
    </>
  );
}

function Fields() {
  const { name, label, wrong, why, sentence } = useSaid();
  return (
    <div className={styles.columns}>
      <TextInput label={label} defaultValue={name} />
      <TextInput label={label} placeholder={name} description={why} />
      <TextInput label={label} defaultValue={name} error={wrong} />
      <TextInput label={label} defaultValue={name} data-force="hover" />
      <TextInput label={label} defaultValue={name} data-force="focus focus-visible" />
      <TextInput label={label} defaultValue={name} disabled />
      <TextInput label={label} defaultValue={name} readOnly />
      <NumberInput label={label} defaultValue={12} />
      <Select label={label} data={[name]} value={name} />
      <GrowingText label={label} defaultValue={sentence} rows={2} />
      <div className={styles.row}>
        <Checkbox label={name} />
        <Checkbox label={name} checked onChange={nothing} />
        <Checkbox label={name} checked disabled onChange={nothing} />
      </div>
      <div className={styles.row}>
        <Radio label={name} checked onChange={nothing} />
        <Switch label={name} checked onChange={nothing} />
        <Switch label={name} />
      </div>
    </div>
  );
}

/** Those that the library does not have. */
function Own() {
  const { name, other, label } = useSaid();
  const options = [
    { value: "first", label: name },
    { value: "second", label: other },
  ];
  return (
    <div className={styles.columns}>
      <DayInput label={label} value="2026-12-05" onChange={nothing} />
      <DayField label={label} text="12-5" ahead onType={nothing} onDone={nothing} />
      <DayField label={label} text="12-5" disabled onType={nothing} onDone={nothing} />
      <Period value={{ from: "2026-01-01" }} onChange={nothing} />
      <SecretInput label={label} defaultValue="secret words" />
      <PinInput label={label} value="1234" onChange={nothing} />
      <NewPassphrase label={label} value="" onChange={nothing} />
      <div className={styles.row}>
        <Choice className="plain-button" label={label} value="first" options={options} onChange={nothing} />
        <Choice className="plain-button" label={label} value="first" options={options} onChange={nothing} disabled />
      </div>
      <PressedChoice label={label} value="first" options={options} onChange={nothing} />
      <SegmentedControl data={[name, other]} value={name} />
      <TagsInput label={label} value={[name, other]} />
      <Progress value={40} aria-label={label} />
      <Tabs value={name}>
        <Tabs.List>
          <Tabs.Tab value={name}>{name}</Tabs.Tab>
          <Tabs.Tab value={other}>{other}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      <div>
        {(["accent", "ok", "warn", "bad"] as const).map((tone) => (
          <Alert key={tone} color={tone} variant="light" p="xs" mb="xs">
            {other}
          </Alert>
        ))}
      </div>
    </div>
  );
}
