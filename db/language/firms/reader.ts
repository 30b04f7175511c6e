/** Reads names of firms. The tables of traditional characters (OpenCC) are large, so they are loaded when they are first needed. */
import { type NameForms, nameForms } from "./name-forms.ts";

export type ReadName = (name: string) => NameForms;

let loading: Promise<ReadName> | null = null;

/** Loaded once and only when somebody asks for it. */
export function loadNameReader(): Promise<ReadName> {
  loading ??= import("opencc-js/t2cn").then(({ Converter }) => {
    const simplified = Converter({ from: "t", to: "cn" });
    return (name) => nameForms(name, simplified);
  });
  return loading;
}
