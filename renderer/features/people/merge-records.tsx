import { useState } from 'react';
import type { MergeChoice, MergePreview } from '../../../domain/people/merge-operations.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PersonPicker } from '../portraits/person-picker.tsx';
import { AlreadyHere } from './already-here.tsx';
import styles from './merge-records.module.css';

interface MergeProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Chooses the other record of the same person, shows what making them one would do, and does it. */
export function MergeRecords({ person, onClose }: MergeProps) {
  const [otherId, setOtherId] = useState<string | null>(null);
  return otherId === null ? (
    <ChooseOther person={person} onChoose={setOtherId} onClose={onClose} />
  ) : (
    <Decide person={person} otherId={otherId} onClose={onClose} />
  );
}

function ChooseOther({ person, onChoose, onClose }: MergeProps & { readonly onChoose: (id: string) => void }) {
  const { data, error } = useRead('people.alike', { personId: person.id });
  const [picked, setPicked] = useState<string | null>(null);
  return (
    <Dialog
      title={`Another record of ${person.preferredName}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" isDisabled={picked === null} onPress={() => picked !== null && onChoose(picked)}>
            Compare the two
          </Button>
        </>
      }
    >
      <p className="soft">Nothing is changed yet. The next step shows both records side by side.</p>
      {error && <Failure error={error} />}
      <AlreadyHere
        candidates={data?.candidates ?? []}
        title="May be the same person"
        action="Compare"
        onChoose={({ id }) => onChoose(id)}
      />
      <PersonPicker
        isFilter
        label="Somebody else in the register"
        hint="Type two letters of a name or a reference."
        onChange={setPicked}
        error={undefined}
      />
    </Dialog>
  );
}

function Decide({ person, otherId, onClose }: MergeProps & { readonly otherId: string }) {
  const { data, error } = useRead('people.mergePreview', { personId: person.id, otherId });
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [because, setBecause] = useState('');
  const merge = useWrite('people.merge', { toast: 'The two records are one', onDone: onClose });
  const choose = (key: string, side: string) => {
    const next = new Set(taken);
    if (side === 'other') next.add(key);
    else next.delete(key);
    setTaken(next);
  };
  const save = () => void merge.run({ personId: person.id, otherId, takeOther: [...taken], because });
  return (
    <Dialog
      title="Make two records one"
      isOpen
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="merge-records" isDisabled={data === undefined || merge.saving}>
            Make them one
          </Button>
        </>
      }
    >
      {error && <Failure error={error} />}
      {merge.error && <Failure error={merge.error} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <Form id="merge-records" onSubmit={save}>
          <Sides preview={data} />
          <Choices preview={data} taken={taken} onChoose={choose} />
          <Effects preview={data} />
          <TextField
            label="Why they are one person"
            hint="Kept with the note of it."
            value={because}
            onChange={setBecause}
            width="full"
            optional
          />
        </Form>
      )}
    </Dialog>
  );
}

function Sides({ preview: { kept, other } }: { readonly preview: MergePreview }) {
  return (
    <div className={styles.sides}>
      <div>
        <p className="soft small">This record is kept</p>
        <p>
          <b>{kept.name}</b> <span className="faint figures">{kept.reference}</span>
        </p>
        <p className="soft small">Held by {kept.heldBy}</p>
      </div>
      <div>
        <p className="soft small">This one leads to it from now on</p>
        <p>
          <b>{other.name}</b> <span className="faint figures">{other.reference}</span>
        </p>
        <p className="soft small">Held by {other.heldBy}</p>
      </div>
    </div>
  );
}

interface ChoicesProps {
  readonly preview: MergePreview;
  readonly taken: ReadonlySet<string>;
  readonly onChoose: (key: string, side: string) => void;
}

function Choices({ preview: { choices }, taken, onChoose }: ChoicesProps) {
  if (choices.length === 0) return <p>The two say nothing different. Everything of both is kept.</p>;
  return (
    <section aria-label="What differs" className={styles.choices}>
      <h3>What differs</h3>
      <p className="soft small">
        Only one of the two can stand in each line. The other stays with its own record and comes back if the two are
        taken apart.
      </p>
      {choices.map((one) => (
        <Choice
          key={one.key}
          label={one.label}
          value={taken.has(one.key) ? 'other' : 'kept'}
          onChange={(side) => onChoose(one.key, side)}
          layout="pair"
          options={optionsOf(one)}
        />
      ))}
    </section>
  );
}

const inWords = (value: string | null): string =>
  value === null ? 'Recorded' : value.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayInWords(day));

const optionsOf = ({ kept, other }: MergeChoice) =>
  [
    { code: 'kept', label: inWords(kept) },
    { code: 'other', label: inWords(other) },
  ] as const;

function Effects({ preview: { moves, stands, sights, drafts } }: { readonly preview: MergePreview }) {
  const counts = moves.map(({ label, rows }) => `${label}: ${rows}`).join(', ');
  return (
    <section aria-label="What goes over" className={styles.effects}>
      <h3>What goes over</h3>
      <p>{counts === '' ? 'Nothing besides what is chosen above.' : `${counts}.`}</p>
      <ul>
        {[...stands, ...sights].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {drafts > 0 && (
          <li>
            {drafts === 1 ? 'One text that is not saved' : `${drafts} texts that are not saved`} on the other record can
            be opened again only when the two are taken apart.
          </li>
        )}
        <li>Both histories are kept, and the two can be taken apart again at any time.</li>
      </ul>
    </section>
  );
}
