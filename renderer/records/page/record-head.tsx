/** The head of a page: the mark and the name of what it is about, its name in the other language, what matters most of it. */
import type { Language } from "../../../db/language/names.ts";
import own from "./page.module.css";

interface Props {
  /** Of a page; a record beside its list has the second. */
  level: 1 | 2;
  name: React.ReactNode;
  /** In the language that is not read. */
  other?: { text: string; language: Language } | null;
  mark?: React.ReactNode;
  facts?: readonly React.ReactNode[];
  tools?: React.ReactNode;
  /** Leads back to the list beside which it stands: always at the top right, whatever tools there are. */
  close?: React.ReactNode;
}

export function RecordHead({ level, name, other = null, mark, facts = [], tools, close }: Props) {
  const Name = `h${level}` as const;
  return (
    <header className={own.head}>
      {mark}
      <div className={own.names}>
        <Name className={own.name}>{name}</Name>
        {other && (
          <div className={own.other} lang={other.language === "zh" ? "zh-CN" : "en"}>
            {other.text}
          </div>
        )}
        {facts.length > 0 && (
          <ul className={own.headFacts}>
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: each is told by its place
              <li key={index}>{fact}</li>
            ))}
          </ul>
        )}
      </div>
      {close}
      {tools && <div className={own.headTools}>{tools}</div>}
    </header>
  );
}
