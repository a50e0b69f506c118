import type { InputOf } from '../../../domain/contract.ts';

/** A ground on which something may be told, as a form hands it in. */
export const publicTask: InputOf<'plans.savePage'>['disclosure'] = {
  basis: 'public-task',
  condition: null,
  offenceCondition: null,
  gateway: null,
  confidentiality: null,
  agreementId: null,
};

type ToldByFile = NonNullable<InputOf<'contacts.saveFile'>['disclosure']>;

/** To whom a file goes: to the person themselves, unless it is said. */
export const toldByFile = (given: Partial<ToldByFile> = {}): ToldByFile => ({
  ...publicTask,
  agencyId: null,
  recipientWords: 'The person themselves',
  what: null,
  purpose: 'other',
  purposeWords: 'To keep',
  whyNoLess: null,
  becauseAnyway: 'It is theirs',
  ...given,
});
