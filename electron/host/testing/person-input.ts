import type { InputOf } from '../../../domain/contract.ts';
import { blankNeed } from '../../../domain/people/blank-need.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';

/** A need of which nothing is known yet, apart from what is given. */
export const need = (code: string, given: Partial<NeedInput> = {}): NeedInput => ({
  ...blankNeed(code),
  ...given,
});

/** Asha, who has two needs and joined on the first day of Y1Q4. */
export const asha: InputOf<'people.add'> = {
  reference: 'MS-1',
  preferredName: 'Asha',
  givenName: 'Asha',
  familyName: 'Okonjo-Bell',
  birthDate: '1984-02',
  needs: [need('homelessness', { disclosed: 'yes' }), need('offending', { suspected: 'yes' })],
  joinedOn: '2018-01-01',
};
