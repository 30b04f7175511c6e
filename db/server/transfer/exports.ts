/** Files that are being handed over, part by part. What is asked for next is made then, and nothing is made ahead. */
import { newId } from "../../base/ids.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { Output } from "../../documents/output.ts";

/** Bytes of a part: as large as a paper's. */
const PART = 256 * 1024;
/** An export that is given up without a word makes room for newer ones. */
const MOST = 8;

interface Part {
  base64: string;
  more: boolean;
  share: number;
}

/** What is written as a whole: its name, all that was not handed over yet, and how far it is. */
export interface Going {
  name: string;
  parts: AsyncIterable<Uint8Array>;
  /** 0 to 1 */
  share(): number;
}

interface Running {
  output: Output;
  /** Bytes that came together with the last part and belong to the next. */
  rest: Uint8Array[];
  next: number;
  last: Promise<Part> | null;
}

export class Exports {
  readonly #running = new Map<string, Running>();

  /** Begins to hand over. */
  async offer(output: Output) {
    const id = newId();
    this.#running.set(id, { output, rest: [], next: 0, last: null });
    const [oldest] = this.#running.keys();
    if (oldest !== undefined && this.#running.size > MOST) await this.cancel(oldest);
    return { export: id, name: output.name, mime: output.mime };
  }

  /**
   * The next part, or the last one once more. After an error the export is over.
   * @throws ConcordError E_EXPORT_OVER, and whatever making the part throws
   */
  async read({ export: id, part }: { export: string; part: number }): Promise<Part> {
    const running = this.#running.get(id);
    if (!running || part > running.next || part < running.next - 1) throw new ConcordError("E_EXPORT_OVER");
    if (part === running.next) {
      const before = running.last;
      running.next += 1;
      running.last = (async () => {
        await before;
        return nextPart(running);
      })();
    }
    try {
      return await (running.last as Promise<Part>);
    } catch (error) {
      await this.cancel(id);
      throw error;
    }
  }

  /** All of it at once, of which no part was asked for yet. @throws ConcordError E_EXPORT_OVER */
  whole(id: string): Going {
    const running = this.#running.get(id);
    if (!running || running.next > 0) throw new ConcordError("E_EXPORT_OVER");
    const { output } = running;
    return { name: output.name, parts: output.parts, share: () => output.share() };
  }

  /** Whether it has begun and is neither cancelled nor over by an error. */
  goesOn(id: string): boolean {
    return this.#running.has(id);
  }

  async cancel(id: string): Promise<void> {
    const running = this.#running.get(id);
    this.#running.delete(id);
    await running?.output.parts.return(undefined);
  }
}

async function nextPart({ output, rest }: Running): Promise<Part> {
  let size = rest.reduce((sum, { length }) => sum + length, 0);
  let more = true;
  // One byte beyond the part tells that there is another.
  while (size <= PART && more) {
    const { value, done } = await output.parts.next();
    if (done) more = false;
    else {
      rest.push(value);
      size += value.length;
    }
  }
  const all = Buffer.concat(rest);
  rest.splice(0, rest.length, all.subarray(PART));
  return { base64: all.subarray(0, PART).toString("base64"), more: all.length > PART, share: output.share() };
}
