import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Host } from '../electron/host/host-protocol.ts';
import { askerOf } from './asking.ts';
import { type Figure, figureOf } from './figures.ts';
import { createLargeRegister, type LargeRegister } from './large-register.ts';
import { hostOn, openWithoutDerivation } from './unlock.ts';

const given = ['Bryony', 'Ilir', 'Wanda', 'Osei', 'Mairead', 'Tomasz'];

/** A list of people with three needs each, as a partnership would bring it. */
function writeList(folder: string, rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) =>
    [
      `L-${at},${given[at % given.length]}${at},Surname${Math.floor(at / 3)},${(at % 28) + 1}/${(at % 12) + 1}/${1960 + (at % 40)}`,
      `F,Y,${at % 2 ? 'N' : 'Y'},n/k,13/01/2018`,
    ].join(','),
  );
  const file = path.join(folder, 'list.csv');
  writeFileSync(
    file,
    ['Ref,Forename,Surname,DOB,Gender,Housing,Mental health,Drugs,Date joined', ...lines].join('\r\n'),
  );
  return file;
}

type Row = Record<string, unknown>;

const copied = ['person', 'need', 'membership', 'historyKey', 'change'] as const;
type Copied = (typeof copied)[number];

/** Everything that an import wrote but its note: rows about people, their keys and their changes. */
function rowsOf(register: LargeRegister): ReadonlyMap<Copied, readonly Row[]> {
  const { session } = openWithoutDerivation(register);
  const aboutPeople = "WHERE subject != 'programme'";
  const where = (table: Copied): string => (table === 'historyKey' || table === 'change' ? aboutPeople : '');
  const found = new Map(
    copied.map((table) => [table, session.raw.prepare<[], Row>(`SELECT * FROM ${table} ${where(table)}`).all()]),
  );
  session.close();
  return found;
}

/** Milliseconds that the same rows take raw, in one transaction on another encrypted register: what no import can be faster than. */
function timeRaw(source: LargeRegister): number {
  const [rows, target] = [rowsOf(source), createLargeRegister({ people: 0 })];
  const { session } = openWithoutDerivation(target);
  const { raw } = session;
  const cohort = raw.prepare<[], Row>('SELECT id AS cohortId, definitionId FROM cohort').get() ?? {};
  // What another register calls by other ids.
  const here: Readonly<Partial<Record<Copied, Row>>> = { membership: cohort, person: { agencyId: null } };
  const insertAll = (table: Copied): void => {
    const own = rows.get(table) ?? [];
    const columns = Object.keys(own[0] ?? {}).filter((column) => column !== 'seq' && column !== 'rowKey');
    const marks = columns.map(() => '?').join(', ');
    const names = columns.map((column) => `"${column}"`).join(', ');
    const insert = raw.prepare(`INSERT INTO ${table} (${names}) VALUES (${marks})`);
    const fixed = here[table] ?? {};
    for (const row of own) insert.run(...columns.map((column) => (column in fixed ? fixed[column] : row[column])));
  };
  const begun = performance.now();
  raw.transaction(() => copied.forEach(insertAll))();
  const milliseconds = performance.now() - begun;
  session.close();
  target.discard();
  return milliseconds;
}

/**
 * The longest time for which the host does nothing else, up to its last word of how far it is, and after it: that is the one
 * write.
 */
function watchPauses(host: Host): () => { readonly preparing: number; readonly writing: number } {
  let [last, preparing, since] = [performance.now(), 0, 0];
  const beat = (): void => {
    const now = performance.now();
    since = Math.max(since, now - last);
    last = now;
  };
  const beating = setInterval(beat, 2);
  host.listen((event) => {
    if (event.type !== 'progress' || event.job !== 'imports.takeIn') return;
    beat();
    [preparing, since] = [Math.max(preparing, since), 0];
  });
  return () => {
    clearInterval(beating);
    beat();
    return { preparing, writing: since };
  };
}

/** Ten thousand people from a spreadsheet, against the same rows and change rows inserted raw, and for how long the host is away. */
export async function measureImports(rows = 10_000): Promise<Figure[]> {
  const register = createLargeRegister({ people: 0 });
  const host = hostOn(register, openWithoutDerivation(register));
  const call = askerOf(host);
  const file = writeList(register.folder, rows);
  const looked = await call('imports.look', { path: file, sheet: null, headingRow: null });
  const understood = {
    ...{ path: file, sheet: null, headingRow: looked.headingRow, fileHash: looked.fileHash },
    mapping: looked.columns.map(({ suggested }) => suggested),
    needMeans: 'suspected' as const,
    dates: looked.columns.map(() => ({ order: 'day-first' as const, monthMeans: null })),
  };
  const pauses = watchPauses(host);
  const begunAt = performance.now();
  const { transactionId } = await call('imports.takeIn', { ...understood, add: [], leaveOut: [], leftOutFolder: null });
  const milliseconds = performance.now() - begunAt;
  const { preparing, writing } = pauses();
  await host.close();
  const raw = timeRaw(register);
  const again = hostOn(register, openWithoutDerivation(register));
  const begun = performance.now();
  await again.dispatch('history.undo', { transactionId }, { window: 'main' });
  const undone = performance.now() - begun;
  await again.close();
  register.discard();
  const people = rows.toLocaleString('en-GB');
  return [
    {
      ...figureOf(`Taking in ${people} rows with three needs each`, [milliseconds]),
      against: { name: 'raw', ratio: milliseconds / raw },
      goal: { words: 'under 15 s', met: milliseconds < 15_000 },
    },
    figureOf('The same rows and changes inserted raw', [raw]),
    figureOf('Longest pause of the host while preparing them', [preparing]),
    figureOf('The one write that keeps them, for which the host is away', [writing]),
    figureOf(`Undoing an import of ${people} rows`, [undone]),
  ];
}
