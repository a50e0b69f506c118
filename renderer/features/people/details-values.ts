import { z } from 'zod';
import { contract, type InputOf } from '../../../domain/contract.ts';
import { personName } from '../../../domain/fields.ts';
import type { Person } from '../../../domain/people/operations.ts';

type Changes = InputOf<'people.change'>['changes'];

/** The form of a person's details. Other names are typed one on each line. */
export const detailsSchema = contract['people.change'].input.shape.changes
  .omit({ goal: true, goalOn: true, strengths: true })
  .required()
  .extend({
    aliases: z.string().superRefine((text, context) => {
      for (const name of namesIn(text)) {
        const issue = personName.safeParse(name).error?.issues[0];
        if (issue) context.addIssue({ code: 'custom', message: issue.message });
      }
    }),
  });
export type DetailsValues = z.input<typeof detailsSchema>;

export const namesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The form as the register holds the person. */
export const detailsOf = (person: Person): DetailsValues => ({
  reference: person.reference,
  preferredName: person.preferredName,
  givenName: person.givenName ?? '',
  familyName: person.familyName ?? '',
  aliases: person.aliases.map((alias) => alias.name).join('\n'),
  pronouns: person.pronouns ?? '',
  birthDate: person.birthDate,
  birthDateEstimated: person.birthDateEstimated,
  sex: person.sex,
  sexState: person.sexState,
  ethnicity: person.ethnicity,
  ethnicityState: person.ethnicityState,
  contactPreference: person.contactPreference ?? '',
  ineffectiveContact: person.ineffectiveContact,
});

// A value and its state are one fact, so that they travel together.
const together: readonly (readonly (keyof DetailsValues)[])[] = [
  ['sex', 'sexState'],
  ['ethnicity', 'ethnicityState'],
];

/** Only what differs from the register, so that two people at two laptops overwrite less. */
export function changesIn(values: DetailsValues, before: DetailsValues): { changes: Changes; aliases?: string[] } {
  const differs = (key: keyof DetailsValues) => values[key] !== before[key];
  const keys = (Object.keys(values) as (keyof DetailsValues)[]).filter(
    (key) => key !== 'aliases' && (differs(key) || together.some((pair) => pair.includes(key) && pair.some(differs))),
  );
  const changes = Object.fromEntries(keys.map((key) => [key, values[key]])) as Changes;
  return { changes, ...(differs('aliases') ? { aliases: namesIn(values.aliases) } : {}) };
}
