import { randomUUID } from 'node:crypto';
import type { RawDb } from '../db/open.ts';
import type { CellsAsked } from '../db/repositories/progress/cells.ts';
import { cellsQuery, movesQuery } from '../db/repositories/progress/counts.ts';
import { contract } from '../domain/contract.ts';
import { viewerOf } from '../domain/sharing/viewer.ts';
import { askerOf } from './asking.ts';
import { type Figure, figureOf, timed, under } from './figures.ts';
import { createLargeRegister } from './large-register.ts';
import { hostOn, openWithoutDerivation } from './unlock.ts';

/** What a change over years is counted from. */
const people = 1000;
const quarters = 20;
const limit = 200;
const mostTimes = 2;

const housing = [
  'rough-sleeping',
  'night-shelter',
  'hostel-or-supported',
  'sofa-surfing',
  'social-tenancy',
  'hospital',
];
const scores = [14.08, 15.84, 16.88, 18.59, 19.98, 21.54, 23.21];
const states = ['not-known', 'declined', 'not-asked'];

/** Twenty quarters up to the present one. */
function fillQuarters(db: RawDb): string[] {
  const add = db.prepare(
    "INSERT INTO period (id, code, label, calendar, firstDay, lastDay) VALUES (?, ?, ?, 'bench', ?, ?)",
  );
  const now = new Date();
  const day = (month: number, date: number): string =>
    new Date(Date.UTC(now.getUTCFullYear(), month, date)).toISOString().slice(0, 10);
  const first = Math.floor(now.getUTCMonth() / 3) * 3 - 3 * (quarters - 1);
  return Array.from({ length: quarters }, (_, at) => {
    const id = randomUUID();
    add.run(id, `B${at}`, `Quarter ${at}`, day(first + 3 * at, 1), day(first + 3 * at + 3, 0));
    return id;
  });
}

interface Required {
  readonly code: string;
  readonly valueType: string;
  readonly instrument: string | null;
}

/** What stands in the place of one fact: one in eight is missing with a reason, and one in eight blank. */
function valueAt(turn: number, { valueType, instrument }: Required): (string | number | null | undefined)[] | null {
  if (turn % 8 === 0) return null;
  if (turn % 8 === 1) return [states[turn % states.length], null, null, instrument];
  return valueType === 'code'
    ? ['recorded', housing[(turn * 7) % housing.length], null, null]
    : ['recorded', null, scores[(turn * 5) % scores.length], instrument];
}

/** Every required fact of everybody in every quarter; answers with how many places that is. */
function fillFacts(db: RawDb, ids: readonly string[], periods: readonly string[]): number {
  const definitions = db
    .prepare<[], Required>('SELECT code, valueType, instrument FROM factDefinition WHERE required = 1')
    .all();
  const add = db.prepare(
    `INSERT INTO fact (id, personId, occasion, periodId, code, type, state, valueCode, valueNumber, instrument)
     VALUES (?, ?, 'period', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const places = ids.flatMap((personId) =>
    periods.flatMap((periodId) => definitions.map((definition) => ({ personId, periodId, definition }))),
  );
  for (const [turn, { personId, periodId, definition }] of places.entries()) {
    const value = valueAt(turn + 1, definition);
    if (value !== null) add.run(randomUUID(), personId, periodId, definition.code, definition.valueType, ...value);
  }
  return places.length;
}

function fillCohort(db: RawDb, ids: readonly string[]): void {
  const cohort = db.prepare<[], { id: string; definitionId: string }>('SELECT id, definitionId FROM cohort').get();
  const join = db.prepare(
    `INSERT INTO membership (id, personId, cohortId, definitionId, eligibility, joinedOn) VALUES (?, ?, ?, ?, 'meets', '2015-01-01')`,
  );
  for (const personId of ids) join.run(randomUUID(), personId, cohort?.id, cohort?.definitionId);
}

const goals = (figure: Figure, bare: Figure): Figure => {
  const ratio = figure.median / bare.median;
  const held = under(figure, limit);
  return {
    ...held,
    against: { name: 'bare', ratio },
    goal: {
      words: `under ${limit} ms and at most ${mostTimes} times the bare queries`,
      met: held.goal?.met === true && ratio <= mostTimes,
    },
  };
};

/** Twenty quarters of 1,000 people, each against the same SQL run raw on the same encrypted file. */
export async function measureAggregates(): Promise<Figure[]> {
  const register = createLargeRegister({ people });
  const open = openWithoutDerivation(register);
  const { raw, read, user, coordinatingAgencyId, clock } = open.session;
  const ids = raw.prepare<[], string>('SELECT id FROM person').pluck().all();
  const entered = raw.transaction(() => {
    fillCohort(raw, ids);
    return fillFacts(raw, ids, fillQuarters(raw));
  })();
  const host = hostOn(register, open);
  const ask = askerOf(host);
  const at = { today: clock.today(), now: new Date(clock.now()).toISOString() };
  const viewer = viewerOf(contract['progress.figures'].access, user, coordinatingAgencyId, at);
  const measured: Figure[] = [];
  for (const by of ['period', 'since-joining'] as const) {
    const asked: CellsAsked = {
      ...{
        viewer,
        factCode: 'housing-status',
        category: 'housing',
        calendar: 'bench',
        by,
        folds: [],
        withBaseline: false,
      },
    };
    const input = { factCode: 'housing-status', calendar: 'bench', by, from: null, to: null };
    const { comparison } = await ask('progress.figures', input);
    const ends = { from: comparison?.from ?? 0, to: comparison?.to ?? 1 };
    const queries = [cellsQuery(read, asked).compile(), movesQuery(read, asked, ends).compile()];
    const statements = queries.map(({ sql, parameters }) => [raw.prepare(sql), parameters] as const);
    const words = `Change of ${people.toLocaleString('en-GB')} people over ${quarters} quarters, ${by === 'period' ? 'by quarter' : 'since joining'}`;
    // In turn, so that whatever else the machine does meets both alike.
    const [bareTimes, wholeTimes]: [number[], number[]] = [[], []];
    for (let run = 0; run < 30; run += 1) {
      bareTimes.push(
        ...(await timed(1, () => statements.map(([statement, parameters]) => statement.all(...parameters)), 0)),
      );
      wholeTimes.push(...(await timed(1, () => ask('progress.figures', input), 0)));
    }
    const bare = figureOf(`${words}, the same SQL asked bare`, bareTimes);
    const whole = figureOf(`${words}, among ${entered.toLocaleString('en-GB')} values`, wholeTimes);
    measured.push(goals(whole, bare), bare);
  }
  const scoresInput = {
    factCode: 'wellbeing-score',
    calendar: 'bench',
    by: 'period' as const,
    from: 0,
    to: quarters - 1,
  };
  measured.push(
    under(
      figureOf(
        'The same for scores, with medians, paired change and its interval',
        await timed(20, () => ask('progress.figures', scoresInput)),
      ),
      limit,
    ),
  );
  await host.close();
  register.discard();
  return measured;
}
