import { useState } from 'react';
import type { EmergencyOpening } from '../../../domain/sharing/operations.ts';
import { type OpeningFinding, openingFindingLabels, openingFindings } from '../../../domain/sharing/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { OpenInEmergency } from './open-in-emergency.tsx';
import styles from './sharing.module.css';

const findings = openingFindings.map((code) => ({ code, label: openingFindingLabels[code] }));

/** Records that were opened in an emergency: those that wait for a review first. */
export function OpeningsTab() {
  const { data, error, isPending, refetch } = useRead('sharing.openings', {});
  const [asking, setAsking] = useState(false);
  return (
    <Panel
      title="Opened in an emergency"
      aside={
        <Button size="small" onPress={() => setAsking(true)}>
          Open a record
        </Button>
      }
    >
      <p className="soft">
        A record can be opened for an hour with a reason. Somebody other than whoever opened it looks at it afterwards.
      </p>
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.openings.length === 0 && (
        <Empty title="Nothing was opened in an emergency">When it happens, it stands here until it is reviewed.</Empty>
      )}
      <ul className={styles.list}>
        {data?.openings.map((opening) => (
          <li key={opening.id}>
            <Opening opening={opening} />
          </li>
        ))}
      </ul>
      {asking && <OpenInEmergency onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function Opening({ opening }: { readonly opening: EmergencyOpening }) {
  const today = useToday();
  const { person, who, agency, reason, openedAt, review, isYours } = opening;
  return (
    <>
      <div className={styles.row}>
        {person === null ? <Tag>Recorded</Tag> : <b>{person.reference}</b>}
        <span className="soft">
          {who}, {agency}, {momentInWords(openedAt, today)}
        </span>
        {review === null ? (
          <Tag tone="amber">Waits for a review</Tag>
        ) : (
          <Tag tone={review.finding === 'justified' ? 'green' : 'amber'}>{openingFindingLabels[review.finding]}</Tag>
        )}
      </div>
      <p>{reason}</p>
      {review !== null && (
        <p className="soft small">
          {review.who}, {momentInWords(review.at, today)}
          {review.note !== null && `: ${review.note}`}
        </p>
      )}
      {review === null && isYours && <p className="soft small">You opened it, so somebody else reviews it.</p>}
      {review === null && !isYours && <Review openingId={opening.id} of={person?.reference ?? `a record by ${who}`} />}
    </>
  );
}

function Review({ openingId, of }: { readonly openingId: string; readonly of: string }) {
  const [isOpen, setOpen] = useState(false);
  const [finding, setFinding] = useState<OpeningFinding | null>(null);
  const [note, setNote] = useState('');
  const review = useWrite('sharing.reviewOpening', { toast: 'Reviewed' });
  if (!isOpen)
    return (
      <Button size="small" label={`Review the opening of ${of}`} onPress={() => setOpen(true)}>
        Review
      </Button>
    );
  return (
    <div className={styles.review}>
      <Form
        label={`Review the opening of ${of}`}
        onSubmit={() => finding !== null && void review.run({ openingId, finding, note })}
      >
        <Choice label="What you find" layout="list" value={finding} options={findings} onChange={setFinding} />
        <TextArea label="Note" value={note} onChange={setNote} rows={2} />
        {review.error && <Failure error={review.error} />}
        <div className={styles.row}>
          <Button onPress={() => setOpen(false)}>Cancel</Button>
          <Button kind="main" type="submit" isDisabled={finding === null || review.saving}>
            Save the review
          </Button>
        </div>
      </Form>
    </div>
  );
}
