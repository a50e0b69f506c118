import { z } from 'zod';
import { contract, type InputOf } from '../../../domain/contract.ts';
import { choiceLists, choiceListWords } from '../../../domain/people/choices.ts';
import { codedFacts } from '../../../domain/people/coded-facts.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { aliasShape, everyChoice, identifier } from '../../../domain/people/person-shape.ts';

type Change = InputOf<'people.change'>;

/** The form of a person's details. */
export const detailsSchema = contract['people.change'].input.shape.changes
  .omit({ goal: true, goalOn: true, strengths: true })
  .required()
  .extend({
    aliases: z.array(aliasShape),
    identifiers: z.array(identifier),
    choices: everyChoice.required(),
  });
export type DetailsValues = z.input<typeof detailsSchema>;

const columns = [
  ...['reference', 'preferredName', 'givenName', 'familyName', 'pronouns', 'birthDate', 'birthDateEstimated'],
  ...codedFacts.flatMap((fact) => [fact, `${fact}State`]),
  ...['languageWords', 'interpreter', 'communicationWords', 'adjustmentWords', 'contactPreference', 'safeTimes'],
  ...['childrenPresent', 'childrenConcern', 'ineffectiveContact'],
] as readonly (keyof DetailsValues & keyof Person)[];

/** Text fields hold an empty line where the register holds nothing. */
const typedColumns = new Set<string>([
  ...['givenName', 'familyName', 'pronouns', 'languageWords', 'communicationWords', 'adjustmentWords'],
  ...['contactPreference', 'safeTimes'],
]);

/** The form as the register holds the person. */
export const detailsOf = (person: Person): DetailsValues =>
  ({
    ...Object.fromEntries(columns.map((key) => [key, typedColumns.has(key) ? (person[key] ?? '') : person[key]])),
    aliases: person.aliases.map(({ name, kind, isRestricted }) => ({ name, kind, isRestricted })),
    identifiers: person.identifiers.map(({ scheme, value, issuerId }) => ({ scheme, value, issuerId })),
    choices: Object.fromEntries(
      choiceLists.map((list) => [list, { state: person[choiceListWords[list].state], codes: person.choices[list] }]),
    ),
  }) as DetailsValues;

// A value and its state are one fact, so that they travel together.
const together: readonly (readonly string[])[] = codedFacts.map((fact) => [fact, `${fact}State`]);

/** Only what differs from the register, so that two people at two laptops overwrite less. */
export function changesIn(values: DetailsValues, before: DetailsValues): Omit<Change, 'personId'> {
  const differs = (key: string) =>
    JSON.stringify(values[key as keyof DetailsValues]) !== JSON.stringify(before[key as keyof DetailsValues]);
  const keys = columns.filter(
    (key) => differs(key) || together.some((pair) => pair.includes(key) && pair.some(differs)),
  );
  const choices = choiceLists.filter(
    (list) => JSON.stringify(values.choices[list]) !== JSON.stringify(before.choices[list]),
  );
  return {
    changes: Object.fromEntries(keys.map((key) => [key, values[key]])) as Change['changes'],
    ...(differs('aliases') ? { aliases: values.aliases } : {}),
    ...(differs('identifiers') ? { identifiers: values.identifiers } : {}),
    ...(choices.length === 0
      ? {}
      : { choices: Object.fromEntries(choices.map((list) => [list, values.choices[list]])) }),
  };
}
