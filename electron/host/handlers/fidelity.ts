import type { Changes, WriteDb } from '../../../db/handles.ts';
import {
  type AimRow,
  aimsOf,
  findAim,
  findAssessment,
  findSection,
  sectionsOf,
} from '../../../db/repositories/fidelity/assessments.ts';
import { systemActions } from '../../../db/repositories/fidelity/wording.ts';
import { listCodes } from '../../../db/repositories/programme/reference.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { countWords, summaryWordLimit } from '../../../domain/fidelity/fidelity.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';
import { evidenceHandlers } from './fidelity-evidence.ts';
import { assertCopyKept, issueHandlers, keepCopy } from './fidelity-issues.ts';
import { raterHandlers } from './fidelity-raters.ts';
import { reportHandlers } from './fidelity-report.ts';
import { assertDraft, assertSection, draftAssessment } from './fidelity-support.ts';
import { fidelityOverview, openAssessment } from './fidelity-view.ts';
import { wordingHandlers } from './fidelity-wording.ts';

function changeSection(db: WriteDb, periodId: string, sectionKey: string, changes: Changes<'assessmentSection'>): void {
  assertSection(sectionKey);
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
  assertDraft(db, aim.assessmentId);
  return aim;
}

/** Refuses what is no action of the system: one about a person is answered like one that is not there. */
function assertSystemAction(db: WriteDb, actionId: string | null | undefined, field: string): void {
  if (actionId != null && !systemActions(db).some(({ id }) => id === actionId)) throw new Refusal('not-found', field);
}

/** Removes an aim and everything nested under it. */
function removeAim(db: WriteDb, aim: AimRow): void {
  for (const child of aimsOf(db, aim.assessmentId).filter((one) => one.parentId === aim.id)) removeAim(db, child);
  db.remove('aim', aim.id);
}

/** Keeps only what was given: a key with `undefined` is no change. */
const given = <T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** What may not stand together: "none agreed" beside aims, "none" beside comments, and a RAG without aims. */
function describeSection(
  db: WriteDb,
  periodId: string,
  sectionKey: string,
  { noneAgreed, noComments, ...rest }: ParsedInputOf<'fidelity.describeSection'>['changes'],
): void {
  const assessmentId = draftAssessment(db, periodId);
  const hasAims = aimsOfSection(db, assessmentId, sectionKey).length > 0;
  if (noneAgreed === true && hasAims) throw new Refusal('aims-present', 'changes.noneAgreed');
  if (!hasAims && rest.rag !== undefined && rest.rag !== 'not-set')
    throw new Refusal('rag-without-aims', 'changes.rag');
  const comments = rest.comments === undefined ? findSection(db, assessmentId, sectionKey)?.comments : rest.comments;
  if (noComments === true && comments != null) throw new Refusal('comments-present', 'changes.noComments');
  // Comments that are written say that there are some.
  const none = rest.comments != null ? false : noComments;
  changeSection(db, periodId, sectionKey, {
    ...given(rest),
    ...(noneAgreed === undefined ? {} : { noneAgreed: flag(noneAgreed) }),
    ...(none === undefined ? {} : { noComments: flag(none) }),
  });
}

export const fidelityHandlers: FeatureHandlers<'fidelity'> = {
  ...raterHandlers,
  ...wordingHandlers,
  ...evidenceHandlers,
  ...issueHandlers,
  ...reportHandlers,
  'fidelity.overview': ({ db }) => fidelityOverview(db),
  'fidelity.open': (context, { periodId }) => openAssessment(context, periodId),
  'fidelity.rate': ({ db }, { periodId, sectionKey, rating }) => {
    changeSection(db, periodId, sectionKey, { rating });
    return { transactionId: db.transactionId };
  },
  'fidelity.describeSection': ({ db }, { periodId, sectionKey, changes }) => {
    describeSection(db, periodId, sectionKey, changes);
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
  'fidelity.systemActions': ({ db }) => ({ actions: systemActions(db) }),
  'fidelity.addAim': ({ db }, { periodId, sectionKey, parentId, actionId = null, ...aim }) => {
    assertSystemAction(db, actionId, 'actionId');
    changeSection(db, periodId, sectionKey, { noneAgreed: 0 });
    const assessmentId = draftAssessment(db, periodId);
    const others = aimsOfSection(db, assessmentId, sectionKey);
    if (parentId !== null && !others.some((other) => other.id === parentId)) throw new Refusal('not-found', 'parentId');
    const position = Math.max(0, ...others.map((other) => other.position)) + 1;
    const id = db.insert('aim', { ...aim, actionId, assessmentId, sectionKey, parentId, position, state: 'open' });
    return { id, transactionId: db.transactionId };
  },
  'fidelity.changeAim': ({ db }, { aimId, changes }) => {
    assertSystemAction(db, changes.actionId, 'changes.actionId');
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
  'fidelity.issue': ({ db, clock, user }, { periodId }) => {
    const id = draftAssessment(db, periodId);
    if (!sectionsOf(db, id).some((section) => section.rating !== null)) throw new Refusal('nothing-rated');
    if (countWords(findAssessment(db, periodId)?.summary ?? '') > summaryWordLimit)
      throw new Refusal('summary-too-long', 'summary');
    db.update('assessment', id, { issuedOn: clock.today() });
    return keepCopy(db, { id, periodId }, clock.today(), user.id);
  },
  'fidelity.reopen': ({ db }, { periodId, because }) => {
    const known = findAssessment(db, periodId);
    if (known === undefined || known.issuedOn === null) throw new Refusal('not-found', 'periodId');
    assertCopyKept(db, known);
    db.update('assessment', known.id, { issuedOn: null, reopenedBecause: because });
    return { periodId };
  },
};
