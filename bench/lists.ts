import type { RawDb } from '../db/open.ts';
import type { InputOf, OutputOf } from '../domain/contract.ts';
import { type Asker, askerOf, inTurn } from './asking.ts';
import { type Figure, figureOf, timed, under } from './figures.ts';
import { entriesOfOne, entriesOfYears, type RegisterOfYears } from './register-of-years.ts';
import { hostOn, openWithoutDerivation } from './unlock.ts';

const part: InputOf<'lists.people'> = {
  ...{ state: 'everyone', needs: [], agencyId: null, order: { by: 'name', descending: false } },
  ...{ from: 0, count: 100 },
};
const names: readonly [string, ...string[]] = [
  'n',
  'na',
  'nat',
  'nata',
  'natas',
  'ok',
  'oka',
  'obri',
  'b-99',
  'luk now',
  'zz',
  'ko',
];
const words: readonly [string, ...string[]] = [
  'har',
  'harm',
  'harmo',
  'harmonica',
  'lan',
  'landlord',
  'landlord wait',
  'nurse dog',
  'zzz',
  'tea toa',
];

const against = (figure: Figure, name: string, bare: Figure): Figure => ({
  ...figure,
  against: { name, ratio: figure.median / bare.median },
});

/** Lists, searches and the page about a person among 10,000 people and 200,000 entries, each against the bare query on the same encrypted file. */
export async function measureLists(register: RegisterOfYears): Promise<Figure[]> {
  const open = openWithoutDerivation(register);
  const { raw } = open.session;
  const host = hostOn(register, open);
  const ask = askerOf(host);
  const begun = performance.now();
  await ask('lists.people', part);
  const first = figureOf('The first list after unlocking', [performance.now() - begun]);
  const bareList = figureOf(
    'A hundred people by name, asked bare',
    await timed(100, () => raw.prepare('SELECT * FROM person ORDER BY preferredName, reference LIMIT 100').all()),
  );
  const list = figureOf(
    'The list of people, with its entry in the trail',
    await timed(100, () => ask('lists.people', part)),
  );
  const [name, word] = [inTurn(names), inTurn(words)];
  const bareName = inTurn(['nat', 'nata', 'oka', 'obri', 'luk']);
  const bareWord = inTurn(['har', 'harmonica', 'lan', 'landlord', 'nurse']);
  const letter = figureOf(
    'A letter typed into the search of the list',
    await timed(240, () => ask('lists.find', { ...part, text: name() })),
  );
  const bareNames = figureOf(
    'The index of names asked bare',
    await timed(240, () =>
      raw.prepare('SELECT rowid FROM personSearch WHERE personSearch MATCH ? LIMIT 100').all(`"${bareName()}"`),
    ),
  );
  const everything = figureOf(
    `A word looked for in everything that was written, ${entriesOfYears.toLocaleString('en-GB')} entries`,
    await timed(100, () => ask('lists.everything', { text: word(), limit: 20 })),
  );
  const bareWords = figureOf(
    'The index of words asked bare',
    await timed(100, () =>
      raw
        .prepare('SELECT rowid FROM textSearch WHERE textSearch MATCH ? ORDER BY rowid DESC LIMIT 20')
        .all(`"${bareWord()}"*`),
    ),
  );
  const pages = await measurePages(raw, ask);
  const long = await measureLongTimeline(register, ask);
  await host.close();
  const partner = await measurePartner(register);
  return [
    first,
    under(against(list, 'bare', bareList), 20),
    bareList,
    under(against(letter, 'bare', bareNames), 20),
    bareNames,
    under(against(everything, 'bare', bareWords), 20),
    bareWords,
    ...pages,
    ...long,
    ...partner,
  ];
}

/** The page about a person, the list after a change, and what holding everybody takes. */
async function measurePages(raw: RawDb, ask: Asker): Promise<Figure[]> {
  const ids = raw.prepare<[], string>('SELECT id FROM person LIMIT 200').pluck().all();
  let turn = 0;
  const next = (): string => ids[turn++ % ids.length] ?? '';
  const page = figureOf(
    'Opening the page about a person, with its entry in the trail',
    await timed(60, async () => {
      const personId = next();
      await Promise.all([
        ask('people.open', { personId }),
        ask('contacts.timeline', { personId, kinds: [], after: null }),
      ]);
    }),
  );
  const change = figureOf(
    'The list after a change to one person',
    await timed(
      30,
      async () => {
        await ask('people.change', { personId: next(), changes: { pronouns: `they ${turn}` } });
        const again = performance.now();
        await ask('lists.people', part);
        return performance.now() - again;
      },
      2,
    ),
  );
  const memory = figureOf('Memory of the host with all of it held', [process.memoryUsage().rss / 1e6], 'MB');
  return [under(page, 100), change, memory];
}

/** The page about somebody with 20,000 entries, and their timeline to its end. */
async function measureLongTimeline({ long }: RegisterOfYears, ask: Asker): Promise<Figure[]> {
  const personId = long.id;
  const words = `with ${entriesOfOne.toLocaleString('en-GB')} entries in one timeline`;
  const page = figureOf(
    `Opening the page about a person ${words}`,
    await timed(20, async () => {
      await Promise.all([
        ask('people.open', { personId }),
        ask('contacts.timeline', { personId, kinds: [], after: null }),
      ]);
    }),
  );
  const parts: number[] = [];
  let after: string | null = null;
  do {
    const begun = performance.now();
    const { next }: OutputOf<'contacts.timeline'> = await ask('contacts.timeline', { personId, kinds: [], after });
    parts.push(performance.now() - begun);
    after = next;
  } while (after !== null);
  return [under(page, 100), under(figureOf(`A further part of that timeline, to its end`, parts), 20)];
}

/** The same for a caseworker of another agency, with which a tenth of the people are shared: most of what is found is not theirs to see. */
async function measurePartner(register: RegisterOfYears): Promise<Figure[]> {
  const open = openWithoutDerivation(register, register.partnerId);
  const host = hostOn(register, open);
  const ask = askerOf(host);
  const begun = performance.now();
  await ask('lists.people', part);
  const first = figureOf('The first list of a caseworker of another agency', [performance.now() - begun]);
  const [name, word] = [inTurn(names), inTurn(words)];
  const letter = figureOf(
    'A letter typed by that caseworker',
    await timed(120, () => ask('lists.find', { ...part, text: name() })),
  );
  const everything = figureOf(
    'A word looked for by that caseworker in everything that was written',
    await timed(60, () => ask('lists.everything', { text: word(), limit: 20 })),
  );
  await host.close();
  return [first, under(letter, 20), under(everything, 20)];
}
