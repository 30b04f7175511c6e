/**
 * What whoever is logged in may write, by the very rule by which the workspace refuses (db/rules/rights.ts): who may not write
 * is shown a text and no field, and no button that would only be refused.
 */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Api, api as contract } from "../../db/contract/api.ts";
import { type Deed, termsOf } from "../../db/contract/procedure.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import {
  type Held,
  mayChange,
  mayGive,
  mayMake,
  mayRemove,
  roleMay,
  type Ties,
  UNTIED,
  type Writer,
} from "../../db/rules/rights.ts";
import { api } from "../app/api.ts";

/** A procedure by its name, as "meeting.close". */
type Call = { [Room in keyof Api]: `${Room & string}.${keyof Api[Room] & string}` }[keyof Api];

export interface May {
  writer: Writer | null;
  /** Whether this role may call it at all; of which records, the others say. */
  call(name: Call): boolean;
  /** Whether this role may do what a call asks for beside, of some records. */
  do(deed: Deed): boolean;
  change(subject: Subject, record: object, ties?: Ties): (field: string) => boolean;
  /** @param record what is known of it beforehand: the ties that it hangs by */
  make(subject: Subject, record: object, ties?: Ties): boolean;
  give(subject: Subject, field: string, value: string): boolean;
  remove(subject: Subject, record: object, ties?: Ties): boolean;
}

export function useMay(): May {
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const { role, organization = null } = status?.profile ?? {};
  return useMemo(() => mayOf(role ? { role, organization } : null), [role, organization]);
}

function mayOf(writer: Writer | null): May {
  return {
    writer,
    call: (name) => writer !== null && roleMay(writer.role, termsOf(contract, name.split("."))?.deed ?? "workspace"),
    do: (deed) => writer !== null && roleMay(writer.role, deed),
    change: (subject, record, ties = UNTIED) => mayChange(writer, subject, record as Held, ties),
    make: (subject, record, ties = UNTIED) => mayMake(writer, subject, record as Held, ties),
    give: (subject, field, value) => mayGive(writer, subject, field, value),
    remove: (subject, record, ties = UNTIED) => mayRemove(writer, subject, record as Held, ties),
  };
}
