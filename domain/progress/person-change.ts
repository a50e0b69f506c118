import type { Polarity } from '../outcomes/values.ts';
import { codeIn, numberIn } from './keys.ts';
import { type ChangeSize, changeSizeWords, inPoints, scaleOf } from './measurement-error.ts';
import type { PersonChange } from './operations.ts';

export interface PersonReading {
  readonly people: PersonChange[];
  readonly reading: string;
}

interface Move {
  readonly personId: string;
  readonly reference: string;
  readonly preferredName: string;
  readonly from: string;
  readonly to: string;
}

type Said = Pick<PersonChange, 'change' | 'size' | 'verdict' | 'words'>;

const nothing = (words: string): Said => ({ change: null, size: null, verdict: 'no-pairs', words });

function wayOf(change: number, size: ChangeSize, polarity: Polarity, muted: boolean): Said['verdict'] {
  if (change === 0) return 'same';
  if (muted) return 'muted';
  // Only what is beyond measurement error, of a measure that says which way is good, is better or worse.
  if (size !== 'real') return size === 'no-limit' ? 'changed' : 'cannot-tell';
  if (polarity !== 'up-is-good' && polarity !== 'down-is-good') return 'changed';
  return change > 0 === (polarity === 'up-is-good') ? 'better' : 'worse';
}

function saidOfNumbers(from: string, to: string, polarity: Polarity, muted: boolean): Said {
  const [one, other] = [numberIn(from), numberIn(to)];
  if (one === null || other === null) return nothing('There is no value at one of the two.');
  if (one.instrument !== other.instrument)
    return nothing('Two different instruments: they are never joined in one trend.');
  const { scoreOf, sizeOf } = scaleOf(one.instrument);
  const [before, after] = [scoreOf(one.value), scoreOf(other.value)];
  if (before === null || after === null) return nothing('The number is no score of the instrument.');
  const change = after - before;
  const size = sizeOf(change);
  const words =
    muted && change !== 0
      ? 'Recording practice changed in between.'
      : change === 0
        ? 'No change'
        : changeSizeWords[size];
  return { change: change / 100, size, verdict: wayOf(change, size, polarity, muted), words };
}

function saidOfCodes(from: string, to: string, muted: boolean): Said {
  if (codeIn(from) === null || codeIn(to) === null) return nothing('There is no value at one of the two.');
  if (from === to) return { change: null, size: null, verdict: 'same', words: 'The same' };
  return {
    change: null,
    size: null,
    verdict: muted ? 'muted' : 'changed',
    words: muted ? 'Recording practice changed in between.' : 'Changed',
  };
}

function inWords(key: string, labelOf: (key: string) => string): string {
  const number = numberIn(key);
  if (number === null) return labelOf(key);
  const score = scaleOf(number.instrument).scoreOf(number.value);
  if (score === null) return `${number.value} (no score)`;
  return number.instrument === null ? String(number.value) : inPoints(score);
}

/** What one person's two values say, and how far that goes beyond what the instrument may differ by itself. */
export function personChange(
  { from, to, ...who }: Move,
  polarity: Polarity,
  muted: boolean,
  labelOf: (key: string) => string,
): PersonChange {
  const isNumber = numberIn(from) !== null || numberIn(to) !== null;
  return {
    ...who,
    before: inWords(from, labelOf),
    after: inWords(to, labelOf),
    ...(isNumber ? saidOfNumbers(from, to, polarity, muted) : saidOfCodes(from, to, muted)),
  };
}
