/** The page of one record; whoever removes it is led back to its list. */
import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { listOf } from "../../app/screens.ts";
import { RecordDetail, type RecordParts } from "../record-detail.tsx";

export function RecordPage({ subject, parts }: { subject: Subject; parts?: RecordParts }) {
  const navigate = useNavigate();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  // What has no list of its own stands in that of another kind.
  const list = listOf((subjectOf(subject).screen?.under as Subject | undefined) ?? subject) as string;
  return (
    <RecordDetail
      key={id}
      subject={subject}
      id={id}
      page
      onClose={() => void navigate({ to: list })}
      {...(parts && { parts })}
    />
  );
}

/** The page of a record whose kind has nothing of its own to show: whichever is at this address. */
export function SubjectPage(): React.ReactNode {
  const { pathname }: { pathname: string } = useLocation();
  const subject = SUBJECTS.find((name) => pathname.startsWith(`${listOf(name)}/`));
  return subject ? <RecordPage subject={subject} /> : null;
}
