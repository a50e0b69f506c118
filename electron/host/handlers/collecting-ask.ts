import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { keepRequest, namesForRequest } from '../../../db/repositories/collecting/requests.ts';
import { personCategories } from '../../../domain/access.ts';
import { paperOf } from '../../../domain/collecting/paper.ts';
import { type AskedRow, explanationOf, type RequestTable } from '../../../domain/collecting/workbook.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { dayInFull } from '../../../domain/plans/days.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { requestPassword } from '../collecting/request-password.ts';
import type { JobContext, ReadContext, WriteContext } from '../context.ts';
import { type NewFile, writeFilesInto } from '../files-in-folder.ts';
import { writeInWorker } from '../imports/write-in-worker.ts';
import { noteToldByFile } from '../told-by-file.ts';
import { questionsOf } from './collecting-period.ts';
import { byKinds, codesAsked, planRequest, type RequestPlan } from './collecting-plan.ts';

type Input = ParsedInputOf<'collecting.ask'>;

/** Without letters that are taken for one another. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Five bits for each letter. The first is always a letter, so that no spreadsheet program takes a key for a number. */
const randomKey = (length: number): string =>
  `k${[...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')}`;

const fullName = ({ preferredName, givenName, familyName }: ReturnType<typeof namesForRequest>[number]): string => {
  const called = givenName === null || givenName === preferredName ? preferredName : `${givenName} (${preferredName})`;
  return familyName === null ? called : `${called} ${familyName}`;
};

/** What the agency is told of who somebody is: their name and when they were born, and no number of the register. */
export function namesOfAsked(db: ReadContext['db'], personIds: readonly string[]) {
  const found = personIds.length === 0 ? [] : namesForRequest(db, personIds);
  return new Map(found.map((row) => [row.id, { name: fullName(row), born: row.birthDate ?? '' }]));
}

/** A request as it is written into a file, with the random key of each person; what is known goes along only where it is to. */
function tableFor({ db }: ReadContext, plan: RequestPlan, code: string, withKnown: boolean): RequestTable {
  const { period, definitions } = plan.whole;
  const codes = codesAsked(plan);
  const asked = definitions.filter((definition) => codes.includes(definition.code));
  const names = namesOfAsked(
    db,
    plan.people.map(({ personId }) => personId),
  );
  const rows = plan.people.map(
    ({ personId, name, cells }): AskedRow => ({
      rowKey: randomKey(12),
      ...(names.get(personId) ?? { name, born: '' }),
      sent: new Map(cells.map(({ factCode, sent }) => [factCode, withKnown ? sent : null])),
    }),
  );
  return { code, periodCode: period.code, questions: questionsOf(db, asked, period.lastDay), rows };
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

async function fileOf(context: JobContext, plan: RequestPlan, table: RequestTable, input: Input, password: string) {
  const { session, viewer } = context.reading();
  const name = `request-${slugOf(plan.whole.period.code)}-${slugOf(plan.agency.name)}-${table.code.slice(0, 4)}`;
  const { label } = plan.whole.period;
  const dueOn = input.dueOn === null ? null : dayInFull(input.dueOn);
  if (input.form === 'xlsx') {
    const explanation = explanationOf(session.name, label, dueOn);
    return { name: `${name}.xlsx`, bytes: await writeInWorker({ table, explanation, password }) };
  }
  const words = { asker: session.name, agency: plan.agency.name, period: label, madeOn: viewer.today, dueOn };
  const html = paperOf(table, { ...words, sheetForEach: input.sheetForEach });
  const bytes = await context.ports.renderPdf(html);
  return bytes === null ? { name: `${name}.html`, text: html } : { name: `${name}.pdf`, bytes };
}

/** Keeps what was asked and notes for each person that the agency was told, of the kinds that were asked about them. */
function noteRequest(writing: WriteContext, plan: RequestPlan, table: RequestTable, input: Input): void {
  const { db, user, viewer } = writing;
  const categoryOf = new Map(plan.whole.definitions.map(({ code, category }) => [code, category]));
  keepRequest(db, {
    ...{ agencyId: input.agencyId, periodId: input.periodId, code: table.code, form: input.form },
    ...{ madeAt: viewer.now, madeBy: user.id, dueOn: input.dueOn },
    rows: plan.people.map(({ personId, cells }, at) => ({
      ...{ personId, rowKey: table.rows[at]?.rowKey ?? '' },
      cells: cells.map(({ factCode, sent }) => ({
        ...{ factCode, sent },
        category: personCategories.find((one) => one === categoryOf.get(factCode)) ?? 'story',
      })),
    })),
  });
  for (const { kinds, personIds } of byKinds(plan))
    noteToldByFile(db, {
      ...{ disclosure: input.disclosure, by: viewer, personIds, categories: kinds },
      how: input.form === 'pdf' ? 'paper' : 'export',
    });
}

const samePlan = (one: RequestPlan, other: RequestPlan): boolean =>
  JSON.stringify(one.people) === JSON.stringify(other.people);

function assertAskable({ viewer }: ReadContext, plan: RequestPlan, input: Input): void {
  if (input.disclosure.agencyId !== input.agencyId) throw new Refusal('collecting-recipient', 'disclosure.agencyId');
  if (input.dueOn !== null && input.dueOn < viewer.today) throw new Refusal('collecting-due-past', 'dueOn');
  if (plan.people.length === 0) throw new Refusal('collecting-nothing-to-ask', 'agencyId');
}

/**
 * Writes a request for an agency into a folder and records it: the file, what was asked and who was told are kept together or
 * not at all. The password is answered once and kept nowhere.
 */
export async function askAgency(context: JobContext, input: Input) {
  const reading = context.reading();
  const plan = planRequest(reading, input);
  assertAskable(reading, plan, input);
  const table = tableFor(reading, plan, randomKey(26), input.withKnown);
  const password = requestPassword();
  const file: NewFile = await fileOf(context, plan, table, input, password);
  const folder = path.resolve(input.folder);
  const ids = plan.people.map(({ personId }) => personId);
  writeFilesInto(context, folder, [file], () =>
    context.apply(
      (writing) => {
        // Somebody's sharing record may have changed while the file was made.
        if (!samePlan(plan, planRequest(writing, input))) throw new Refusal('changed-meanwhile');
        noteRequest(writing, plan, table, input);
      },
      { form: input.form, agency: input.agencyId },
      ids,
    ),
  );
  const cells = plan.people.reduce((so, one) => so + one.cells.length, 0);
  return {
    ...{ folder, file: file.name, people: ids.length, cells },
    password: input.form === 'xlsx' ? password : null,
  };
}
