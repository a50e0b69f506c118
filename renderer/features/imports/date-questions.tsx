import type { OutputOf } from '../../../domain/contract.ts';
import { Choice } from '../../ui/choice.tsx';
import { type ColumnDates, type DateQuestion, dateQuestions, type Understanding } from './understanding.ts';

interface DateQuestionsProps {
  readonly looked: OutputOf<'imports.look'>;
  readonly understanding: Understanding;
  readonly onChange: (understanding: Understanding) => void;
}

const nothingSaid: ColumnDates = { order: null, monthMeans: null };

const changedAt = ({ dates, mapping }: Understanding, at: number, change: Partial<ColumnDates>): ColumnDates[] =>
  mapping.map((_field, other) => ({ ...nothingSaid, ...dates[other], ...(other === at ? change : {}) }));

const proofWords = ({ proof }: DateQuestion): string =>
  proof === null ? 'Nothing in the column says which. Nothing is guessed.' : `${proof} can be read in one way only.`;

/** What the dates of a column mean, where they can be read in two ways. */
export function DateQuestions({ looked, understanding, onChange }: DateQuestionsProps) {
  const say = (at: number, change: Partial<ColumnDates>) =>
    onChange({ ...understanding, dates: changedAt(understanding, at, change) });
  const headingOf = (at: number): string => `${looked.columns[at]?.letter} ${looked.columns[at]?.heading}`;
  return dateQuestions(looked, understanding).map((question) =>
    question.kind === 'order' ? (
      <Choice
        key={`${question.at} order`}
        label={`How are dates such as ${question.example} written in ${headingOf(question.at)}?`}
        hint={proofWords(question)}
        value={understanding.dates[question.at]?.order ?? null}
        options={[
          { code: 'day-first', label: 'Day first' },
          { code: 'month-first', label: 'Month first' },
        ]}
        onChange={(order) => say(question.at, { order })}
      />
    ) : (
      <Choice
        key={`${question.at} month`}
        label={`What does ${question.example} mean in ${headingOf(question.at)}?`}
        hint="It can be a month of a year, or a day of a month without a year."
        value={understanding.dates[question.at]?.monthMeans ?? null}
        options={[
          { code: 'month-and-year', label: 'A month and its year' },
          { code: 'month-and-day', label: 'A day without a year' },
        ]}
        onChange={(monthMeans) => say(question.at, { monthMeans })}
      />
    ),
  );
}
