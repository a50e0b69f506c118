import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { statementTotal } from '../../../domain/fidelity/statements.ts';
import type { TestHost } from './open-test-host.ts';

const sectionKey = 'audit-and-consistency';

/** Sixteen statements as they would be pasted. */
export const pastedStatements = Array.from(
  { length: statementTotal },
  (_, at) => `Statement ${at + 1} as supplied`,
).join('\n');

/** Things that are there before, so that every operation of fidelity has something to work on. */
async function prepare(test: TestHost) {
  const periodId = test.periods.Y1Q4 ?? '';
  const later = test.periods.Y2Q1 ?? '';
  const aim = { periodId, sectionKey, parentId: null, owner: null, dueOn: null };
  const changed = await test.call('fidelity.addAim', { ...aim, wording: 'Meet weekly' });
  const removed = await test.call('fidelity.addAim', { ...aim, wording: 'Write it down' });
  const raters = await Promise.all(
    ['Night shelter', 'Two members', 'Somebody who left'].map((name) =>
      test.call('fidelity.addRater', { periodId, kind: 'lived-experience', agencyId: null, name }),
    ),
  );
  const dissent = { periodId, sectionKey, raterId: null, would: 2, because: 'The list is not kept' };
  const { id: dissentId } = await test.call('fidelity.addDissent', dissent);
  for (const key of fidelitySectionKeys)
    await test.call('fidelity.rate', { periodId: later, sectionKey: key, rating: 3 });
  const { issueId } = await test.call('fidelity.issue', { periodId: later });
  return { periodId, later, aim, changed, removed, raters, dissent, dissentId, issueId };
}

/** One input for every operation of fidelity. */
export async function fidelityExamples(test: TestHost) {
  const { periodId, later, aim, changed, removed, raters, dissent, dissentId, issueId } = await prepare(test);
  const [raterId, , leaving] = raters.map((rater) => rater.raterId);
  const report = { periodId: later, issueId, variant: 'public' as const, leftOut: [] };
  return {
    'fidelity.overview': {},
    'fidelity.open': { periodId },
    'fidelity.ownRating': { periodId },
    'fidelity.rateMyself': { periodId, sectionKey, rating: 4 },
    'fidelity.raters': { periodId },
    'fidelity.addRater': { periodId, kind: 'agency' as const, agencyId: test.session.user.agencyId, name: null },
    'fidelity.rateFor': { raterId: raterId ?? '', sectionKey, rating: 6 },
    'fidelity.removeRater': { raterId: leaving ?? '' },
    'fidelity.addDissent': { ...dissent, because: 'Women are not in it' },
    'fidelity.removeDissent': { dissentId },
    'fidelity.statements': {},
    'fidelity.adoptStatements': {
      fromOn: '2018-01-01',
      source: 'Supplied by our MEAM contact',
      pasted: pastedStatements,
    },
    'fidelity.describeScale': { sectionKey, one: 'Three lists', five: 'One list', ten: 'One list that all trust' },
    'fidelity.evidence': { periodId },
    'fidelity.rate': { periodId, sectionKey, rating: 5 },
    'fidelity.describeSection': { periodId, sectionKey, changes: { vision: 'One plan for each person' } },
    'fidelity.describePeriod': { periodId, changes: { status: 'planning', summary: 'A beginning' } },
    'fidelity.systemActions': {},
    'fidelity.addAim': { ...aim, wording: 'Agree one form' },
    'fidelity.changeAim': { aimId: changed.id, changes: { state: 'done' as const } },
    'fidelity.removeAim': { aimId: removed.id },
    'fidelity.issue': { periodId },
    'fidelity.issues': { periodId: later },
    'fidelity.openIssue': { issueId },
    'fidelity.report': report,
    'fidelity.saveReport': { ...report, format: 'docx' as const, folder: test.folder, kept: [] },
    'fidelity.reopen': { periodId: later, because: 'A rating was left out' },
  };
}
