import { ragLabels } from '../../../../domain/fidelity/fidelity.ts';
import { returnRules } from '../../../../domain/returns/suppress.ts';
import type { Answer, Command } from '../answer.ts';
import type { Client } from '../client.ts';
import { tableOf } from '../table.ts';
import { dayInWords, labelOf, peopleInWords } from '../words.ts';

async function aboutRegister(client: Client) {
  const { session } = await client('vault.status', {});
  return {
    name: session?.registerName ?? '',
    area: session?.areaName ?? '',
    demonstration: session?.demonstration ?? false,
    today: session?.today ?? '',
  };
}

async function countPeople(client: Client, today: string) {
  const { people } = await client('people.list', {});
  const joined = people.filter(({ joinedOn }) => joinedOn !== null && joinedOn <= today);
  const left = joined.filter(({ leftOn }) => leftOn !== null && leftOn <= today).length;
  return {
    inRegister: people.length,
    inCohort: joined.length - left,
    left,
    notJoined: people.length - joined.length,
  };
}

async function everyPeriod(client: Client) {
  const { periods, currentId } = await client('programme.periods', {});
  const { values } = await client('programme.reference', {});
  const { periods: assessed } = await client('fidelity.overview', {});
  const rows = [];
  for (const { id, code, label } of periods) {
    const { rows: people, completeness } = await client('outcomes.grid', { periodId: id });
    const fidelity = assessed.find((one) => one.periodId === id);
    rows.push({
      code,
      label,
      current: id === currentId,
      peopleInScope: people.length,
      completeness: { ...completeness },
      fidelity: {
        mean: fidelity?.average.mean ?? null,
        sentence: fidelity?.average.sentence ?? '',
        status: labelOf(values, 'fidelity-status', fidelity?.status ?? null),
        overallRag: fidelity?.overallRag ?? 'not-set',
        issuedOn: fidelity?.issuedOn ?? null,
      },
    });
  }
  return rows;
}

async function lastReturn(client: Client) {
  const { exports } = await client('returns.list', {});
  const newest = exports.reduce<(typeof exports)[number] | null>(
    (best, one) => (best === null || one.exportedAt > best.exportedAt ? one : best),
    null,
  );
  if (newest === null) return null;
  const { periodCode, rule, exportedAt, files } = newest;
  return { periodCode, rule, exportedAt, files };
}

type Periods = Awaited<ReturnType<typeof everyPeriod>>;

const periodTable = (periods: Periods): string[] =>
  tableOf(
    ['Period', 'Dates', 'People', 'Values in', 'No value', 'Missing', 'Fidelity', 'Status', 'RAG', 'Issued'],
    periods.map(({ code, label, peopleInScope, completeness: counts, fidelity }) => [
      code,
      label,
      String(peopleInScope),
      counts.percentRecorded === null ? '-' : `${counts.recorded} of ${counts.inScope}`,
      String(counts.unavailable),
      String(counts.missing),
      fidelity.mean ?? '-',
      fidelity.status,
      ragLabels[fidelity.overallRag],
      fidelity.issuedOn === null ? (fidelity.mean === null ? '-' : 'draft') : dayInWords(fidelity.issuedOn),
    ]),
    [2, 3, 4, 5, 6],
  );

const currentLines = (current: Periods[number] | undefined): string[] =>
  current === undefined
    ? ['There are no periods yet.']
    : [
        `Completeness of ${current.code}: ${current.completeness.sentence}`,
        `Fidelity of ${current.code}: ${current.fidelity.mean ?? 'no mean'}, ${current.fidelity.sentence}.`,
      ];

const returnLine = (last: Awaited<ReturnType<typeof lastReturn>>): string =>
  last === null
    ? 'Last return: none has been made from this register yet.'
    : `Last return: ${last.periodCode} under ${returnRules[last.rule].label}, ${last.files} files, on ${dayInWords(last.exportedAt.slice(0, 10))}.`;

/** The overview: people, completeness first, fidelity, the last return, and every period beneath. */
export const status: Command = async (client): Promise<Answer> => {
  const register = await aboutRegister(client);
  const people = await countPeople(client, register.today);
  const periods = await everyPeriod(client);
  const last = await lastReturn(client);
  return {
    value: { register, people, periods, lastReturn: last },
    lines: [
      `${register.area}: ${register.name}.${register.demonstration ? ' A demonstration; nobody in it is real.' : ''}`,
      `On ${dayInWords(register.today)}: ${peopleInWords(people.inCohort)} in the cohort, ${people.left} left, ${people.notJoined} not joined.`,
      ...currentLines(periods.find(({ current }) => current)),
      returnLine(last),
      '',
      ...periodTable(periods),
    ],
  };
};
