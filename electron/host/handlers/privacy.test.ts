import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeTransaction } from '../../../db/write.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { redacted } from '../../../domain/privacy/passages.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const because = 'Agreed with the officer';
const begin = async (given: Partial<InputOf<'privacy.beginRequest'>> = {}): Promise<string> => {
  const asked = { receivedOn: '2018-04-01', fromWhom: 'person', asked: null, place: null } as const;
  return (await open.call('privacy.beginRequest', { reference: 'MS-1', kind: 'access', ...asked, ...given })).id;
};
const refusal = async (name: string, input: object): Promise<unknown> => {
  const { code, field } = await open.refused(name, input);
  return field === undefined ? code : `${code} ${field}`;
};
const erase = (given: object = {}) =>
  ({ personId, reference: 'MS-1', reasonCode: 'no-longer-needed', ...given }) as const;
const standing = () => open.call('privacy.standing', { personId });
const decideAll = async (requestId: string, decision: 'keep' | 'redact'): Promise<void> => {
  const { texts } = await open.call('privacy.accessQueue', { requestId });
  const marks = texts.flatMap(({ findings }) => findings.map(({ mark }) => mark));
  if (marks.length > 0) await open.call('privacy.decideRedaction', { requestId, marks, decision });
};

describe('erasing somebody', () => {
  test('takes everything, keeps the audit trail whole, and lists the returns that counted them', async () => {
    const folder = path.join(open.folder, 'out');
    mkdirSync(folder);
    const exported = { periodId: open.periods.Y1Q4 ?? '', rule: 'nhs-2018', folder } as const;
    await open.call('returns.export', exported);
    await open.call('people.change', { personId, changes: { goal: 'QZXV-1' } });
    const draft = { form: 'goal', subject: personId };
    await open.call('drafts.keep', { ...draft, personId, content: 'QZXV-2' });
    const preview = await open.call('privacy.erasurePreview', { personId });
    expect(preview).toMatchObject({
      personName: 'Asha',
      blocks: [],
      copies: [{ kind: 'return', label: 'Return Y1Q4, nhs-2018' }],
    });
    expect(preview.rows).toBeGreaterThan(3);
    await open.call('privacy.erase', erase());
    for (const name of ['people.open', 'privacy.standing', 'privacy.erasurePreview'])
      expect(await refusal(name, { personId })).toBe('not-found personId');
    expect(await refusal('history.ofPerson', { personId, before: null })).toBe('not-found personId');
    expect((await open.call('people.search', { text: 'asha', limit: 20 })).people).toEqual([]);
    expect(await open.call('drafts.find', draft)).toEqual({ draft: null });
    expect(open.session.raw.serialize().includes('QZXV')).toBe(false);
    expect(open.session.audit.verify(null).problem).toBeNull();
    const entry = open.session.raw.prepare("SELECT personIds FROM audit WHERE operation = 'privacy.erase'").get();
    expect(entry).toEqual({ personIds: JSON.stringify([personId]) });
    const { erasures } = await open.call('privacy.erasures', {});
    expect(erasures).toMatchObject([
      { subjectId: personId, reasonCode: 'no-longer-needed', copies: [{ kind: 'return' }] },
    ]);
    expect(JSON.stringify(erasures)).not.toMatch(/Asha|MS-1/);
  });

  test('is refused under a hold, a review, another request or an opening not reviewed, and with a wrong reference', async () => {
    const before = open.session.raw.prepare('SELECT count(*) AS n FROM change').get();
    expect(await refusal('privacy.erase', erase({ reference: 'MS-2' }))).toBe('reference-mismatch reference');
    expect(open.session.raw.prepare('SELECT count(*) AS n FROM change').get()).toEqual(before);
    const { writer, user } = open.session;
    const opening = writeTransaction(writer, user.id, (db) =>
      db.insert('emergencyOpening', {
        personId,
        userId: user.id,
        reason: 'At risk tonight',
        openedAt: '2018-04-03T08:00:00.000Z',
        expiresAt: '2018-04-03T09:00:00.000Z',
      }),
    );
    const requestId = await begin();
    const { id: reviewId } = await open.call('privacy.beginReview', { personId });
    const { id: holdId } = await open.call('privacy.hold', { personId, because: 'An inquest' });
    const blocks = async () => (await open.call('privacy.erasurePreview', { personId })).blocks;
    expect(await blocks()).toHaveLength(4);
    expect(await refusal('privacy.erase', erase())).toBe('erasure-under-hold personId');
    await open.call('privacy.liftHold', { holdId, because });
    expect(await refusal('privacy.erase', erase())).toBe('erasure-under-review personId');
    await open.call('privacy.decideReview', { reviewId, decision: 'erase', keepUntil: null, because });
    expect(await refusal('privacy.erase', erase())).toBe('erasure-request-open personId');
    await open.call('privacy.decideRequest', { requestId, decision: 'withdrawn', because });
    expect(await refusal('privacy.erase', erase())).toBe('erasure-opening-unreviewed personId');
    writeTransaction(writer, user.id, (db) =>
      db.update('emergencyOpening', opening, { reviewedAt: '2018-04-03T09:30:00.000Z', finding: 'justified' }),
    );
    await begin({ kind: 'erasure' });
    await open.call('privacy.erase', erase({ reference: 'ms-1' }));
    expect(await blocks().catch((error: Error) => error.message)).toContain('not-found');
  });

  test('is for whoever governs information alone', async () => {
    for (const role of ['coordinator', 'caseworker', 'administrator'] as const) {
      open = await open.reopen({ roles: [role] });
      expect([role, await refusal('privacy.erase', erase())]).toEqual([role, 'not-allowed']);
    }
  });

  test('is not taken back by undoing what somebody did before', async () => {
    const { transactionId } = await open.call('people.change', { personId, changes: { goal: 'A door' } });
    await open.call('privacy.erase', erase());
    expect(await refusal('history.undo', { transactionId })).toBe('undo-overtaken');
  });

  test('a backup that held them is checked off on a day that can be, and a return never', async () => {
    const { writer, user } = open.session;
    const copies = writeTransaction(writer, user.id, (db) => {
      const madeAt = '2018-03-01T09:00:00.000Z';
      const erasureId = db.insert('erasure', {
        subjectId: 'x',
        erasedAt: madeAt,
        erasedBy: user.id,
        reasonCode: 'unlawful',
      });
      return (['backup', 'return'] as const).map((kind) =>
        db.insert('erasureCopy', { erasureId, kind, copyId: 'y', label: kind, madeAt }),
      );
    });
    const [backup = '', published = ''] = copies;
    const off = (copyId: string, destroyedOn: string) => ({ copyId, destroyedOn });
    expect(await refusal('privacy.checkOffCopy', off(published, '2018-04-01'))).toBe('not-found copyId');
    expect(await refusal('privacy.checkOffCopy', off(backup, '2018-04-04'))).toBe('date-in-future destroyedOn');
    expect(await refusal('privacy.checkOffCopy', off(backup, '2018-02-28'))).toBe('date-order destroyedOn');
    await open.call('privacy.checkOffCopy', off(backup, '2018-04-02'));
    expect((await open.call('privacy.erasures', {})).erasures[0]?.copies).toMatchObject([
      { kind: 'backup', destroyedOn: '2018-04-02' },
      { kind: 'return', destroyedOn: null },
    ]);
  });
});

describe('a request', () => {
  test('has a clock of one month, can be given more time within it, and is decided once with a reason', async () => {
    const requestId = await begin({ kind: 'objection', receivedOn: '2018-03-20' });
    const [first] = (await open.call('privacy.requests', {})).requests;
    expect(first).toMatchObject({ dueOn: '2018-04-20', clock: '17 days left', late: false, mayExtend: true });
    await open.call('privacy.extendRequest', { requestId, because: 'Three agencies have to be asked' });
    const [later] = (await open.call('privacy.requests', {})).requests;
    expect(later).toMatchObject({ dueOn: '2018-06-20', mayExtend: false });
    expect(await refusal('privacy.extendRequest', { requestId, because })).toBe('extension-too-late requestId');
    await open.call('privacy.decideRequest', { requestId, decision: 'not-met', because });
    expect(await refusal('privacy.decideRequest', { requestId, decision: 'met', because })).toBe(
      'request-decided requestId',
    );
    expect((await standing()).requests).toEqual([]);
  });

  test.each([
    [{ receivedOn: '2018-04-04' }, 'date-in-future receivedOn'],
    [{ reference: 'MS-9' }, 'reference-unknown reference'],
    [{ reference: ' ' }, 'text-missing reference'],
    [{ place: 'agency.name' }, 'unknown-code place'],
    [{ kind: 'toString' }, 'bad-input kind'],
  ])('that cannot be is refused beside the field: %o', async (given, said) => {
    const asked = {
      reference: 'MS-1',
      kind: 'access',
      receivedOn: '2018-04-01',
      fromWhom: 'person',
      asked: null,
      place: null,
    };
    expect(await refusal('privacy.beginRequest', { ...asked, ...given })).toBe(said);
    expect((await open.call('privacy.requests', {})).requests).toEqual([]);
  });

  test('for a correction that is met leaves a notice for the agency that recorded the field', async () => {
    const requestId = await begin({ kind: 'correction', place: 'person.goal' });
    await open.call('people.change', { personId, changes: { goal: 'A door' } });
    await open.call('privacy.decideRequest', { requestId, decision: 'met', because });
    const notices = async () => (await open.call('privacy.requests', {})).requests[0]?.notices ?? [];
    const [notice] = await notices();
    expect(notice).toMatchObject({ agencyName: 'Midshire Council', why: 'contributed', sentOn: null });
    const noticeId = notice?.id ?? '';
    expect(await refusal('privacy.sendNotice', { noticeId, sentOn: '2018-04-04' })).toBe('date-in-future sentOn');
    await open.call('privacy.sendNotice', { noticeId, sentOn: '2018-04-03' });
    expect(await notices()).toMatchObject([{ sentOn: '2018-04-03' }]);
  });
});

describe('a copy of the record', () => {
  let folder: string;
  beforeEach(() => {
    folder = path.join(open.folder, 'out');
    mkdirSync(folder);
  });
  const make = (requestId: string, to = folder) => ({ requestId, folder: to });

  test('is refused until every passage is decided, and leaves out what was decided to be left out', async () => {
    await open.call('people.add', { preferredName: 'Tomos', reference: 'MS-2' });
    await open.call('people.change', { personId, changes: { goal: 'to live near tomos, <b>not</b> 07700 900123' } });
    const requestId = await begin();
    const { texts, undecided } = await open.call('privacy.accessQueue', { requestId });
    const goal = texts.find(({ text }) => text.includes('tomos'));
    expect(goal).toMatchObject({ place: 'Details: What they want first' });
    expect(goal?.findings.map(({ start, end, kinds }) => [goal.text.slice(start, end), ...kinds])).toEqual([
      ['tomos', 'person'],
      ['07700 900123', 'number'],
    ]);
    expect(undecided).toBe(texts.flatMap(({ findings }) => findings).length);
    expect(await refusal('privacy.makeAccessPack', make(requestId))).toBe('findings-undecided requestId');
    expect(readdirSync(folder)).toEqual([]);
    await decideAll(requestId, 'redact');
    const { files } = await open.call('privacy.makeAccessPack', make(requestId));
    expect(readdirSync(folder).sort()).toEqual(files.map(({ name }) => name).sort());
    const [html = '', json = ''] = files.map(({ name }) => readFileSync(path.join(folder, name), 'utf8'));
    for (const text of [html, json]) {
      expect(text).not.toMatch(/tomos|07700|Robin|<script|javascript/i);
      expect(text).not.toContain(open.folder);
      expect(text).toContain(redacted);
      expect(text).toContain('Asha');
    }
    expect(html).not.toContain('<b>');
    expect(html).toContain(`to live near ${redacted}, &lt;b&gt;not&lt;/b&gt; ${redacted}`);
    expect(html).toMatch(/kept under a separate key/i);
    expect(files.map(({ name }) => name).join()).not.toMatch(/asha|MS-1/i);
    const entry = open.session.raw
      .prepare("SELECT disclosed, personIds FROM audit WHERE operation = 'privacy.makeAccessPack'")
      .get();
    expect(entry).toEqual({ disclosed: 'person', personIds: JSON.stringify([personId]) });
  });

  test('has to be looked at again where a text was changed after it was decided', async () => {
    await open.call('people.change', { personId, changes: { goal: 'Near Paris' } });
    const requestId = await begin();
    await decideAll(requestId, 'keep');
    expect((await open.call('privacy.accessQueue', { requestId })).undecided).toBe(0);
    await open.call('people.change', { personId, changes: { goal: 'Near Paris, with Mark' } });
    expect((await open.call('privacy.accessQueue', { requestId })).undecided).toBeGreaterThan(0);
    expect(await refusal('privacy.makeAccessPack', make(requestId))).toBe('findings-undecided requestId');
    const unknown = { requestId, marks: ['0'.repeat(64)], decision: 'keep' };
    expect(await refusal('privacy.decideRedaction', unknown)).toBe('finding-unknown marks');
  });

  test('says every list that showed them, short or long', async () => {
    await open.call('people.list', {});
    for (let other = 0; other < 12; other += 1) await open.call('people.add', { preferredName: `Other ${other}` });
    await open.call('people.list', {});
    const requestId = await begin();
    await decideAll(requestId, 'keep');
    const { files } = await open.call('privacy.makeAccessPack', make(requestId));
    const [html = ''] = files.map(({ name }) => readFileSync(path.join(folder, name), 'utf8'));
    expect(html.match(/Shown in a list/g)).toHaveLength(2);
  });

  test('looks the same whether or not anything is sealed or kept apart', async () => {
    const { id: otherId } = await open.call('people.add', { preferredName: 'Tomos' });
    const requestId = await begin();
    const queue = async () => JSON.stringify(await open.call('privacy.accessQueue', { requestId }));
    const before = await queue();
    const { writer, user } = open.session;
    writeTransaction(writer, user.id, (db) => {
      db.insert('sealedFact', { personId, factId: null, box: '{}' });
      db.insert('keepApart', { personId, otherId, reason: 'QZXV', fromOn: '2018-04-01' });
    });
    expect(await queue()).toBe(before);
    await decideAll(requestId, 'keep');
    const { files } = await open.call('privacy.makeAccessPack', make(requestId));
    const text = files.map(({ name }) => readFileSync(path.join(folder, name), 'utf8')).join();
    expect(text).not.toMatch(/QZXV|keep apart|sealed/i);
  });

  test('is refused into a folder that cannot be, and for a request that is not for one', async () => {
    const requestId = await begin();
    await decideAll(requestId, 'keep');
    const file = path.join(folder, 'letter.txt');
    writeFileSync(file, 'Dear Robin');
    for (const to of [path.join(folder, 'absent'), file])
      expect(await refusal('privacy.makeAccessPack', make(requestId, to))).toBe('folder-missing folder');
    const objection = await begin({ kind: 'objection' });
    expect(await refusal('privacy.accessQueue', { requestId: objection })).toBe('not-an-access-request requestId');
    await open.call('privacy.decideRequest', { requestId, decision: 'withdrawn', because });
    expect(await refusal('privacy.accessQueue', { requestId })).toBe('request-decided requestId');
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });
});

describe('how long records are kept', () => {
  const list = () => open.call('privacy.retention', {});

  test('comes due by the rule of today, is put off by a decision, and a hold is shown beside it', async () => {
    const [membership] = (await open.call('people.open', { personId })).memberships;
    const left = {
      personId,
      membershipId: membership?.id ?? '',
      leftOn: '2018-02-01',
      destination: 'moved-away',
      because: 'Nearer to family',
    };
    await open.call('people.leave', left);
    expect(await list()).toMatchObject({ due: [], soon: [] });
    const rule = { category: 'contact', monthsAfterLeaving: 2, monthsAfterActivity: 2, source: 'The officer' } as const;
    await open.call('privacy.setRetentionRule', rule);
    const shown = await list();
    expect(shown.due).toMatchObject([
      { personId, held: false, clock: { reviewOn: '2018-04-01', category: 'contact' } },
    ]);
    expect(shown.rules.find(({ category }) => category === 'contact')).toMatchObject({
      confirmedBy: 'Robin Ellery',
      validFrom: '2018-04-03',
    });
    expect(shown.rules.filter(({ confirmedBy }) => confirmedBy === null)).toHaveLength(6);
    await open.call('privacy.hold', { personId, because });
    expect((await list()).due).toMatchObject([{ held: true }]);
    const { id: reviewId } = await open.call('privacy.beginReview', { personId });
    expect(await refusal('privacy.beginReview', { personId })).toBe('review-begun personId');
    const decide = (given: object) => ({ reviewId, decision: 'keep', keepUntil: '2018-09-01', because, ...given });
    for (const keepUntil of [null, '2018-04-03'])
      expect(await refusal('privacy.decideReview', decide({ keepUntil }))).toBe('keep-until-missing keepUntil');
    expect(await refusal('privacy.decideReview', decide({ decision: 'erase' }))).toBe(
      'keep-until-not-expected keepUntil',
    );
    await open.call('privacy.decideReview', { reviewId, decision: 'keep', keepUntil: '2018-09-01', because });
    expect((await list()).due).toEqual([]);
    expect((await standing()).review).toMatchObject({ reviewOn: '2018-09-01' });
    // However long it is overdue, nothing goes by itself.
    open.clock.now = Date.UTC(2060, 0, 1);
    expect((await list()).due).toHaveLength(1);
    expect((await open.call('people.open', { personId })).id).toBe(personId);
  });

  test('a rule that cannot be is refused', async () => {
    const rule = { category: 'contact', monthsAfterLeaving: 0, monthsAfterActivity: 2, source: 'x' };
    expect(await refusal('privacy.setRetentionRule', rule)).toBe('value-out-of-range monthsAfterLeaving');
    const odd = { ...rule, monthsAfterLeaving: 1, category: 'sealed' };
    expect(await refusal('privacy.setRetentionRule', odd)).toBe('bad-input category');
  });
});
