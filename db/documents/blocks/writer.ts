/** Writes parts of the minutes in one language. */
import type { FlatBlock, Run } from "../../contract/blocks.ts";
import type { Bilingual, CitedClause, MinutesModel } from "../../contract/minutes.ts";
import { STANCES } from "../../contract/vocabulary.ts";
import { hoursInWords } from "../../language/hours.ts";
import type { MinutesWords, OutcomeSaid } from "./minutes-words.ts";
import { writtenWhen } from "./when.ts";
import type { Language } from "./words.ts";
import { writtenDate, writtenDeadline, writtenInstant, writtenMoment, zoneInWords } from "./written.ts";

type Item = MinutesModel["items"][number];
type Outcome = Item["outcomes"][number];
type Action = Item["actions"][number];
type Party = MinutesModel["organizers"][number];

export class Writer {
  readonly words: MinutesWords;
  readonly language: Language;
  /** The other language is printed too: a text that only the other has is not repeated here. */
  readonly #paired: boolean;
  readonly #zone: string | undefined;
  /** How words that stand in one language only are written in English. */
  readonly #english: ReadonlyMap<string, string>;

  /** @param of zone in which moments are told (IANA); without it as the first edition told them */
  constructor(
    language: Language,
    paired: boolean,
    words: MinutesWords,
    { zone, english = [] }: Pick<MinutesModel, "zone" | "english"> = {},
  ) {
    this.#zone = zone;
    this.#english = new Map(language === "en" ? english.map(({ zh, en }) => [zh, en]) : []);
    this.words = words;
    this.language = language;
    this.#paired = paired;
  }

  title(title: Bilingual): FlatBlock[] {
    const text = this.text(title);
    return text === null ? [] : [{ kind: "title", text, language: this.language }];
  }

  /** As large as the title: nobody may read on without having seen it. */
  warning(text: string): FlatBlock[] {
    return [{ kind: "title", text, language: this.language }];
  }

  note(text: string): FlatBlock[] {
    return [{ kind: "note", text, language: this.language }];
  }

  heading(text: string, level: 1 | 2 | 3 | 4 = 1): FlatBlock[] {
    return [{ kind: "heading", level, text, language: this.language }];
  }

  /** @param numbered puts the item's number before its title */
  itemHeading({ number, title }: Item, numbered: (number: number, title: string) => string): FlatBlock[] {
    const text = number === 0 ? this.words.other : this.text(title, this.words.untitled);
    if (text === null) return [];
    return this.heading(number === 0 ? text : numbered(number, text));
  }

  itemPresenter({ id, presenter }: Item): FlatBlock[] {
    return presenter
      ? this.paragraphs([{ text: this.words.presenter(this.name(presenter.name)) }], { key: `presenter:${id}` })
      : [];
  }

  /** The clauses that a decision or an item rests on, each by its policy, its number and its version. */
  citing(cites: readonly CitedClause[]): string {
    return this.words.cites(
      cites.map(({ policy, clause, version }) =>
        this.words.citedClause(this.text(policy) ?? "", this.text(clause) ?? "", version),
      ),
    );
  }

  /** What this item rests on, who attended it alone, who did not attend it, and points of order. */
  room({ id, cites, called = [], notYet = [], gone = [], points = [] }: Item): FlatBlock[] {
    const line = (key: "called" | "notYet" | "gone", parties: readonly Party[]) => {
      const names = this.parties(parties);
      return names === null ? [] : this.paragraphs([{ text: this.words[key](names) }], { key: `${key}:${id}` });
    };
    return [
      ...(cites ? this.paragraphs([{ text: this.citing(cites) }], { key: `cites:${id}` }) : []),
      ...line("called", called),
      ...line("notYet", notYet),
      ...line("gone", gone),
      ...points.flatMap(({ id, party, ...point }) =>
        this.paragraphs([{ text: this.words.pointOfOrder({ name: this.name(party.name), ...point }) }], {
          key: `point:${id}`,
        }),
      ),
    ];
  }

  heard({ id, party }: Item["reports"][number]): FlatBlock[] {
    return this.paragraphs([{ text: this.words.heard(this.name(party.name)) }], { key: `report:${id}` });
  }

  /** The outcome and a summary of the positions on it. Only an adopted decision is written as decided. */
  outcome(outcome: Outcome): FlatBlock[] {
    const text = this.text(outcome.text, this.words.noText);
    if (text === null) return [];
    const { id, state, number, positions } = outcome;
    const { outcome: say, decision, colon } = this.words;
    const runs: Run[] = [];
    if (number) runs.push({ text: `${decision(number, state === "adopted")}${colon}`, bold: true });
    runs.push({ text: say(this.said(outcome, text)) });
    return [...this.paragraphs(runs, { key: `outcome:${id}` }), ...this.positions(id, positions)];
  }

  /** An outcome with its text in this language, and whose words it is. */
  said({ kind, state, method, againstRule, party }: Outcome, text: string): OutcomeSaid {
    return { kind, state, method, againstRule, text, by: party && this.name(party.name) };
  }

  /** Who said a note, and from which stance. */
  holder({ party, stance }: Outcome["positions"][number]): string {
    return `${this.name(party.name)}${this.words.brackets(this.words.stance[stance])}`;
  }

  action(action: Action): FlatBlock[] {
    const text = this.text(action.text, this.words.noText);
    return text === null
      ? []
      : this.paragraphs([{ text: this.#actionLine(action, text) }], { key: `action:${action.id}` });
  }

  #actionLine(action: Action, text: string): string {
    const { before, joint, text: bare, after } = this.#actionFrame(action, text);
    return this.words.actionEnd(`${before}${joint}${bare}${after}`);
  }

  #actionFrame(action: Action, text: string) {
    return this.words.actionFrame({
      text,
      lead: action.lead && this.name(action.lead.name),
      supporting: this.parties(action.supporting),
      due: action.due && writtenDeadline(action.due, this.language),
    });
  }

  /** @param wordings of the style in which the minutes are printed */
  actionCells(action: Action, wordings: MinutesModel["wordings"]): string[] {
    const { zh, en } = action.text;
    return [
      String(action.number),
      this.#polishedAction(action, wordings) ?? (this.language === "zh" ? (zh ?? en) : (en ?? zh)) ?? "",
      action.lead ? this.name(action.lead.name) : "",
      this.parties(action.supporting) ?? "",
      this.typed(action.person) ?? "",
      action.due ? writtenDate(action.due, this.language) : "",
      this.words.status[action.status],
    ];
  }

  /**
   * What an action's paragraph says after somebody polished it, or null. Where the polished sentence keeps Concord's words
   * about lead and time limit, they are left out: the table has columns of their own for them.
   */
  #polishedAction(action: Action, wordings: MinutesModel["wordings"]): string | null {
    const text = wordings.find(
      ({ key, language }) => key === `action:${action.id}` && language === this.language,
    )?.text;
    if (text === undefined) return null;
    const { before, after } = this.#actionFrame(action, "");
    if (!text.startsWith(before)) return text;
    const joint = this.words.actionJoint;
    const behind = text.slice(before.length);
    // The sentence ends behind these words.
    const rest = (joint && behind.startsWith(joint) ? behind.slice(joint.length) : behind).replace(/[。.]$/u, "");
    return rest.endsWith(after) ? rest.slice(0, rest.length - after.length) : text;
  }

  nothing(): FlatBlock[] {
    return this.paragraphs([{ text: this.words.nothing }]);
  }

  /** One paragraph for each line of the text; those after the first have the key with their number behind it. */
  paragraphs(runs: readonly Run[], { key, indent = false }: { key?: string; indent?: boolean } = {}): FlatBlock[] {
    const lines: Run[][] = [[]];
    for (const { text, ...look } of runs)
      for (const [index, part] of text.split(/[\r\n\u2028\u2029]+/u).entries()) {
        if (index > 0) lines.push([]);
        if (part.trim() !== "") lines.at(-1)?.push({ ...look, text: part });
      }
    return lines
      .filter((line) => line.length > 0)
      .map((line, index) => ({
        kind: "paragraph",
        runs: line,
        language: this.language,
        ...(indent && { indent }),
        ...(key && { key: index === 0 ? key : `${key}#${index + 1}` }),
      }));
  }

  time(model: MinutesModel): string {
    if (model.day) return writtenWhen(model, this.language);
    return [this.words.noDate, hoursInWords(model.starts, model.ends, this.language)].filter(Boolean).join(" ");
  }

  instant(value: string): string {
    return writtenInstant(value, this.language, this.#zone);
  }

  /** A moment where its zone stands elsewhere. */
  shortInstant(value: string): string {
    return writtenMoment(value, this.language, this.#zone);
  }

  /** The zone of all moments: 北京时间. */
  zone(): string {
    return zoneInWords(this.#zone, this.language);
  }

  sealed({ sealedAt, sealedBy }: NonNullable<MinutesModel["seal"]>): string {
    return [this.instant(sealedAt), sealedBy].filter(Boolean).join(this.words.comma);
  }

  date(value: string): string {
    return writtenDate(value, this.language);
  }

  /** @param between what parts the seats: by default the comma of lists */
  seats(seats: MinutesModel["attendance"], between = this.words.list): string | null {
    return seats.length === 0 ? null : seats.map((seat) => this.seat(seat)).join(between);
  }

  parties(parties: readonly Party[]): string | null {
    return parties.length === 0 ? null : parties.map(({ name }) => this.name(name)).join(this.words.list);
  }

  /** A name, in the other language where this one has none. */
  name(name: Bilingual): string {
    return (this.language === "zh" ? name.zh || name.en : name.en || name.zh) || "?";
  }

  /** A name, a duty or another word that stands in one language only, in this one where somebody has said it. */
  typed(word: string): string;
  typed(word: string | null): string | null;
  typed(word: string | null): string | null {
    return word === null ? null : (this.#english.get(word) ?? word);
  }

  /** Who holds which stance, in one paragraph. */
  positions(outcome: string, positions: Outcome["positions"]): FlatBlock[] {
    if (positions.length === 0) return [];
    const { colon, positions: label } = this.words;
    return this.paragraphs([{ text: `${label}${colon}`, bold: true }, { text: this.stances(positions) }], {
      key: `positions:${outcome}`,
      indent: true,
    });
  }

  stances(positions: Outcome["positions"]): string {
    const { brackets } = this.words;
    const earlier = ({ changed }: Outcome["positions"][number]) =>
      this.words.earlierText(
        changed?.party ? this.name(changed.party.name) : null,
        changed ? this.date(changed.day) : null,
      );
    return this.words.stances(
      STANCES.map((stance) => ({
        stance,
        names: positions
          .filter((one) => one.stance === stance)
          .map((one) => `${this.name(one.party.name)}${one.earlierText ? brackets(earlier(one)) : ""}`),
      })).filter(({ names }) => names.length > 0),
    );
  }

  /** A seat: the party, and in brackets who sat there. */
  seat({ party, name, duty, companions, deputyFor, presence }: MinutesModel["attendance"][number]): string {
    const person = [this.typed(name), this.typed(duty)].filter(Boolean).join(" ");
    const inside = [
      person,
      companions.length > 0 && this.words.accompanied(companions.map((one) => this.typed(one)).join(this.words.list)),
      deputyFor && this.words.deputy(this.typed(deputyFor)),
      presence === "left" && this.words.left,
    ]
      .filter(Boolean)
      .join(this.words.comma);
    return `${this.name(party.name)}${inside ? this.words.brackets(inside) : ""}`;
  }

  /** A text; null where the other language has it and prints it beside. `missing` stands for a text nobody wrote. */
  text({ zh, en }: Bilingual, missing: string | null = null): string | null {
    const own = this.language === "zh" ? zh : en;
    if (own) return own;
    const other = zh || en;
    if (this.#paired && other) return null;
    return other || missing;
  }
}
