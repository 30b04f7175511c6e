/** A reader of XML for tests: strict, so that a file that is not well-formed fails. */

export interface Xml {
  name: string;
  attributes: Record<string, string>;
  children: Xml[];
  text: string;
}

const NAME = /^[\p{L}_:][\p{L}\p{N}_:.-]*$/u;
const TAG = /<([^<>]*)>|([^<>]+)/gu;
const ATTRIBUTE = /\s+([^\s=]+)="([^"<]*)"/gu;

/** @throws Error for what is not well-formed */
export function xmlTree(source: string): Xml {
  const root: Xml = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let read = 0;
  for (const match of source.replace(/^<\?xml [^?]*\?>/u, "").matchAll(TAG)) {
    const [whole, tag, text] = match;
    read += whole.length;
    const parent = open.at(-1) as Xml;
    if (text !== undefined) parent.text += unescaped(text);
    else if (tag?.startsWith("/")) {
      if (open.length < 2 || open.pop()?.name !== tag.slice(1)) throw new Error(`unexpected <${tag}>`);
    } else if (tag !== undefined) {
      const closed = tag.endsWith("/");
      const element = elementOf(closed ? tag.slice(0, -1) : tag);
      parent.children.push(element);
      if (!closed) open.push(element);
    }
  }
  if (read !== source.replace(/^<\?xml [^?]*\?>/u, "").length) throw new Error("a stray < or >");
  const [only] = root.children;
  if (open.length > 1 || !only || root.children.length > 1 || root.text.trim())
    throw new Error("not one whole element");
  return only;
}

/** All elements of a name under this one, in their order. */
export function all(tree: Xml, name: string): Xml[] {
  return tree.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The first element by the names that lead to it. */
export function at(tree: Xml | undefined, ...path: string[]): Xml | undefined {
  const [name, ...rest] = path;
  return name === undefined
    ? tree
    : at(
        tree?.children.find((child) => child.name === name),
        ...rest,
      );
}

function elementOf(tag: string): Xml {
  const name = /^\S+/u.exec(tag)?.[0] ?? "";
  if (!NAME.test(name)) throw new Error(`not a name: <${tag}>`);
  const attributes: Record<string, string> = {};
  const rest = tag.slice(name.length).replace(ATTRIBUTE, (_, key: string, value: string) => {
    if (key in attributes || !NAME.test(key)) throw new Error(`attribute ${key} in <${tag}>`);
    attributes[key] = unescaped(value);
    return "";
  });
  if (rest.trim()) throw new Error(`not attributes: <${tag}>`);
  return { name, attributes, children: [], text: "" };
}

function unescaped(text: string): string {
  return text.replace(/&([^;]*;?)/gu, (whole, entity: string) => {
    const plain = { "lt;": "<", "gt;": ">", "amp;": "&", "quot;": '"', "apos;": "'" }[entity];
    if (plain === undefined) throw new Error(`not an entity: ${whole}`);
    return plain;
  });
}
