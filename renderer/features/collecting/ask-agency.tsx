import { useState } from 'react';
import type { AskScope, BoardAgency, RequestForm } from '../../../domain/collecting/operations.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ApartWarning } from '../sharing/apart-warning.tsx';
import { SaveAndTell } from '../sharing/save-and-tell.tsx';
import styles from './collecting.module.css';
import { inCells, inPeople } from './collecting-words.ts';

interface AskAgencyProps {
  readonly agency: Pick<BoardAgency, 'agencyId' | 'agency'>;
  readonly periodId: string;
  readonly onClose: () => void;
}

const forms = [
  { code: 'xlsx', label: 'A workbook under a password (XLSX)' },
  { code: 'pdf', label: 'A sheet of paper with boxes to tick' },
] as const;

const scopes = [
  { code: 'could-supply', label: 'What it is likely to hold' },
  { code: 'may-see', label: 'Everything that it may see' },
] as const;

type Whom = OutputOf<'collecting.whom'>;

/** Whom and what the file would hold, before it is written. */
function Holds({ whom }: { readonly whom: Whom }) {
  if (whom.people.length === 0)
    return <p className="soft">Nothing is missing that {whom.agency} may see, so there is nothing to ask.</p>;
  const kinds = whom.kinds.map((kind) => categoryLabels[kind].toLowerCase()).join(', ');
  return (
    <>
      <p>
        It asks about {inPeople(whom.people.length)} and {inCells(whom.cells)}: {kinds}.
        {whom.known > 0 && ` In ${inCells(whom.known)} of them stands what is known so far.`}
      </p>
      <p className="soft small">{whom.people.map(({ name, cells }) => `${name} (${cells})`).join(', ')}</p>
      <ApartWarning pairs={whom.apart} />
    </>
  );
}

function Saved({ done }: { readonly done: OutputOf<'collecting.ask'> }) {
  return (
    <>
      {inPeople(done.people)} and {inCells(done.cells)} are in <b>{done.file}</b>, in {done.folder}. It is recorded for
      each of them who was told.
      {done.password !== null && (
        <>
          <output className={styles.password} aria-label="Password of the workbook">
            {done.password}
          </output>
          This is the password. It is shown this once and kept nowhere. Tell it by another way than the workbook, by
          phone for example, and note it where you keep such things: the answer comes back under it.
        </>
      )}
    </>
  );
}

/** Asks an agency for what is missing: shows what would leave, on what ground, and writes the workbook or the sheet. */
export function AskAgency({ agency, periodId, onClose }: AskAgencyProps) {
  const [scope, setScope] = useState<AskScope>('could-supply');
  const [withKnown, setWithKnown] = useState(false);
  const [sheetForEach, setSheetForEach] = useState(false);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [done, setDone] = useState<OutputOf<'collecting.ask'> | null>(null);
  const { agencyId } = agency;
  const whom = useRead('collecting.whom', { periodId, agencyId, scope, withKnown }, { keepPrevious: true });
  const ask = useWrite('collecting.ask', { onDone: setDone });
  const more = (form: RequestForm) => (
    <>
      <Choice label="What it is asked" options={scopes} value={scope} onChange={setScope} />
      <Checkbox
        isSelected={withKnown}
        onChange={setWithKnown}
        description="More leaves the register. Without it, only what is missing is asked."
      >
        Send along what is known so far of the same people, to be put right
      </Checkbox>
      {form === 'pdf' && (
        <Checkbox isSelected={sheetForEach} onChange={setSheetForEach}>
          A sheet of its own for each person
        </Checkbox>
      )}
      {whom.data !== undefined && <Holds whom={whom.data} />}
      {whom.error !== null && <Failure error={whom.error} />}
      {whom.isPending && <Loading>Looking whom it may know</Loading>}
      <DateField
        label="Answer by"
        hint="Empty if there is no day."
        value={dueOn}
        onChange={setDueOn}
        width="medium"
        error={ask.error?.field === 'dueOn' ? ask.error.message : undefined}
      />
    </>
  );
  return (
    <SaveAndTell
      title={`Ask ${agency.agency}`}
      says="Personal data leaves the register with it: names, dates of birth and the questions. Only people and values that this agency may see by their sharing records are in it."
      formats={forms}
      firstFormat="xlsx"
      formatField="form"
      kinds={whom.data?.kinds ?? []}
      saveLabel="Make the request"
      to={agencyId}
      more={more}
      moreFields={['dueOn']}
      write={ask}
      onSave={({ format, folder, disclosure }) =>
        void ask.run({ periodId, agencyId, scope, withKnown, form: format, sheetForEach, dueOn, folder, disclosure })
      }
      saved={done === null ? null : <Saved done={done} />}
      onClose={onClose}
    />
  );
}
