import { type Figure, figureOf, timed, under } from './figures.ts';
import { peopleOfYears, type RegisterOfYears } from './register-of-years.ts';
import { hostOn, openWithoutDerivation } from './unlock.ts';

/** Search among 10,000 people through the host's one door, against the bare index query on the same encrypted file. */
export async function measureSearch(register: RegisterOfYears): Promise<Figure[]> {
  const open = openWithoutDerivation(register);
  const { session } = open;
  const host = hostOn(register, open);
  const typed = ['ash', 'nat', 'oku', 'obri', 'b-99', 'luk now', 'zz', 'ko'];
  let turn = 0;
  const search = async (): Promise<void> => {
    const text = typed[turn++ % typed.length] ?? '';
    const reply = await host.dispatch('people.search', { text, limit: 50 }, { window: 'main' });
    if (!reply.ok) throw new Error(reply.error.code);
  };
  const raw = session.raw.prepare(
    'SELECT person.id FROM person JOIN personSearch ON personSearch.rowid = person.rowKey WHERE personSearch MATCH ? ORDER BY preferredName LIMIT 51',
  );
  const searched = figureOf(
    `Search in ${peopleOfYears.toLocaleString('en-GB')} people, in the host`,
    await timed(200, search),
  );
  const bare = figureOf('The same index asked bare', await timed(200, () => raw.all('"ash"')));
  const listed = figureOf(
    'List of 10,000 people with needs and eligibility, in the host',
    await timed(10, () => host.dispatch('people.list', {}, { window: 'main' })),
  );
  await host.close();
  const against = { name: 'bare', ratio: searched.median / bare.median };
  return [under({ ...searched, against }, 20), bare, under(listed, 100)];
}
