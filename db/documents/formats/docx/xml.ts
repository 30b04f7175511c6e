/** Writes XML. */

type Attributes = Record<string, string | number | undefined>;

/** Attributes without a value are left out; children are XML. */
export function element(name: string, attributes: Attributes = {}, ...children: string[]): string {
  const start = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  const inner = children.join("");
  return inner === "" ? `<${name}${start}/>` : `<${name}${start}>${inner}</${name}>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
