import { sumRange } from '../../../domain/instruments/definition.ts';
import { totalOf } from '../../../domain/instruments/score.ts';
import { rangeInWords, totalInWords } from '../../../domain/instruments/words.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './instruments.module.css';
import type { ResultValues } from './result-form.tsx';
import { allowedInWords, figureIn, type ShownInstrument } from './score-words.ts';

interface ScoreFieldsProps {
  readonly instrument: ShownInstrument;
  readonly values: ResultValues;
  readonly set: (changes: Partial<ResultValues>) => void;
  readonly errors: Readonly<Record<string, string>>;
}

/** The figures of one measure, and what comes of them as they are typed. */
export function ScoreFields({ instrument, values, set, errors }: ScoreFieldsProps) {
  const { lowest, highest } = sumRange(instrument);
  return (
    <>
      {instrument.mayGiveTotalAlone && (
        <TextField
          label={`Sum of the ${instrument.areas.length} items, where you have no more`}
          hint={`${lowest} to ${highest}. Leave it empty to give each item.`}
          width="full"
          inputMode="numeric"
          value={values.sumAlone}
          onChange={(sumAlone) => set({ sumAlone })}
          error={errors.sumAlone}
        />
      )}
      {!(instrument.mayGiveTotalAlone && values.sumAlone.trim() !== '') && (
        <fieldset className={styles.areas} aria-label={`Scores of ${instrument.shortLabel}`}>
          {instrument.areas.map((area) => (
            <TextField
              key={area.code}
              label={area.label}
              hint={allowedInWords(area)}
              width="short"
              inputMode="numeric"
              value={values.scores[area.code] ?? ''}
              onChange={(typed) => set({ scores: { ...values.scores, [area.code]: typed } })}
              error={errors[`scores.${area.code}`]}
            />
          ))}
        </fieldset>
      )}
      <p role="status" className="soft">
        {outcomeInWords(instrument, values)}
      </p>
      <p className="faint small">{instrument.acknowledgement ?? instrument.licenceNote}</p>
    </>
  );
}

/** The total so far, or why there is none. */
function outcomeInWords(instrument: ShownInstrument, values: ResultValues): string {
  const sum = figureIn(values.sumAlone);
  const read = Object.entries(values.scores).flatMap(([code, typed]) => {
    const value = figureIn(typed);
    return typeof value === 'number' ? [[code, value] as const] : [];
  });
  const { lowest, highest } = sumRange(instrument);
  if (sum === 'no-figure' || (sum !== null && (sum < lowest || sum > highest || !Number.isInteger(sum)))) return '';
  const isWithin = instrument.areas.every(({ code, lowest: least, highest: most }) => {
    const value = read.find(([of]) => of === code)?.[1];
    return value === undefined || (value >= least && value <= most && Number.isInteger(value));
  });
  if (!isWithin) return '';
  const { value, why } = totalOf(instrument, { scores: sum === null ? Object.fromEntries(read) : {}, sumAlone: sum });
  return value === null ? (why ?? '') : `Total ${totalInWords(instrument, value)} (${rangeInWords(instrument)}).`;
}
