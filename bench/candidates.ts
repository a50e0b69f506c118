import type { InputOf } from '../domain/contract.ts';
import { type Figure, figureOf, timed } from './figures.ts';
import { createLargeRegister } from './large-register.ts';
import { hostOn, openWithoutDerivation } from './unlock.ts';

const people = 10_000;
const nothing = { givenName: null, familyName: null, aliases: [], birthDate: null, identifiers: [] };

/** What stands in the form after each letter: a short name, a name with its family name, and one that nobody has. */
const keystrokes: readonly InputOf<'people.candidates'>[] = [
  ...['N', 'Na', 'Nat', 'Nata', 'Natas', 'Natasha'].map((preferredName) => ({ ...nothing, preferredName })),
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
  const ask = async (name: string, input: object): Promise<void> => {
    const reply = await host.dispatch(name, input, { window: 'main' });
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  };
  const begun = performance.now();
  await ask('people.candidates', { ...nothing, preferredName: 'Asha' });
  const first = figureOf('The first letter of somebody new after unlocking', [performance.now() - begun]);
  let turn = 0;
  const letter = figureOf(
    'A letter of somebody new, looked for among all who are here',
    await timed(140, () => ask('people.candidates', keystrokes[turn++ % keystrokes.length] ?? {})),
  );
  const ids = open.session.raw.prepare<[], string>('SELECT id FROM person LIMIT 60').pluck().all();
  const afterChange = figureOf(
    'The same letter after a change to one person',
    await changedBetween(ids, ask, () => ask('people.candidates', keystrokes[turn++ % keystrokes.length] ?? {})),
  );
  await host.close();
  register.discard();
  return [first, { ...letter, goal: { words: 'under 20 ms', met: letter.median < 20 } }, afterChange];
}

async function changedBetween(
  ids: readonly string[],
  ask: (name: string, input: object) => Promise<void>,
  work: () => Promise<void>,
): Promise<number[]> {
  const taken: number[] = [];
  for (const personId of ids.slice(0, 30)) {
    await ask('people.change', { personId, changes: { pronouns: 'they' } });
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return taken;
}
