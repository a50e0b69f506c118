import type { Changes, WriteDb } from '../../../db/handles.ts';
import {
  type AimRow,
  aimsOf,
  findAim,
  findAssessment,
  findSection,
  sectionsOf,
} from '../../../db/repositories/fidelity/assessments.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { listCodes } from '../../../db/repositories/programme/reference.ts';
import { countWords, fidelitySectionKeys, summaryWordLimit } from '../../../domain/fidelity/fidelity.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';
import { fidelityOverview, openAssessment } from './fidelity-view.ts';

/** The assessment of a period, made on its first change. Refused once it has been issued. */
function draftAssessment(db: WriteDb, periodId: string): string {
  getPeriod(db, periodId);
  const known = findAssessment(db, periodId);
  if (known === undefined) return db.insert('assessment', { periodId, overallRag: 'not-set' });
  if (known.issuedOn !== null) throw new Refusal('assessment-issued');
  return known.id;
}

function changeSection(db: WriteDb, periodId: string, sectionKey: string, changes: Changes<'assessmentSection'>): void {
  if (!fidelitySectionKeys.some((key) => key === sectionKey)) throw new Refusal('unknown-code', 'sectionKey');
  const assessmentId = draftAssessment(db, periodId);
  const known = findSection(db, assessmentId, sectionKey);
  if (known === undefined) db.insert('assessmentSection', { assessmentId, sectionKey, ...changes });
  else db.update('assessmentSection', known.id, changes);
}

const aimsOfSection = (db: WriteDb, assessmentId: string, sectionKey: string): AimRow[] =>
  aimsOf(db, assessmentId).filter((aim) => aim.sectionKey === sectionKey);

/** The aim, of an assessment that may still be changed. */
function openAim(db: WriteDb, aimId: string): AimRow {
  const aim = findAim(db, aimId);
  if (aim === undefined) throw new Refusal('not-found', 'aimId');
  const assessment = db.first(db.selectFrom('assessment').select('issuedOn').where('id', '=', aim.assessmentId));
  if (assessment === undefined || assessment.issuedOn !== null) throw new Refusal('assessment-issued');
  return aim;
}

/** Removes an aim and everything nested under it. */
function removeAim(db: WriteDb, aim: AimRow): void {
  for (const child of aimsOf(db, aim.assessmentId).filter((one) => one.parentId === aim.id)) removeAim(db, child);
  db.remove('aim', aim.id);
}

/** Keeps only what was given: a key with `undefined` is no change. */
const given = <T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;

export const fidelityHandlers: FeatureHandlers<'fidelity'> = {
  'fidelity.overview': ({ db }) => fidelityOverview(db),
  'fidelity.open': ({ db }, { periodId }) => openAssessment(db, periodId),
  'fidelity.rate': ({ db }, { periodId, sectionKey, rating }) => {
    changeSection(db, periodId, sectionKey, { rating });
    return { transactionId: db.transactionId };
  },
  'fidelity.describeSection': ({ db }, { periodId, sectionKey, changes: { noneAgreed, ...rest } }) => {
    const assessmentId = draftAssessment(db, periodId);
    if (noneAgreed === true && aimsOfSection(db, assessmentId, sectionKey).length > 0) {
      throw new Refusal('aims-present', 'changes.noneAgreed');
    }
    const hasAims = aimsOfSection(db, assessmentId, sectionKey).length > 0;
    if (!hasAims && rest.rag !== undefined && rest.rag !== 'not-set') {
      throw new Refusal('rag-without-aims', 'changes.rag');
    }
    const flag = noneAgreed === undefined ? {} : { noneAgreed: noneAgreed ? (1 as const) : (0 as const) };
    changeSection(db, periodId, sectionKey, { ...given(rest), ...flag });
    return { transactionId: db.transactionId };
  },
  'fidelity.describePeriod': ({ db, clock }, { periodId, changes }) => {
    const id = draftAssessment(db, periodId);
    if (changes.status != null && !listCodes(db, 'fidelity-status', clock.today()).includes(changes.status)) {
      throw new Refusal('unknown-code', 'changes.status');
    }
    db.update('assessment', id, given(changes));
    return { transactionId: db.transactionId };
  },
  'fidelity.addAim': ({ db }, { periodId, sectionKey, parentId, ...aim }) => {
    changeSection(db, periodId, sectionKey, { noneAgreed: 0 });
    const assessmentId = draftAssessment(db, periodId);
    const others = aimsOfSection(db, assessmentId, sectionKey);
    if (parentId !== null && !others.some((other) => other.id === parentId)) throw new Refusal('not-found', 'parentId');
    const position = Math.max(0, ...others.map((other) => other.position)) + 1;
    const id = db.insert('aim', { ...aim, assessmentId, sectionKey, parentId, position, state: 'open' });
    return { id, transactionId: db.transactionId };
  },
  'fidelity.changeAim': ({ db }, { aimId, changes }) => {
    db.update('aim', openAim(db, aimId).id, given(changes));
    return { transactionId: db.transactionId };
  },
  'fidelity.removeAim': ({ db }, { aimId }) => {
    const { assessmentId, sectionKey, ...aim } = openAim(db, aimId);
    removeAim(db, { assessmentId, sectionKey, ...aim });
    // What was said of aims goes with the last of them.
    const section = findSection(db, assessmentId, sectionKey);
    if (section !== undefined && aimsOfSection(db, assessmentId, sectionKey).length === 0)
      db.update('assessmentSection', section.id, { rag: 'not-set' });
    return { transactionId: db.transactionId };
  },
  'fidelity.issue': ({ db, clock }, { periodId }) => {
    const id = draftAssessment(db, periodId);
    if (!sectionsOf(db, id).some((section) => section.rating !== null)) throw new Refusal('nothing-rated');
    if (countWords(findAssessment(db, periodId)?.summary ?? '') > summaryWordLimit)
      throw new Refusal('summary-too-long', 'summary');
    db.update('assessment', id, { issuedOn: clock.today() });
    return { transactionId: db.transactionId };
  },
  'fidelity.reopen': ({ db }, { periodId, because }) => {
    const known = findAssessment(db, periodId);
    if (known === undefined || known.issuedOn === null) throw new Refusal('not-found', 'periodId');
    db.update('assessment', known.id, { issuedOn: null, reopenedBecause: because });
    return { transactionId: db.transactionId };
  },
};
