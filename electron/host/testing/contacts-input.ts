import type { InputOf } from '../../../domain/contract.ts';

type EntryInput = Omit<InputOf<'contacts.addEntry'>, 'personId'>;

/** A note of 1 February 2018, with whatever is different about it. */
export const timelineInput = (different: Partial<EntryInput> = {}): EntryInput => ({
  kind: 'note',
  category: 'story',
  detail: null,
  happenedOn: '2018-02-01',
  happenedAt: null,
  isAbout: false,
  agencyId: null,
  present: null,
  place: null,
  planned: null,
  reached: null,
  whose: null,
  reason: null,
  needCode: null,
  parts: [],
  outcome: null,
  outcomeWords: null,
  note: 'Came by for a coffee',
  ...different,
});

type MoveInput = Omit<InputOf<'contacts.addMove'>, 'personId'>;

/** A move to a hostel on 1 March 2018, with whatever is different about it. */
export const moveInput = (different: Partial<MoveInput> = {}): MoveInput => ({
  fromOn: '2018-03-01',
  housing: 'hostel-or-supported',
  place: 'Harbour House',
  certainty: 'recorded',
  agencyId: null,
  ...different,
});
