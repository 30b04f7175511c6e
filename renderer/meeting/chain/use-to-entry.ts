/** The way to an entry of this meeting or another: its card where it is drawn, else the screen that shows it. */
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { useToRecord } from "../../app/places/address.ts";
import { tell } from "../../app/typing/saved.ts";
import { reveal } from "../checks/reveal.ts";

/** @param onChoose the card that is gone to is chosen as well, where cards are */
export function useToEntry(onChoose?: (id: string) => void): (subject: Subject, id: string) => void {
  const toRecord = useToRecord();
  return (subject, id) => {
    if (document.getElementById(`entry-${id}`)) {
      onChoose?.(id);
      reveal(id);
      return;
    }
    void toRecord(subject, id)
      .then(() => reveal(id))
      .catch((error: unknown) => tell({ kind: "error", error }));
  };
}
