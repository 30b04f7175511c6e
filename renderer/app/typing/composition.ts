/**
 * Input methods, in one place for every field, key and dialog. A word that is being composed is not text yet, and the keys
 * that compose it are nobody's: no handler of the page or of a library hears them, whatever it listens to. What is typed is
 * shown as it comes, and counts once it stands. Who leaves the field in the middle of a word has not said it.
 */
import { isUnchosen } from "./typed-syllables.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A word that is being composed, the field in which it is, and what stood there before. */
interface Composed {
  target: Element;
  before: string;
  /** The field was left before its composition ended. */
  left: boolean;
}

let composing: Composed | null = null;
/** It has ended in this very task, and may have ended only because its field is being left. */
let ended: (Composed & { data: string; timer: ReturnType<typeof setTimeout> }) | null = null;
const waiting = new Set<() => void>();

/** Whether a word is being composed in this window. */
export function isComposing(): boolean {
  // A field that has gone ends its composition without a word; what was half composed in it goes with it.
  if (composing !== null && !composing.target.isConnected) {
    composing = null;
    waiting.clear();
  }
  return composing !== null;
}

/** Does something once what is being composed stands: at once where nothing is. @returns how to call it off */
export function onceComposed(work: () => void): () => void {
  if (!isComposing()) work();
  else waiting.add(work);
  return () => void waiting.delete(work);
}

/** Begins to watch a page, before anything else listens to its keys. */
export function guardComposition(page: Pick<Window, "addEventListener">): void {
  page.addEventListener("compositionstart", ({ target }) => begun(target as Element), true);
  page.addEventListener("compositionend", ({ data }) => hasEnded(data ?? ""), true);
  page.addEventListener("blur", ({ target }) => isLeft(target), true);
  // Whatever else happens comes after it, and finds it standing.
  for (const type of ["keydown", "pointerdown", "beforeinput"] as const)
    page.addEventListener(type, () => stands(false), true);
  for (const type of ["keydown", "keypress", "keyup"] as const)
    page.addEventListener(type, (event) => composes(event) && keepToMethod(event), true);
  page.addEventListener(
    "input",
    (event) => {
      noticeEnd(event as InputEvent);
      takeNumber(event as InputEvent);
    },
    true,
  );
}

function begun(target: Element): void {
  stands(false);
  composing = { target, before: (target as Field).value ?? "", left: false };
}

function hasEnded(data: string): void {
  if (composing === null) return;
  const { left } = composing;
  // A browser ends the composition of a field that is being left right before it says so.
  ended = { ...composing, data, timer: setTimeout(() => stands(false)) };
  composing = null;
  if (left) stands(true);
}

/** Where something wrote into the field meanwhile, a browser may give the word up without saying so: what comes next shows it. */
function noticeEnd({ target, isComposing: inWord, data }: InputEvent): void {
  if (composing?.target === target && inWord === false) hasEnded(data ?? "");
}

function isLeft(target: EventTarget | null): void {
  if (composing && composing.target === target) composing.left = true;
  if (ended?.target === target) stands(true);
}

/** What was composed counts from now on: as it stands, or not at all. @param left the field was left in the middle of it */
function stands(left: boolean): void {
  if (ended === null) return;
  const { target, before, data, timer } = ended;
  ended = null;
  clearTimeout(timer);
  const unsaid = left && target.isConnected && !leavesLetters() && isUnchosen(data, made.han);
  if (!left) noteMade(data);
  if (unsaid) setValue(target as Field, before);
  if (unsaid || isNumberField(target as HTMLElement)) target.dispatchEvent(new Event("input", { bubbles: true }));
  const works = [...waiting];
  waiting.clear();
  for (const work of works) work();
}

/** What words that were finished here were made of: a method that makes letters with marks, as for Vietnamese, says words by letters. */
const made = { han: false, letters: false };

function noteMade(data: string): void {
  if (/\p{Script=Han}/u.test(data)) made.han = true;
  else if (/(?=[^ -~])\p{Script=Latin}/u.test(data.normalize("NFC"))) made.letters = true;
}

const leavesLetters = () => made.letters && !made.han;

/** By the setter of all fields: that of this one would tell React that nothing was typed. */
function setValue(target: Field, value: string): void {
  const all = target.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(all.prototype, "value")?.set?.call(target, value);
}

/**
 * Whether a key is the input method's. The first key of a word comes before its composition has begun, and on macOS the last
 * one may come after it has ended: both say so by the number 229 alone (UI Events, "keyCode" in legacy key attributes).
 */
function composes(event: KeyboardEvent): boolean {
  return event.isComposing || (event.keyCode === 229 && isTextField(event.target as HTMLElement));
}

/** Nobody else hears it; and a field for searching, which the browser empties on Escape, is not emptied by one that composes. */
function keepToMethod(event: KeyboardEvent): void {
  event.stopImmediatePropagation();
  if (event.key === "Escape" && (event.target as HTMLElement).getAttribute("type") === "search") event.preventDefault();
}

function isTextField(target: HTMLElement): boolean {
  return target.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(target.tagName);
}

function isNumberField(target: HTMLElement): target is HTMLInputElement {
  return target.tagName === "INPUT" && /^(?:numeric|decimal)$/.test(target.getAttribute("inputmode") ?? "");
}

/** Figures of full width, as an input method may give them, are figures: a field of numbers gets them as such. */
function takeNumber(event: InputEvent): void {
  const target = event.target as HTMLElement;
  if (!isNumberField(target)) return;
  if (event.isComposing) {
    // Composed figures come all at once, at the end: the field would refuse them one by one.
    event.stopImmediatePropagation();
    return;
  }
  const { value, selectionEnd } = target;
  const plain = plainNumber(value);
  if (plain === value) return;
  setValue(target, plain);
  target.setSelectionRange(selectionEnd, selectionEnd);
}

/** A number as figures, points and commas of half width, character by character. */
export function plainNumber(text: string): string {
  return text
    .replaceAll(/[０-９．，－＋]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replaceAll("。", ".");
}
