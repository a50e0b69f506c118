import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';
import { type ChoiceList, choiceListWords } from '../../../domain/people/choices.ts';
import {
  type CodedFact,
  codedFactWords,
  type EqualityState,
  equalityStateLabels,
} from '../../../domain/people/coded-facts.ts';
import { answerLabels, answers } from '../../../domain/people/eligibility.ts';
import { useReference } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DetailsValues } from './details-values.ts';
import styles from './person.module.css';

export type DetailsControl = Control<DetailsValues>;

interface GroupProps {
  readonly title: string;
  readonly say?: string;
  readonly children: ReactNode;
}

/** Fields under one heading. */
export const Group = ({ title, say, children }: GroupProps) => (
  <section className={styles.group} aria-label={title}>
    <h2>{title}</h2>
    {say !== undefined && <p className="soft small">{say}</p>}
    <div className={styles.fields}>{children}</div>
  </section>
);

/** In the place of a field whose value may not be shown here. */
const Recorded = ({ label }: { readonly label: string }) => (
  <p>
    <b>{label}</b>
    <br />
    <span className="soft">Recorded.</span>
  </p>
);

interface TextProps {
  readonly control: DetailsControl;
  readonly name:
    | 'givenName'
    | 'familyName'
    | 'pronouns'
    | 'languageWords'
    | 'communicationWords'
    | 'adjustmentWords'
    | 'safeTimes';
  readonly label: string;
  readonly hint?: string;
}

export function NullableText({ control, name, label, hint }: TextProps) {
  const field = useField(control, name);
  return <TextField {...field} value={field.value ?? ''} label={label} hint={hint} />;
}

const states = Object.entries(equalityStateLabels).map(([code, label]) => ({ code: `state:${code}`, label }));

interface CodedFactProps {
  readonly control: DetailsControl;
  readonly fact: CodedFact;
  readonly isWithheld: boolean;
}

/** A value, or why there is none: one choice on screen, two columns in the register. */
export function CodedFactField({ control, fact, isWithheld }: CodedFactProps) {
  const reference = useReference();
  const value = useField(control, fact);
  const state = useField(control, `${fact}State`);
  const { label, list } = codedFactWords[fact];
  const choose = (code: string | null) => {
    const why = code?.startsWith('state:') ? code.slice('state:'.length) : null;
    value.onChange(why === null ? code : null);
    state.onChange(why ?? 'recorded');
  };
  if (isWithheld) return <Recorded label={label} />;
  return (
    <Select
      label={label}
      value={value.value ?? `state:${state.value}`}
      options={[...states, ...reference.options(list).map(({ code, label: words }) => ({ code, label: words }))]}
      onChange={choose}
      error={value.error ?? state.error}
    />
  );
}

interface AnswerProps {
  readonly control: DetailsControl;
  readonly name: 'interpreter' | 'childrenPresent' | 'childrenConcern' | 'ineffectiveContact';
  readonly label: string;
  readonly hint?: string;
  readonly withheld: readonly string[];
}

/** Yes or no, or why it is neither. */
export function AnswerField({ control, name, label, hint, withheld }: AnswerProps) {
  const field = useField(control, name);
  if (withheld.includes(name)) return <Recorded label={label} />;
  return (
    <Select
      label={label}
      hint={hint}
      value={field.value}
      onChange={field.onChange}
      error={field.error}
      options={answers.map((code) => ({ code, label: answerLabels[code] }))}
    />
  );
}

interface ChosenProps {
  readonly control: DetailsControl;
  readonly list: ChoiceList;
  readonly withheld: readonly string[];
}

/** Several of a list, or why nothing was chosen: ticking a box says that it was asked. */
export function ChosenField({ control, list, withheld }: ChosenProps) {
  const reference = useReference();
  const field = useField(control, `choices.${list}`);
  const { label, state: column } = choiceListWords[list];
  const { state, codes } = field.value as { state: EqualityState; codes: string[] };
  if (withheld.includes(`choices.${list}`) || withheld.includes(column)) return <Recorded label={label} />;
  return (
    <div className={styles.chosen}>
      <CheckboxGroup
        label={label}
        options={reference.options(list).map(({ code, label: words }) => ({ code, label: words }))}
        value={codes}
        onChange={(next) => field.onChange({ state: next.length === 0 ? 'not-asked' : 'recorded', codes: next })}
        error={field.error}
      />
      {codes.length === 0 && (
        <Select
          label={`${label}: why nothing is chosen`}
          value={`state:${state === 'recorded' ? 'not-asked' : state}`}
          options={states}
          onChange={(code) => field.onChange({ state: code?.slice('state:'.length) ?? 'not-asked', codes: [] })}
        />
      )}
    </div>
  );
}
