import type { SealedKind } from '../../../domain/sealed/kinds.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

/** Two facts that only named users can read. They are in no export of the demonstration, as in none of any register. */
const sealedFacts: readonly { about: string; on: string; kind: SealedKind; text: string }[] = [
  {
    about: 'Leanne',
    on: '2018-12-05',
    kind: 'whereabouts',
    text: 'The refuge’s own worker rings us; nobody rings the refuge. Meet at the library, never at the civic centre.',
  },
  {
    about: 'Yusuf',
    on: '2019-02-11',
    kind: 'immigration',
    text: 'Granted leave to remain in January. His papers are with the advice centre, and he asks that nobody copies them.',
  },
];

export function scheduleSealed(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  for (const { about, on, kind, text } of sealedFacts) {
    const one = people.find(({ person }) => person.name[0] === about);
    schedule.on(on, () => void play('sealed.record', { personId: one?.id ?? '', kind, text }));
  }
}
