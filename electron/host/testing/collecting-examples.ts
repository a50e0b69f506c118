import path from 'node:path';
import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';
import { asha } from './person-input.ts';
import { fillRequest, type RequestSheet } from './request-file.ts';
import { publicTask } from './sharing-examples.ts';

type Inputs = { readonly [K in Extract<OperationName, `collecting.${string}`>]: InputOf<K> };

/** To which agency a request goes in tests, and on what ground. */
export const askedOf = (agencyId: string): InputOf<'collecting.ask'>['disclosure'] => ({
  agencyId,
  recipientWords: null,
  what: null,
  purpose: 'housing',
  purposeWords: null,
  ...publicTask,
  whyNoLess: null,
  becauseAnyway: 'Agreed with the officer',
});

/** A request to an agency about a period, as a workbook, that asks for what it is likely to hold. */
export const requestTo = (test: TestHost, agencyId: string, periodId: string): InputOf<'collecting.ask'> => ({
  ...{ periodId, agencyId, scope: 'could-supply', withKnown: false, form: 'xlsx', sheetForEach: false, dueOn: null },
  folder: test.folder,
  disclosure: askedOf(agencyId),
});

/** Asks, and has the workbook filled in and sent back under the same password. */
export async function answered(
  test: TestHost,
  request: InputOf<'collecting.ask'>,
  fill: (sheet: RequestSheet) => void,
): Promise<{ path: string; password: string }> {
  const { folder, file, password } = await test.call('collecting.ask', request);
  const place = { path: path.join(folder, file), password: password ?? '' };
  await fillRequest(place, fill);
  return place;
}

/** One input for every operation of this part. */
export async function collectingExamples(test: TestHost): Promise<Inputs> {
  const agencyId = test.session.user.agencyId;
  const periodId = test.periods.Y1Q4 ?? '';
  await test.call('people.add', { ...asha, reference: 'EX-ASKED' });
  const request = requestTo(test, agencyId, periodId);
  const place = await answered(test, request, (sheet) => sheet.set(0, 'eet-status', 'Learning'));
  const { fileHash } = await test.call('collecting.look', place);
  const { requests } = await test.call('collecting.requests', { periodId });
  const whom = { periodId, agencyId, scope: 'may-see' as const, withKnown: true };
  return {
    'collecting.board': { periodId },
    'collecting.whom': whom,
    'collecting.ask': request,
    'collecting.requests': { periodId },
    'collecting.close': { askedId: requests[0]?.id ?? '' },
    'collecting.pickFile': {},
    'collecting.look': place,
    'collecting.takeIn': { ...place, fileHash, chosen: [], knowsLate: true },
    'collecting.sources': { periodId },
  };
}
