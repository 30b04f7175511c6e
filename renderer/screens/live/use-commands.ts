/** What the keys of the live screen do beside recording: moving on, giving the floor, coming to a field. */
import { useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";
import { keyList } from "../../app/keys.ts";
import { carryOn } from "../../meeting/chain/use-follow.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { openProjector } from "../../meeting/projectors.ts";
import { useMay } from "../../records/may.ts";
import { useFloor } from "./floor/use-floor.ts";
import type { Command } from "./keys.ts";
import type { ComposeHandle } from "./line/compose.tsx";
import type { Room } from "./use-room.ts";

interface Parts {
  room: Room;
  compose: RefObject<ComposeHandle | null>;
  checkIn: RefObject<HTMLInputElement | null>;
  speaker: RefObject<HTMLInputElement | null>;
  /** Brings a part of the screen into sight, in this very frame. */
  show(part: "record" | "room"): void;
  toggleLarge(): void;
  onFollow: Parameters<typeof carryOn>[1];
}

export function useCommands(view: MeetingView, parts: Parts): Record<Command, () => void> {
  const { room, compose, checkIn, speaker, show, toggleLarge, onFollow } = parts;
  const { chosen, target } = room;
  const { id, floor_order } = view.meeting;
  const navigate = useNavigate();
  const floor = useFloor(view);
  const may = useMay();
  const runs = may.call("meeting.moveTo");
  return {
    next: () => runs && room.step(1),
    previous: () => runs && room.step(-1),
    timer: () => runs && room.toggleTimer(),
    compose: () => compose.current?.focus(),
    reason: () => focusOn(room.reasonField()),
    edit: () => press("edit", chosen?.record.id),
    translate: () => press("translate", chosen?.record.id),
    remove: room.removeChosen,
    checkIn: () => {
      show("room");
      checkIn.current?.focus();
    },
    speaker: () => {
      show("room");
      speaker.current?.focus();
    },
    nextSpeaker: () => runs && floor.next(),
    fair: () => runs && floor.order(floor_order === "fair" ? "asked" : "fair"),
    point: () => {
      show("room");
      document.querySelector<HTMLElement>("[data-raise]")?.click();
    },
    amend: () => (target ? press("amend", target.id) : room.misses()),
    follow: () => {
      if (chosen?.subject !== "outcome") return;
      show("record");
      carryOn(chosen.record, onFollow);
    },
    round: () => void navigate({ to: "/round/$id", params: { id } }),
    projector: () => openProjector(id),
    large: toggleLarge,
    help: () => keyList.set(true),
    down: () => room.choose(1),
    up: () => room.choose(-1),
  };
}

/** Presses the button of a card that does so with it. */
function press(what: "edit" | "translate" | "amend", id: string | undefined): void {
  document.querySelector<HTMLElement>(`[data-${what}="${id}"]`)?.click();
}

function focusOn(id: string | null): void {
  if (id) document.getElementById(id)?.focus();
}
