/**
 * Minutes as a document: plain blocks of text in one language, or in Chinese with English under it. Formats print blocks
 * and nothing else, so that they agree word for word.
 */
import type { Bilingual, Block, MinutesLanguage, MinutesModel, Run } from "../contract/minutes.ts";
import { type Language, WORDS, writtenDate } from "./words.ts";

type Item = MinutesModel["items"][number];
type Party = MinutesModel["organizers"][number];

const ACTION_WIDTHS = [0.06, 0.31, 0.15, 0.17, 0.09, 0.12, 0.1];

export function documentOf(model: MinutesModel, language: MinutesLanguage): Block[] {
  const languages: Language[] = language === "both" ? ["zh", "en"] : [language];
  const writers = languages.map((one) => new Writer(model, one, language === "both"));
  const each = (part: (writer: Writer) => Block[]) => writers.flatMap(part);
  return [
    ...each((writer) => writer.head()),
    ...each((writer) => writer.attendance()),
    ...each((writer) => writer.free(model.opening)).slice(0, 1),
    ...model.items.flatMap((item) => [
      ...each((writer) => writer.itemHead(item)),
      ...item.reports.flatMap((report) => each((writer) => writer.report(report))),
      ...item.outcomes.flatMap((outcome) => each((writer) => writer.outcome(outcome))),
      ...item.actions.flatMap((action) => each((writer) => writer.action(action))),
    ]),
    ...(model.items.length === 0 ? each((writer) => writer.nothing()) : []),
    ...each((writer) => writer.free(model.closing)).slice(0, 1),
    ...each((writer) => writer.actionTable()),
    ...each((writer) => writer.foot()),
    ...each((writer) => writer.errata()),
  ];
}

/** The title of the minutes in one language, for file names and metadata. */
export function titleOf(model: MinutesModel, language: MinutesLanguage): string {
  const preferred = language === "en" ? [model.title.en, model.title.zh] : [model.title.zh, model.title.en];
  return preferred.find((title) => title) ?? WORDS[language === "en" ? "en" : "zh"].minutes;
}

class Writer {
  readonly #model: MinutesModel;
  readonly #language: Language;
  /** The other language is printed too: a text that only the other has is not repeated here. */
  readonly #paired: boolean;

  constructor(model: MinutesModel, language: Language, paired: boolean) {
    this.#model = model;
    this.#language = language;
    this.#paired = paired;
  }

  get #words() {
    return WORDS[this.#language];
  }

  head(): Block[] {
    const { title, exercise, series, taskForce, ordinal } = this.#model;
    const { labels } = this.#words;
    const language = this.#language;
    const text = this.#text(title) ?? (this.#paired ? null : this.#words.minutes);
    const rows: [string, string | null][] = [
      [labels.series, series && this.#name(series)],
      [labels.taskForce, taskForce && this.#name(taskForce)],
      [labels.issue, this.#model.issue ?? (ordinal === null ? null : this.#words.ordinal(ordinal))],
      [labels.time, this.#time()],
      [labels.place, this.#model.place],
      [labels.chair, this.#model.chair],
      [labels.recorder, this.#model.recorder],
      [labels.organizers, this.#parties(this.#model.organizers)],
    ];
    return [
      ...(text ? [{ kind: "title" as const, text, language }] : []),
      ...(exercise ? [{ kind: "note" as const, text: this.#words.exercise, language }] : []),
      { kind: "fields", rows: rows.filter((row): row is [string, string] => Boolean(row[1])), language },
    ];
  }

  attendance(): Block[] {
    const { present, observers, excused, absent, attendance } = this.#words;
    const list = this.#model.attendance;
    const groups: [string, typeof list][] = [
      [present, list.filter((seat) => seat.presence === "present" && seat.role === "member")],
      [observers, list.filter((seat) => seat.presence === "present" && seat.role === "observer")],
      [excused, list.filter((seat) => seat.presence === "excused")],
      [absent, list.filter((seat) => seat.presence === "absent")],
    ];
    const rows = groups
      .filter(([, seats]) => seats.length > 0)
      .map(([label, seats]): [string, string] => [label, seats.map((seat) => this.#seat(seat)).join(this.#words.list)]);
    const language = this.#language;
    return rows.length === 0
      ? []
      : [
          { kind: "heading", level: 1, text: attendance, language },
          { kind: "fields", rows, language },
        ];
  }

  itemHead(item: Item): Block[] {
    const language = this.#language;
    const title = item.number === 0 ? this.#words.other : this.#text(item.title);
    if (!title) return [];
    const text = item.number === 0 ? title : `${item.number}${language === "zh" ? "．" : ". "}${title}`;
    const presenter = item.presenter && this.#words.presenter(this.#name(item.presenter.name));
    return [
      { kind: "heading", level: 1, text, language },
      ...(presenter ? [this.#paragraph([{ text: presenter }])] : []),
    ];
  }

  report(report: Item["reports"][number]): Block[] {
    const { heard, progress, figures, difficulties, requests, colon } = this.#words;
    const parts: [string, string | null][] = [
      [progress, report.progress],
      [figures, report.figures],
      [difficulties, report.difficulties],
      [requests, report.requests],
    ];
    const told = parts.filter(([, text]) => text);
    // What was reported stands in the language in which it was said; paired, it is printed once.
    const details = this.#paired && this.#language === "en" ? [] : told;
    return [
      this.#paragraph([{ text: heard(this.#name(report.party.name)) }]),
      ...details.map(([label, text]) =>
        this.#paragraph([{ text: `${label}${colon}`, bold: true }, { text: text ?? "" }], true),
      ),
    ];
  }

  outcome(outcome: Item["outcomes"][number]): Block[] {
    const text = this.#text(outcome.text);
    if (text === null && this.#paired) return [];
    const { verb, decision, state, method, colon } = this.#words;
    const runs: Run[] = [];
    if (outcome.number) runs.push({ text: `${decision(outcome.number)}${colon}`, bold: true });
    runs.push({ text: `${verb[outcome.kind]}${text ?? ""}` });
    if (outcome.kind === "decision") {
      const how = [state[outcome.state], outcome.method && method[outcome.method]]
        .filter(Boolean)
        .join(this.#words.comma);
      runs.push({ text: this.#language === "zh" ? `（${how}）` : ` (${how})` });
    }
    return [this.#paragraph(runs), ...this.#positions(outcome)];
  }

  action(action: Item["actions"][number]): Block[] {
    const text = this.#text(action.text);
    if (text === null && this.#paired) return [];
    const line = this.#words.actionLine({
      text: text ?? "",
      lead: action.lead ? this.#name(action.lead.name) : "",
      supporting: this.#parties(action.supporting) ?? "",
      due: action.due ? writtenDate(action.due, this.#language) : "",
    });
    return [this.#paragraph([{ text: line }])];
  }

  nothing(): Block[] {
    return [this.#paragraph([{ text: this.#words.nothing }])];
  }

  /** Text that the office wrote itself, in whatever language. */
  free(text: string | null): Block[] {
    return text ? text.split(/\n+/).map((line) => this.#paragraph([{ text: line }])) : [];
  }

  actionTable(): Block[] {
    const actions = this.#model.items.flatMap((item) => item.actions);
    if (actions.length === 0) return [];
    const language = this.#language;
    const rows = actions.map((action) => [
      String(action.number),
      this.#text(action.text) ?? action.text.zh ?? action.text.en ?? "",
      action.lead ? this.#name(action.lead.name) : "",
      this.#parties(action.supporting) ?? "",
      action.person ?? "",
      action.due ? writtenDate(action.due, language) : "",
      this.#words.status[action.status],
    ]);
    return [
      { kind: "heading", level: 1, text: this.#words.actions, language },
      { kind: "table", head: [...this.#words.actionHead], rows, widths: ACTION_WIDTHS, language },
    ];
  }

  foot(): Block[] {
    const { labels } = this.#words;
    const { copiesTo, issuer, issued, seal } = this.#model;
    const rows: [string, string | null][] = [
      [labels.copies, copiesTo],
      [labels.issuer, issuer],
      [labels.issued, issued && writtenDate(issued, this.#language)],
    ];
    const filled = rows.filter((row): row is [string, string] => Boolean(row[1]));
    const language = this.#language;
    return [
      ...(filled.length > 0 ? [{ kind: "fields" as const, rows: filled, language }] : []),
      ...(seal ? [{ kind: "note" as const, text: this.#words.seal(seal.hash), language }] : []),
    ];
  }

  errata(): Block[] {
    const { errata } = this.#model;
    if (errata.length === 0) return [];
    return [
      { kind: "heading", level: 1, text: this.#words.errata, language: this.#language },
      ...errata.map(({ number, oldText, newText, reason, signer }) =>
        this.#paragraph([{ text: this.#words.erratum(number, oldText, newText, reason, signer) }]),
      ),
    ];
  }

  #positions({ positions }: Item["outcomes"][number]): Block[] {
    if (positions.length === 0) return [];
    const { stance, list, colon, positions: label } = this.#words;
    const groups = (["support", "reservation", "abstain", "oppose"] as const)
      .map((one) => [one, positions.filter((position) => position.stance === one)] as const)
      .filter(([, held]) => held.length > 0);
    const summary = groups
      .map(
        ([one, held]) =>
          `${stance[one]} ${held.length}${colon}${held.map(({ party }) => this.#name(party.name)).join(list)}`,
      )
      .join(this.#language === "zh" ? "；" : "; ");
    // Reservations and dissent are recorded word by word.
    const notes = positions.filter(({ note }) => note);
    return [
      this.#paragraph([{ text: `${label}${colon}`, bold: true }, { text: summary }], true),
      ...notes.map(({ party, stance: one, note }) =>
        this.#paragraph([{ text: `${this.#name(party.name)}（${stance[one]}）${colon}${note}` }], true),
      ),
    ];
  }

  #paragraph(runs: Run[], indent = false): Block {
    return { kind: "paragraph", runs, language: this.#language, ...(indent && { indent }) };
  }

  #time(): string {
    const { day, lastDay, starts, ends } = this.#model;
    if (!day) return this.#words.noDate;
    const dash = this.#language === "zh" ? "至" : " to ";
    const days = [day, lastDay].filter((one) => one !== null).map((one) => writtenDate(one, this.#language));
    const hours = [starts, ends].filter((one) => one !== null).join("–");
    return [days.join(dash), hours].filter(Boolean).join(" ");
  }

  #seat({ party, name, duty, deputyFor }: MinutesModel["attendance"][number]): string {
    const person = [name, duty].filter(Boolean).join(" ");
    const deputy = deputyFor ? (this.#language === "zh" ? `代${deputyFor}` : `for ${deputyFor}`) : "";
    const inside = [person, deputy].filter(Boolean).join(this.#words.comma);
    return `${this.#name(party.name)}${inside ? (this.#language === "zh" ? `（${inside}）` : ` (${inside})`) : ""}`;
  }

  #parties(parties: readonly Party[]): string | null {
    return parties.length === 0 ? null : parties.map(({ name }) => this.#name(name)).join(this.#words.list);
  }

  /** A name, in the other language where this one has none. */
  #name(name: Bilingual): string {
    return (this.#language === "zh" ? (name.zh ?? name.en) : (name.en ?? name.zh)) ?? "?";
  }

  /** A text; null where only the other language has it and prints it beside. */
  #text(text: Bilingual): string | null {
    const own = this.#language === "zh" ? text.zh : text.en;
    if (own) return own;
    return this.#paired && (text.zh || text.en) ? null : (text.zh ?? text.en) || null;
  }
}
