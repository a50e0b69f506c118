import { writeTransaction } from '../../../db/write.ts';
import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';

type PrivacyInputs = { readonly [K in Extract<OperationName, `privacy.${string}`>]: InputOf<K> };

/** An erasure of long ago with a backup that still has to go; answers with the id of that copy. */
const oldErasure = ({ session }: TestHost): string =>
  writeTransaction(session.writer, session.user.id, (db) => {
    const subjectId = session.writer.ids.newId();
    const madeAt = '2018-01-02T09:00:00.000Z';
    const erasureId = db.insert('erasure', {
      subjectId,
      erasedAt: madeAt,
      erasedBy: session.user.id,
      reasonCode: 'unlawful',
    });
    return db.insert('erasureCopy', { erasureId, kind: 'backup', copyId: subjectId, label: 'Test 1', madeAt });
  });

/** One input for every operation about rights and retention, each about somebody of its own. */
export async function privacyExamples(test: TestHost): Promise<PrivacyInputs> {
  const because = 'Agreed with the officer';
  const add = async (reference: string, goal: string | null = null): Promise<string> =>
    (await test.call('people.add', { preferredName: 'Quill', reference, goal })).id;
  const asked = { receivedOn: '2018-04-01', fromWhom: 'person' as const, asked: null, place: null };
  const begin = async (reference: string, kind: InputOf<'privacy.beginRequest'>['kind'], place: string | null = null) =>
    (await test.call('privacy.beginRequest', { ...asked, reference, kind, place })).id;
  const [standing, gone] = [await add('EX-P1'), await add('EX-P2')];
  await add('EX-P3', 'Near Paris');
  const access = await begin('EX-P3', 'access');
  const queue = await test.call('privacy.accessQueue', { requestId: access });
  const marks = queue.texts.flatMap(({ findings }) => findings.map(({ mark }) => mark));
  await test.call('privacy.decideRedaction', { requestId: access, marks, decision: 'keep' });
  const [extended, decided] = [await begin('EX-P1', 'objection'), await begin('EX-P1', 'restriction')];
  const corrected = await begin('EX-P1', 'correction', 'person.preferred-name');
  await test.call('privacy.decideRequest', { requestId: corrected, decision: 'met', because });
  const { requests } = await test.call('privacy.requests', {});
  const noticeId = requests.find((request) => request.id === corrected)?.notices[0]?.id ?? '';
  const [held, restricted, reviewed] = [await add('EX-P4'), await add('EX-P5'), await add('EX-P6')];
  const { id: holdId } = await test.call('privacy.hold', { personId: held, because });
  await test.call('privacy.restrict', { personId: restricted, ground: 'accuracy', because });
  const restrictionId = (await test.call('privacy.standing', { personId: restricted })).restriction?.id ?? '';
  const { id: reviewId } = await test.call('privacy.beginReview', { personId: reviewed });
  const copyId = oldErasure(test);
  return {
    'privacy.accessQueue': { requestId: access },
    'privacy.decideRedaction': { requestId: access, marks: marks.slice(0, 1), decision: 'redact' },
    'privacy.makeAccessPack': { requestId: access, folder: test.folder },
    'privacy.erasurePreview': { personId: gone },
    'privacy.erase': { personId: gone, reference: 'EX-P2', reasonCode: 'unlawful' },
    'privacy.erasures': {},
    'privacy.checkOffCopy': { copyId, destroyedOn: '2018-02-01' },
    'privacy.standing': { personId: standing },
    'privacy.find': { reference: 'EX-P1' },
    'privacy.requests': {},
    'privacy.beginRequest': { ...asked, reference: 'EX-P1', kind: 'erasure' },
    'privacy.extendRequest': { requestId: extended, because },
    'privacy.decideRequest': { requestId: decided, decision: 'not-met', because },
    'privacy.sendNotice': { noticeId, sentOn: '2018-04-02' },
    'privacy.restrictions': {},
    'privacy.restrict': { personId: standing, ground: 'objection', because },
    'privacy.liftRestriction': { restrictionId, toldOn: '2018-04-03', because },
    'privacy.retention': {},
    'privacy.setRetentionRule': {
      category: 'contact',
      monthsAfterLeaving: 12,
      monthsAfterActivity: 6,
      source: 'Agreed by the officer',
    },
    'privacy.beginReview': { personId: standing },
    'privacy.decideReview': { reviewId, decision: 'keep', keepUntil: '2019-04-01', because },
    'privacy.hold': { personId: standing, because },
    'privacy.liftHold': { holdId, because },
  };
}
