import { useState } from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { sentenceFor } from '../../../domain/refusal.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './by-person.module.css';
import type { ReferenceValue } from './cell-entry.ts';
import { nightsInWords } from './fact-words.ts';
import { typedNumber } from './typed-value.ts';
import type { Recording } from './use-recording.ts';

interface NightsProps {
  readonly row: GridRow;
  readonly values: readonly ReferenceValue[];
  readonly recording: Recording;
}

interface Part {
  readonly housing: string | null;
  readonly nights: string;
}

const whole = (typed: string): number | null => {
  const number = typedNumber(typed);
  return number !== null && Number.isInteger(number) && number > 0 ? number : null;
};

/** What is wrong with what somebody remembers, as a sentence; null where it can be entered. */
function wrongWith(parts: readonly Part[], open: number): string | null {
  const given = parts.filter(({ housing, nights }) => housing !== null || nights.trim() !== '');
  if (given.some(({ housing, nights }) => housing === null || whole(nights) === null))
    return 'Give the kind of housing and a whole number of nights for each line.';
  const sum = given.reduce((all, { nights }) => all + (whole(nights) ?? 0), 0);
  return sum > open ? `${sentenceFor('nights-do-not-add-up')} ${sum} were entered and ${open} are open.` : null;
}

/**
 * How the nights of one person in a period were spent. Known nights follow from moves; the open ones are filled here with what
 * is remembered, and the rest is said to be not known.
 */
export function NightsPart({ row, values, recording, onDone }: NightsProps & { readonly onDone?: () => void }) {
  const fill = useWrite('outcomes.fillNights');
  const [parts, setParts] = useState<readonly Part[]>([{ housing: row.likelyHousing, nights: '' }]);
  const [message, setMessage] = useState<string | null>(null);
  const { nights, periodId } = row;
  if (nights === null || periodId === null) return null;
  const kinds = values.filter(({ list, code }) => list === 'housing-category' && code !== 'not-known');
  const send = (given: readonly Part[]) => {
    const wrong = wrongWith(given, nights.notKnown);
    setMessage(wrong);
    if (wrong !== null) return;
    const remembered = given.flatMap(({ housing, nights: typed }) => {
      const count = whole(typed);
      return housing === null || count === null ? [] : [{ housing, nights: count }];
    });
    void recording.also(async () => {
      const reply = await fill.run({ personId: row.personId, periodId, parts: remembered });
      if (!reply.ok) {
        setMessage(reply.error.message);
        return null;
      }
      onDone?.();
      return reply.value.transactionId;
    }, `${row.preferredName}: open nights filled`);
  };
  return (
    <>
      <p>{nightsInWords(nights, values)}</p>
      {nights.notKnown > 0 && (
        <>
          <p className="soft">
            Moves are entered on the person’s timeline. If only the number of nights is remembered, enter it here: it is
            kept as an estimate, and what is left over as not known.
          </p>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
            <div key={at} className={styles.steps}>
              <Select
                label={`Kind of housing, line ${at + 1}`}
                value={part.housing}
                allowNone="Choose"
                options={kinds.map(({ code, label }) => ({ code, label }))}
                onChange={(housing) => setParts(parts.map((one, of) => (of === at ? { ...one, housing } : one)))}
              />
              <TextField
                label={`Nights, line ${at + 1}`}
                width="short"
                inputMode="numeric"
                value={part.nights}
                onChange={(typed) => setParts(parts.map((one, of) => (of === at ? { ...one, nights: typed } : one)))}
              />
            </div>
          ))}
          <div className={styles.steps}>
            <Button kind="quiet" size="small" onPress={() => setParts([...parts, { housing: null, nights: '' }])}>
              Another line
            </Button>
          </div>
          {message !== null && <p role="alert">{message}</p>}
          <div className={styles.steps}>
            <Button kind="main" onPress={() => send(parts)}>
              Enter these nights
            </Button>
            <Button onPress={() => send([])}>The {nights.notKnown} are not known</Button>
          </div>
        </>
      )}
    </>
  );
}

/** The nights of one row, opened from its cell. */
export function NightsDialog({ onClose, ...props }: NightsProps & { readonly onClose: () => void }) {
  const { row } = props;
  return (
    <Dialog title={`Nights of ${row.preferredName}, ${row.periodCode ?? ''}`} isOpen onClose={onClose}>
      <NightsPart {...props} onDone={onClose} />
    </Dialog>
  );
}
