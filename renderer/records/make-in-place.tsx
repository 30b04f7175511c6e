/** The dialogs of records that are made where they are needed (making.ts). */
import { useEffect } from "react";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { useStore } from "../app/store.ts";
import { mayMake, type Wanted, wanted } from "./making.ts";
import { useMay } from "./may.ts";
import { NewDialog } from "./new-record.tsx";

export function MakeInPlace() {
  const all = useStore(wanted);
  const may = useMay();
  useEffect(() => {
    mayMake.set((subject, given) => may.make(subject, given));
    return () => mayMake.set(() => false);
  }, [may]);
  return all.map((one) => (
    <NewDialog<Subject>
      key={`${one.subject} ${one.named}`}
      opened
      subject={one.subject}
      given={one.given}
      named={one.named}
      asks={(subjectOf(one.subject).inPlace ?? []) as never}
      onClose={() => drop(one)}
      onMade={one.taken}
    />
  ));
}

function drop(one: Wanted): void {
  wanted.set(wanted.get().filter((other) => other !== one));
}
