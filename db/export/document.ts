/**
 * Minutes as a document: plain blocks of text in one language, or in Chinese with English under it. Formats print blocks
 * and nothing else, so that they agree word for word.
 */
import type { Block, MinutesLanguage, MinutesModel } from "../contract/minutes.ts";
import { type Language, WORDS } from "./words.ts";
import { Writer } from "./writer.ts";

type Item = MinutesModel["items"][number];
type Row = [label: string, value: string | null];

/**
 * @param language in `both`, what has two languages is printed in Chinese and then in English, paragraph by paragraph;
 *   what has one is printed once. Nothing is translated or invented.
 */
export function documentOf(model: MinutesModel, language: MinutesLanguage): Block[] {
  return new Composer(model, language).document();
}

/** The title of the minutes in one language, for file names and metadata. */
export function titleOf(model: MinutesModel, language: MinutesLanguage): string {
  const preferred = language === "en" ? [model.title.en, model.title.zh] : [model.title.zh, model.title.en];
  return preferred.find((title) => title) ?? WORDS[language === "en" ? "en" : "zh"].minutes;
}

class Composer {
  readonly #model: MinutesModel;
  readonly #writers: Writer[];
  readonly #language: Language;

  constructor(model: MinutesModel, language: MinutesLanguage) {
    const languages: Language[] = language === "both" ? ["zh", "en"] : [language];
    this.#model = model;
    this.#language = languages[0] ?? "zh";
    this.#writers = languages.map((one) => new Writer(one, language === "both"));
  }

  document(): Block[] {
    const { opening, closing, items } = this.#model;
    return [
      ...this.#head(),
      ...this.#attendance(),
      ...this.#free(opening),
      ...items.flatMap((item) => this.#item(item)),
      ...(items.length === 0 ? this.#each((writer) => writer.nothing()) : []),
      ...this.#free(closing),
      ...this.#actionTable(),
      ...this.#foot(),
      ...this.#errata(),
    ];
  }

  #head(): Block[] {
    const { title, exercise, series, taskForce, ordinal, issue, place, chair, recorder, organizers } = this.#model;
    return [
      ...(title.zh || title.en
        ? this.#each((writer) => writer.title(title))
        : this.#writers
            .slice(0, 1)
            .flatMap((writer) => writer.title({ zh: writer.words.minutes, en: writer.words.minutes }))),
      ...(exercise ? this.#each((writer) => writer.note(writer.words.exercise)) : []),
      ...this.#fields((writer) => [
        [writer.words.labels.series, series && writer.name(series)],
        [writer.words.labels.taskForce, taskForce && writer.name(taskForce)],
        [writer.words.labels.ordinal, ordinal === null ? null : writer.words.ordinal(ordinal)],
        [writer.words.labels.issue, issue],
        [writer.words.labels.time, writer.time(this.#model)],
        [writer.words.labels.place, place],
        [writer.words.labels.chair, chair],
        [writer.words.labels.recorder, recorder],
        [writer.words.labels.organizers, writer.parties(organizers)],
      ]),
    ];
  }

  #attendance(): Block[] {
    const list = this.#model.attendance;
    const rows = this.#fields((writer) => {
      const { present, observers, excused, absent, expected } = writer.words;
      const seats = (wanted: (seat: (typeof list)[number]) => boolean) => writer.seats(list.filter(wanted));
      return [
        [present, seats((seat) => came(seat) && seat.role === "member")],
        [excused, seats((seat) => seat.presence === "excused")],
        [absent, seats((seat) => seat.presence === "absent")],
        [observers, seats((seat) => came(seat) && seat.role === "observer")],
        [expected, seats((seat) => seat.presence === "expected")],
      ];
    });
    const lost = this.#model.quorumLost
      ? this.#each((writer) => writer.paragraphs([{ text: writer.words.quorumLost }]))
      : [];
    return rows.length === 0 ? [] : [this.#heading((writer) => writer.words.attendance), ...rows, ...lost];
  }

  #item(item: Item): Block[] {
    const empty = item.reports.length + item.outcomes.length + item.actions.length === 0;
    return [
      ...this.#each((writer) => writer.itemHeading(item)),
      ...this.#each((writer) => writer.itemPresenter(item)),
      ...item.reports.flatMap((report) => this.#report(report)),
      ...item.outcomes.flatMap((outcome) => this.#outcome(outcome)),
      ...item.actions.flatMap((action) => this.#each((writer) => writer.action(action))),
      ...(item.parked ? this.#each((writer) => writer.paragraphs([{ text: writer.words.itemParked }])) : []),
      ...(empty && !item.parked ? this.#each((writer) => writer.paragraphs([{ text: writer.words.itemEmpty }])) : []),
    ];
  }

  /** What was reported stands in the language in which it was said, once. */
  #report(report: Item["reports"][number]): Block[] {
    const parts = (["progress", "figures", "difficulties", "requests"] as const).filter((part) => report[part]);
    return [
      ...this.#each((writer) => writer.heard(report.party)),
      ...parts.flatMap((part) => this.#labelled((writer) => writer.words[part], report[part] ?? "")),
    ];
  }

  /** Reservations and dissent are recorded word by word. */
  #outcome(outcome: Item["outcomes"][number]): Block[] {
    const told = outcome.positions.filter(({ note }) => note);
    return [
      ...this.#each((writer) => writer.outcome(outcome)),
      ...told.flatMap((position) => this.#labelled((writer) => writer.holder(position), position.note ?? "")),
    ];
  }

  #actionTable(): Block[] {
    const actions = this.#model.items.flatMap((item) => item.actions);
    if (actions.length === 0) return [];
    const cells = (line: (writer: Writer) => string[]) => {
      const [first = [], second] = this.#writers.map(line);
      return first.map((cell, index) => joined([cell, second?.[index] ?? ""], "\n"));
    };
    return [
      this.#heading((writer) => writer.words.actions),
      {
        kind: "table",
        head: cells((writer) => [...writer.words.actionHead]),
        rows: actions.map((action) => cells((writer) => writer.actionCells(action))),
        // English names are longer, Chinese words shorter.
        widths: this.#writers.some(({ words }) => words === WORDS.en)
          ? [0.06, 0.26, 0.17, 0.2, 0.09, 0.12, 0.1]
          : [0.07, 0.31, 0.15, 0.16, 0.09, 0.12, 0.1],
        language: this.#language,
      },
    ];
  }

  #foot(): Block[] {
    const { copiesTo, issuer, issued, seal } = this.#model;
    return this.#fields((writer) => [
      [writer.words.labels.copies, copiesTo],
      [writer.words.labels.issuer, issuer],
      [writer.words.labels.issued, issued && writer.date(issued)],
      [writer.words.labels.sealed, seal && writer.sealed(seal)],
      // In groups of eight, so that it can be compared by eye and broken over lines.
      [writer.words.labels.fingerprint, seal && (seal.hash.match(/.{1,8}/gu) ?? []).join(" ")],
    ]);
  }

  #errata(): Block[] {
    const { errata } = this.#model;
    return errata.length === 0
      ? []
      : [
          this.#heading((writer) => writer.words.errata),
          ...errata.flatMap((erratum) =>
            this.#each((writer) => writer.paragraphs([{ text: writer.words.erratum(erratum) }])),
          ),
        ];
  }

  #each(part: (writer: Writer) => Block[]): Block[] {
    return this.#writers.flatMap(part);
  }

  #heading(text: (writer: Writer) => string): Block {
    return { kind: "heading", level: 1, text: joined(this.#writers.map(text), " "), language: this.#language };
  }

  /** Rows with nothing in them are left out; in two languages a row has both labels, and a value that is the same once. */
  #fields(rowsOf: (writer: Writer) => Row[]): Block[] {
    const [first = [], second] = this.#writers.map(rowsOf);
    const rows = first.flatMap(([label, value], index): [string, string][] => {
      const [otherLabel, otherValue] = second?.[index] ?? [null, null];
      const text = joined([value, otherValue], "\n");
      return text ? [[joined([label, otherLabel], " "), text]] : [];
    });
    return rows.length === 0 ? [] : [{ kind: "fields", rows, language: this.#language }];
  }

  #labelled(label: (writer: Writer) => string, text: string): Block[] {
    const [writer] = this.#writers as [Writer];
    const words = joined(this.#writers.map(label), " ");
    return writer.paragraphs([{ text: `${words}${writer.words.colon}`, bold: true }, { text }], true);
  }

  /** Text that the office wrote itself, in whatever language. */
  #free(text: string | null): Block[] {
    const [writer] = this.#writers as [Writer];
    return text ? writer.paragraphs([{ text }]) : [];
  }
}

/** Who left before the end was present. */
function came({ presence }: MinutesModel["attendance"][number]): boolean {
  return presence === "present" || presence === "left";
}

/** The texts without repetition. */
function joined(texts: readonly (string | null)[], between: string): string {
  return [...new Set(texts.filter((text) => text))].join(between);
}
