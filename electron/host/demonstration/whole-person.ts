import type { ChoiceList } from '../../../domain/people/choices.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

const writtenOn = '2019-07-02';

type Chosen = Readonly<Partial<Record<ChoiceList, readonly string[]>>>;

interface InventedWhole {
  readonly language: string;
  readonly interpreter: 'yes' | 'no';
  readonly religion: string | null;
  readonly disability: string;
  readonly chosen: Chosen;
  readonly safeTimes: string | null;
  readonly place: string | null;
}

/** What was learned by and by of some of the people of Midshire, by the name that they use. */
const invented: Readonly<Record<string, InventedWhole>> = {
  Dawid: {
    language: 'polish',
    interpreter: 'yes',
    religion: 'christian',
    disability: 'limited-a-little',
    chosen: {
      'contact-preference': ['no-phone', 'in-person', 'through-worker'],
      'communication-need': ['plain-words', 'time-to-answer'],
      adjustment: ['same-worker', 'flexible-arrival', 'dog-welcome'],
    },
    safeTimes: null,
    place: 'Most mornings on the steps of the old corn exchange',
  },
  Jas: {
    language: 'punjabi',
    interpreter: 'no',
    religion: null,
    disability: 'not-disabled',
    chosen: { 'contact-preference': ['text', 'no-voicemail', 'safe-times'], adjustment: ['quiet-place'] },
    safeTimes: 'Weekdays from ten to noon',
    place: null,
  },
};

/** Language, ways of getting in touch, needs and places, through the same handlers as everything else. */
export function scheduleWholePerson(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  schedule.on(writtenOn, () => {
    for (const [name, whole] of Object.entries(invented)) {
      const personId = people.find(({ person }) => person.name[0] === name)?.id;
      if (personId === undefined || personId === '') continue;
      const { language, interpreter, religion, disability, chosen, safeTimes, place } = whole;
      play('people.change', {
        personId,
        changes: {
          ...{ mainLanguage: language, mainLanguageState: 'recorded', interpreter, safeTimes },
          ...{ religion, religionState: religion === null ? 'declined' : 'recorded' },
          ...{ disability, disabilityState: 'recorded', childrenPresent: 'no', childrenConcern: 'no' },
        },
        choices: Object.fromEntries(
          Object.entries(chosen).map(([list, codes]) => [list, { state: 'recorded' as const, codes: [...codes] }]),
        ),
      });
      if (place !== null)
        play('people.recordWhereabouts', { personId, words: place, lastKnownOn: writtenOn, category: 'contact' });
    }
  });
}
