/**
 * Composes minutes out of their parts, in one language or in two, in the order that the template's settings ask for. The
 * styles say how their head, items and imprint read; what they share is here.
 */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import type { Bilingual, MinutesModel } from "../../contract/minutes.ts";
import type { MinutesPart, MinutesSettings } from "../../contract/minutes-style.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import { placeIn } from "./bilingual.ts";
import type { MinutesWords } from "./minutes-words.ts";
import { confirmationWidths, withSignatureKept } from "./paging.ts";
import { isFirstEdition, keepsSignature } from "./wording/editions.ts";
import type { Language } from "./words.ts";
import { Writer } from "./writer.ts";

export type Item = MinutesModel["items"][number];
type Row = [label: string, value: string | null];
type Seat = MinutesModel["attendance"][number];

export abstract class Composer {
  protected readonly model: MinutesModel;
  protected readonly settings: MinutesSettings;
  protected readonly writers: Writer[];
  protected readonly language: Language;
  #wordings: MinutesModel["wordings"] = [];

  /**
   * @param language in `both`, what has two languages is printed in Chinese and in English; what has one is printed once.
   *   Nothing is translated or invented.
   */
  constructor(
    model: MinutesModel,
    settings: MinutesSettings,
    language: MinutesLanguage,
    words: Record<Language, MinutesWords>,
  ) {
    const languages: Language[] = language === "both" ? ["zh", "en"] : [language];
    this.model = model;
    this.settings = settings;
    this.language = languages[0] ?? "zh";
    this.writers = languages.map((one) => new Writer(one, language === "both", words[one], model));
  }

  /** @param wordings polished ones of this style: the table of actions repeats them, as its paragraphs read */
  document(wordings: MinutesModel["wordings"] = []): Block[] {
    const { parts } = this.settings;
    this.#wordings = wordings;
    const blocks = [
      ...this.head(),
      ...parts.flatMap((part) => this.part(part)),
      // A template may place errata; it cannot leave them out.
      ...(parts.includes("errata") ? [] : this.errata()),
      ...this.imprint(),
    ];
    return keepsSignature(this.model) ? withSignatureKept(blocks) : blocks;
  }

  /** What stands before all parts. */
  protected abstract head(): Block[];
  protected abstract item(item: Item): Block[];
  protected abstract signature(): Block[];
  protected abstract opening(): Block[];
  protected abstract closing(): Block[];
  protected abstract attendance(): Block[];

  /** The table of actions, as a part of the text or as an annex. */
  protected actions(): Block[] {
    const table = this.actionTable();
    return table.length === 0 ? [] : [this.sharedHeading((writer) => writer.words.actions), ...table];
  }

  protected annexes(): Block[] {
    const names = this.annexNames();
    return names.length === 0
      ? []
      : [{ kind: "annexes", label: this.both((writer) => writer.words.annexes), names, language: this.language }];
  }

  protected imprint(): Block[] {
    const digest = this.digest();
    return digest ? [{ kind: "imprint", copies: null, issuer: "", date: "", digest, language: this.language }] : [];
  }

  protected annexNames(): string[] {
    return this.model.annexes.map(({ name }) => name);
  }

  private part(part: MinutesPart): Block[] {
    switch (part) {
      case "details":
        return this.details();
      case "attendance":
        return this.attendance();
      case "opening":
        return this.opening();
      case "items":
        return this.items();
      case "closing":
        return this.closing();
      case "annexes":
        return this.annexes();
      case "signature":
        return this.signature();
      case "actions":
        return this.actions();
      case "confirmations":
        return this.confirmations();
      case "errata":
        return this.errata();
    }
  }

  /**
   * English readers are told where a text was written, or polished for paper, in Chinese only: what they read is then not
   * what was agreed on, word for word.
   */
  private untranslated(): FlatBlock[] {
    const writer = this.writers.find(({ language }) => language === "en");
    if (!writer) return [];
    const { items } = this.model;
    const texts = items.flatMap(({ title, outcomes, actions }) => [
      title,
      ...[...outcomes, ...actions].map(({ text }) => text),
    ]);
    const missing = this.writers.length === 1 && texts.some(({ zh, en }) => zh && !en);
    return missing || polishedApart(this.model).length > 0 ? writer.note(writer.words.untranslated) : [];
  }

  /** The name of the meeting, and whether it is an exercise. */
  protected title(): Block[] {
    const { title, exercise, errata } = this.model;
    const titled = (writer: Writer): Bilingual => ({
      zh: title.zh && writer.words.titled(title.zh),
      en: title.en && writer.words.titled(title.en),
    });
    const withdrawn = errata.find(({ withdraws }) => withdraws);
    return [
      ...(title.zh || title.en
        ? this.writers.flatMap((writer) => writer.title(titled(writer)))
        : this.writers
            .slice(0, 1)
            .flatMap((writer) => writer.title({ zh: writer.words.minutes, en: writer.words.minutes }))),
      ...(exercise ? this.writers.flatMap((writer) => writer.note(writer.words.exercise)) : []),
      ...(withdrawn
        ? this.writers.flatMap((writer) => writer.warning(writer.words.sealWithdrawn(withdrawn.number)))
        : []),
      ...this.untranslated(),
    ];
  }

  protected details(): Block[] {
    const { series, taskForce, ordinal, chair, recorder, organizers, copiesTo, issuer, issued } = this.model;
    return this.fields((writer) => [
      [writer.words.labels.series, series && writer.name(series)],
      [writer.words.labels.taskForce, taskForce && writer.name(taskForce)],
      [writer.words.labels.ordinal, ordinal === null ? null : writer.words.ordinal(ordinal)],
      [writer.words.labels.time, writer.time(this.model)],
      [writer.words.labels.place, placeIn(this.model, writer.language)],
      [writer.words.labels.chair, writer.typed(chair)],
      [writer.words.labels.recorder, writer.typed(recorder)],
      [writer.words.labels.organizers, writer.parties(organizers)],
      [writer.words.labels.issuer, writer.typed(issuer)],
      [writer.words.labels.issued, issued && writer.date(issued)],
      [writer.words.labels.copies, writer.typed(copiesTo)],
    ]);
  }

  private items(): Block[] {
    const { items } = this.model;
    return items.length === 0 ? this.each((writer) => writer.nothing()) : items.flatMap((item) => this.item(item));
  }

  /** Seats by how they attended, as rows of a label and names. @param between what parts the seats */
  protected seatRows(writer: Writer, between?: string): Row[] {
    const list = this.model.attendance;
    const { present, observers, excused, absent, expected } = writer.words;
    const seats = (wanted: (seat: Seat) => boolean) => writer.seats(list.filter(wanted), between);
    return [
      [present, seats((seat) => came(seat) && seat.role === "member")],
      [excused, seats((seat) => seat.presence === "excused")],
      [absent, seats((seat) => seat.presence === "absent")],
      [observers, seats((seat) => came(seat) && seat.role === "observer")],
      [expected, seats((seat) => seat.presence === "expected")],
    ];
  }

  /** What became of the quorum, where it was not there all the time. */
  protected quorumLacking(): Block[] {
    const { quorumLost, quorumNever } = this.model;
    const word = quorumNever ? "quorumNever" : quorumLost ? "quorumLost" : null;
    return word ? this.each((writer) => writer.paragraphs([{ text: writer.words[word] }], { key: "quorum" })) : [];
  }

  /** What was reported stands in the language in which it was said, once. */
  protected report(report: Item["reports"][number]): Block[] {
    const parts = (["progress", "figures", "difficulties", "requests"] as const).filter((part) => report[part]);
    return [
      ...this.each((writer) => writer.heard(report)),
      ...parts.flatMap((part) =>
        this.labelled((writer) => writer.words[part], this.#told(report[part]), `report:${report.id}:${part}`),
      ),
    ];
  }

  /** Reservations and dissent are recorded word by word. */
  protected notes(outcome: Item["outcomes"][number]): Block[] {
    return outcome.positions
      .filter(({ note }) => note)
      .flatMap((position) =>
        this.labelled(
          (writer) => writer.holder(position),
          this.#told(position.note),
          `note:${outcome.id}:${position.party.id}`,
        ),
      );
  }

  #told(text: string | null): string {
    const [writer] = this.writers as [Writer];
    return writer.words.told(text ?? "");
  }

  protected actionTable(): Block[] {
    const actions = this.model.items.flatMap((item) => item.actions);
    if (actions.length === 0) return [];
    const cells = (line: (writer: Writer) => string[]) => {
      const [first = [], second] = this.writers.map(line);
      return first.map((cell, index) => joined([cell, second?.[index] ?? ""], "\n"));
    };
    return [
      {
        kind: "table",
        head: cells((writer) => [...writer.words.actionHead]),
        rows: actions.map((action) => cells((writer) => writer.actionCells(action, this.#wordings))),
        widths: this.actionWidths(),
        language: this.language,
      },
    ];
  }

  protected actionWidths(): number[] {
    if (!this.writers.some(({ language }) => language === "en")) return [0.07, 0.31, 0.15, 0.16, 0.09, 0.12, 0.1];
    // English names are longer. The longest month and state stand on one line, which they do not in the first edition.
    return isFirstEdition(this.model)
      ? [0.06, 0.26, 0.17, 0.2, 0.09, 0.12, 0.1]
      : [0.05, 0.25, 0.171, 0.21, 0.08, 0.124, 0.115];
  }

  /** Who confirmed for which sector, and the seal. */
  private confirmations(): Block[] {
    const { confirmations, seal } = this.model;
    const texts = (text: (writer: Writer) => string) => joined(this.writers.map(text), "\n");
    const isFirst = isFirstEdition(this.model);
    const heads = this.writers.map((writer) => writer.words.confirmationHead(writer.zone()));
    const rows = confirmations.map(({ sector, party, name, recordedBy, pinSetBy, confirmedAt, signature }) => ({
      sector,
      cells: [
        texts((writer) => (sector ? writer.words.sector[sector] : writer.words.labels.chair)),
        party ? texts((writer) => writer.name(party.name)) : "",
        recordedBy || pinSetBy !== undefined
          ? texts((writer) => `${writer.typed(name)}${proofOf(writer, recordedBy, pinSetBy)}`)
          : texts((writer) => writer.typed(name)),
        texts((writer) => (isFirst ? writer.instant(confirmedAt) : writer.shortInstant(confirmedAt))),
      ],
      image: signature,
      alt: this.both((writer) => writer.words.signatureOf(name)),
    }));
    const head = (heads[0] ?? []).map((_, index) =>
      joined(
        heads.map((words) => words[index] ?? ""),
        "\n",
      ),
    );
    const table: Block = {
      kind: "signatures",
      head,
      rows,
      ...(!isFirst && { widths: confirmationWidths([head, ...rows.map(({ cells }) => cells)]) }),
      language: this.language,
    };
    return confirmations.length === 0 && !seal
      ? []
      : [
          this.sharedHeading((writer) => writer.words.confirmations),
          ...(confirmations.length > 0 ? [table] : []),
          ...this.fields((writer) => [
            [writer.words.labels.sealed, seal && writer.sealed(seal)],
            // In groups of eight, so that it can be compared by eye and broken over lines.
            [writer.words.labels.fingerprint, seal && isFirst ? grouped(seal.hash) : null],
          ]),
        ];
  }

  /** The whole SHA-256 of the sealed minutes, small in the imprint; the first edition prints it above. */
  protected digest(): { label: string; text: string } | null {
    const { seal } = this.model;
    if (!seal || isFirstEdition(this.model) || !this.settings.parts.includes("confirmations")) return null;
    return { label: this.both((writer) => writer.words.labels.digest), text: grouped(seal.hash) };
  }

  private errata(): Block[] {
    const { errata } = this.model;
    return errata.length === 0
      ? []
      : [
          this.sharedHeading((writer) => writer.words.errata),
          ...errata.flatMap((erratum) =>
            this.each((writer) => writer.paragraphs([{ text: writer.words.erratum(erratum) }])),
          ),
        ];
  }

  /** The same part in each language: under one another, or side by side where the template has columns. */
  protected each(part: (writer: Writer) => FlatBlock[]): Block[] {
    const [left = [], right = []] = this.writers.map(part);
    return this.settings.bilingual === "columns" && left.length > 0 && right.length > 0
      ? [{ kind: "columns", left, right, language: this.language }]
      : [...left, ...right];
  }

  protected sharedHeading(text: (writer: Writer) => string, level: 1 | 2 = 1): Block {
    return { kind: "heading", level, text: this.both(text), language: this.language };
  }

  /** A short text in all languages, on one line. */
  protected both(text: (writer: Writer) => string): string {
    return joined(this.writers.map(text), " ");
  }

  /** A name or another word that stands in one language only, in all languages in which somebody has said it. */
  protected typed(word: string | null): string {
    return this.both((writer) => writer.typed(word ?? ""));
  }

  /** Rows with nothing in them are left out; in two languages a row has both labels, and a value that is the same once. */
  protected fields(rowsOf: (writer: Writer) => Row[]): Block[] {
    const rows = this.rows(rowsOf);
    return rows.length === 0 ? [] : [{ kind: "fields", rows, language: this.language }];
  }

  protected rows(rowsOf: (writer: Writer) => Row[]): [string, string][] {
    const [first = [], second] = this.writers.map(rowsOf);
    return first.flatMap(([label, value], index): [string, string][] => {
      const [otherLabel, otherValue] = second?.[index] ?? [null, null];
      const text = joined([value, otherValue], "\n");
      return text ? [[joined([label, otherLabel], " "), text]] : [];
    });
  }

  protected labelled(label: (writer: Writer) => string, text: string, key: string): Block[] {
    const [writer] = this.writers as [Writer];
    const words = this.both(label);
    return writer.paragraphs([{ text: `${words}${writer.words.colon}`, bold: true }, { text }], { key, indent: true });
  }

  /** Text that the office wrote itself, in whatever language. */
  protected free(text: string | null, key: string): Block[] {
    const [writer] = this.writers as [Writer];
    return text ? writer.paragraphs([{ text }], { key }) : [];
  }
}

/** Paragraphs whose Chinese wording was polished for paper, and no English one with it, by their keys. */
export function polishedApart({ wordings }: Pick<MinutesModel, "wordings">): string[] {
  return wordings
    .filter(
      ({ language, key }) =>
        language === "zh" && !wordings.some((other) => other.language === "en" && other.key === key),
    )
    .map(({ key }) => key);
}

/** Who left before the end was present. */
export function came({ presence }: Seat): boolean {
  return presence === "present" || presence === "left";
}

/** The texts without repetition. */
export function joined(texts: readonly (string | null)[], between: string): string {
  return [...new Set(texts.filter((text) => text))].join(between);
}

/** How somebody's confirmation was given, where it was not by a PIN of their own. */
function proofOf({ words }: Writer, recordedBy: string | null, pinSetBy: string | null | undefined): string {
  return words.brackets(recordedBy ? words.recordedBy(recordedBy) : words.pinSetBy(pinSetBy ?? null));
}

function grouped(hash: string): string {
  return (hash.match(/.{1,8}/gu) ?? []).join(" ");
}
