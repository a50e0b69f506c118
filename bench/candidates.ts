import type { InputOf } from '../domain/contract.ts';
import { type Asker, askerOf, inTurn } from './asking.ts';
import { type Figure, figureOf, timed, under } from './figures.ts';
import { createLargeRegister } from './large-register.ts';
import { hostOn, openWithoutDerivation } from './unlock.ts';

const people = 10_000;
const nothing = { givenName: null, familyName: null, aliases: [], birthDate: null, identifiers: [] };

type Typed = InputOf<'people.candidates'>;

/** What stands in the form after each letter: a short name, a name with its family name, and one that nobody has. */
const keystrokes: readonly [Typed, ...Typed[]] = [
  { ...nothing, preferredName: 'N' },
  ...['Na', 'Nat', 'Nata', 'Natas', 'Natasha'].map((preferredName) => ({ ...nothing, preferredName })),
  ...['O', 'Ok', 'Oka', 'Okaf', 'Okafo', 'Okafor'].map((familyName) => ({
    ...{ ...nothing, preferredName: 'Natasha', familyName },
  })),
  ...['Bartholomew', 'Quentin'].map((preferredName) => ({ ...nothing, preferredName, familyName: 'Featherstone' })),
];

/** Whether somebody is here already, asked for each letter that is typed, among 10,000 people; and after a change to one of them. */
export async function measureCandidates(): Promise<Figure[]> {
  const register = createLargeRegister({ people });
  const open = openWithoutDerivation(register);
  const host = hostOn(register, open);
  const ask = askerOf(host);
  const keystroke = inTurn(keystrokes);
  const begun = performance.now();
  await ask('people.candidates', { ...nothing, preferredName: 'Asha' });
  const first = figureOf('The first letter of somebody new after unlocking', [performance.now() - begun]);
  const letter = figureOf(
    'A letter of somebody new, looked for among all who are here',
    await timed(140, () => ask('people.candidates', keystroke())),
  );
  const ids = open.session.raw.prepare<[], string>('SELECT id FROM person LIMIT 60').pluck().all();
  const afterChange = figureOf(
    'The same letter after a change to one person',
    await changedBetween(ids, ask, () => ask('people.candidates', keystroke())),
  );
  await host.close();
  register.discard();
  return [first, under(letter, 20), afterChange];
}

async function changedBetween(ids: readonly string[], ask: Asker, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (const personId of ids.slice(0, 30)) {
    await ask('people.change', { personId, changes: { pronouns: 'they' } });
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return taken;
}
