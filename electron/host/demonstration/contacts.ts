import type { InputOf } from '../../../domain/contract.ts';
import { contactStories } from './contact-stories.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

export type EntryInput = Omit<InputOf<'contacts.addEntry'>, 'personId' | 'agencyId'>;
export type MoveInput = Omit<InputOf<'contacts.addMove'>, 'personId' | 'agencyId'>;
export type ReleaseInput = Omit<InputOf<'contacts.addRelease'>, 'personId'>;

/** What happened around somebody invented; an agency by its name, else that of whoever writes. */
export interface ContactStory {
  readonly about: string;
  readonly entries: readonly (Partial<EntryInput> &
    Pick<EntryInput, 'kind' | 'category' | 'happenedOn'> & {
      /** Days from what happened to its recording. */
      readonly later?: number;
      readonly agency?: string;
    })[];
  readonly moves: readonly (Pick<MoveInput, 'fromOn' | 'housing'> & Partial<MoveInput>)[];
  readonly release?: ReleaseInput & { readonly recordedOn: string };
}

const nothingSaid = {
  detail: null,
  happenedAt: null,
  isAbout: false,
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
  note: null,
};

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Contacts, moves and a release from custody of a few of the invented people. */
export function scheduleContacts(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  for (const { about, entries, moves, release } of contactStories) {
    const one = people.find(({ person }) => person.name[0] === about);
    const idOf = (agency: string | undefined): string | null =>
      agency === undefined
        ? null
        : (play('programme.reference', {}).agencies.find(({ name }) => name === agency)?.id ?? null);
    for (const { later = 0, agency, ...entry } of entries)
      schedule.on(daysLater(entry.happenedOn, later), () => {
        const whole = { ...nothingSaid, ...entry, parts: [...(entry.parts ?? [])], agencyId: idOf(agency) };
        play('contacts.addEntry', { ...whole, personId: one?.id ?? '' });
      });
    for (const move of moves)
      schedule.on(move.fromOn, () => {
        const whole = { place: null, certainty: 'recorded' as const, ...move, agencyId: null };
        play('contacts.addMove', { ...whole, personId: one?.id ?? '' });
      });
    if (release !== undefined) {
      const { recordedOn, ...given } = release;
      schedule.on(recordedOn, () => void play('contacts.addRelease', { ...given, personId: one?.id ?? '' }));
    }
  }
}
