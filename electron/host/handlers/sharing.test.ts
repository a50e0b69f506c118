import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha, need } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
const hour = 3_600_000;

/** An agency other than the coordinating one, and somebody of it. */
async function addPartner(name: string, roles: readonly Role[]): Promise<{ agencyId: string; userId: string }> {
  const { id: agencyId } = await open.call('users.addAgency', { name, kind: 'housing' });
  return { agencyId, userId: addWorker(open, `${name} worker`, roles, agencyId) };
}

const decision = (agencyId: string) => ({
  personId,
  agencyId,
  decision: 'shared' as const,
  basis: 'public-task' as const,
  fromOn: '2018-04-03',
  untilOn: null,
  note: null,
});

const become = async (userId: string): Promise<void> => {
  open = await open.reopen({ userId });
};

beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

describe('what an agency sees of somebody whom another holds', () => {
  test('is nothing, until it is shared, and then what was shared and no more', async () => {
    await open.call('people.change', { personId, changes: { goal: 'A door I can lock', contactPreference: 'Texts' } });
    await open.call('people.recordNeed', { personId, need: need('mental-ill-health', { disclosed: 'yes' }) });
    const first = open.session.user.id;
    const { agencyId, userId } = await addPartner('Lanternfield Housing', ['caseworker']);
    await become(userId);
    expect((await open.call('people.list', {})).people).toEqual([]);
    expect((await open.call('people.search', { text: 'ash', limit: 9 })).people).toEqual([]);
    expect((await open.call('people.counts', {})).everyone).toBe(0);
    expect(await open.refused('people.open', { personId })).toMatchObject({ code: 'not-found', field: 'personId' });
    await become(first);
    await open.call('sharing.decide', { ...decision(agencyId), categories: ['identity', 'housing'] });
    await become(userId);
    const [listed] = (await open.call('people.list', {})).people;
    expect(listed).toMatchObject({ preferredName: 'Asha', needs: ['homelessness'], eligibility: null });
    const person = await open.call('people.open', { personId });
    expect(person).toMatchObject({ goal: null, contactPreference: null, birthDate: '1984-02' });
    expect(person.needs.map((one) => one.code)).toEqual(['homelessness']);
    expect(person.withheld.toSorted()).toEqual([
      'contactPreference',
      'goal',
      'need:mental-ill-health',
      'need:offending',
    ]);
    expect(person.eligibility).toMatchObject({ outcome: null, reasons: [] });
    expect(JSON.stringify(person)).not.toMatch(/A door I can lock|Texts/);
  });

  test('ends on its last day, and with what is said against it', async () => {
    const first = open.session.user.id;
    const { agencyId, userId } = await addPartner('Turning Path', ['caseworker']);
    await open.call('sharing.decide', { ...decision(agencyId), categories: ['identity'], untilOn: '2018-04-04' });
    await become(userId);
    expect((await open.call('people.list', {})).people).toHaveLength(1);
    open.clock.now += 2 * 24 * hour;
    expect((await open.call('people.list', {})).people).toEqual([]);
    open.clock.now -= 2 * 24 * hour;
    await become(first);
    const council = open.session.user.agencyId;
    await open.call('sharing.decide', { ...decision(council), categories: ['health'], decision: 'not-shared' });
    await open.call('people.recordNeed', { personId, need: need('homelessness', { disclosed: 'yes' }) });
    const problem = await open.refused('people.recordNeed', { personId, need: need('mental-ill-health') });
    expect(problem).toMatchObject({ code: 'category-not-shared', field: 'need.code' });
  });

  test('can be changed where it is shared, and is refused beside the field where it is not', async () => {
    const { agencyId, userId } = await addPartner('Turning Path', ['caseworker']);
    await open.call('sharing.decide', { ...decision(agencyId), categories: ['identity', 'contact'] });
    await become(userId);
    await open.call('people.change', { personId, changes: { contactPreference: 'Mornings' } });
    expect(await open.refused('people.change', { personId, changes: { goal: 'x' } })).toMatchObject({
      code: 'category-not-shared',
      field: 'changes.goal',
    });
    expect(
      await open.refused('people.leave', {
        personId,
        membershipId: (await open.call('people.open', { personId })).memberships[0]?.id ?? '',
        leftOn: '2018-04-01',
        destination: 'moved-away',
        because: 'Nearer to family',
      }),
    ).toMatchObject({ code: 'category-not-shared' });
  });
});

describe('a decision about sharing', () => {
  test('shows for every agency what it sees and why, and can be taken back', async () => {
    const { agencyId } = await addPartner('Turning Path', ['caseworker']);
    const cell = async (category: string) =>
      (await open.call('sharing.ofPerson', { personId })).agencies
        .find((one) => one.agencyId === agencyId)
        ?.cells.find((one) => one.category === category);
    const own = { said: 'not-asked', since: null };
    expect(await cell('identity')).toEqual({ category: 'identity', sees: false, said: null, own });
    await open.call('sharing.decide', { ...decision(agencyId), categories: ['identity'], basis: 'vital-interests' });
    expect(await cell('identity')).toMatchObject({
      category: 'identity',
      sees: true,
      said: { decision: 'shared', basis: 'vital-interests', fromOn: '2018-04-03', untilOn: null, gaps: [] },
    });
    await open.call('sharing.takeBack', { personId, agencyId, category: 'identity' });
    expect(await cell('identity')).toMatchObject({ sees: false, said: null });
  });

  test('needs a ground, days in order, an agency that is there, and who the person is first', async () => {
    const { agencyId } = await addPartner('Turning Path', ['caseworker']);
    const shared = { ...decision(agencyId), categories: ['identity' as const] };
    const nobody = '00000000-0000-7000-8000-000000000000';
    for (const [wrong, code, field] of [
      [{ ...shared, basis: null }, 'basis-missing', 'basis'],
      [{ ...shared, untilOn: '2018-04-02' }, 'date-order', 'untilOn'],
      [{ ...shared, agencyId: nobody }, 'agency-unknown', 'agencyId'],
      [{ ...shared, categories: [] }, 'categories-missing', 'categories'],
      [{ ...shared, categories: ['health'] }, 'identity-first', 'categories'],
    ] as const) {
      expect(await open.refused('sharing.decide', wrong)).toMatchObject({ code, field });
    }
  });

  test('shows nobody more while the use of the record is restricted; keeping back stays possible', async () => {
    const { agencyId } = await addPartner('Turning Path', ['caseworker']);
    const share = { ...decision(agencyId), categories: ['identity' as const] };
    const keepBack = { ...decision(agencyId), categories: ['health' as const], decision: 'not-shared' as const };
    await open.call('privacy.restrict', { personId, ground: 'accuracy', because: 'They say the address is wrong' });
    const refused = { code: 'processing-restricted', field: 'decision' };
    expect(await open.refused('sharing.decide', share)).toMatchObject(refused);
    const cells = (await open.call('sharing.ofPerson', { personId })).agencies.find((one) => one.agencyId === agencyId);
    expect(cells?.cells.filter(({ sees, said }) => sees || said !== null)).toEqual([]);
    await open.call('sharing.decide', keepBack);
    const cell = { personId, agencyId, category: 'health' as const };
    const widening = await open.refused('sharing.takeBack', cell);
    expect(widening).toMatchObject({ code: 'processing-restricted', field: 'category' });
    const restrictionId = (await open.call('privacy.standing', { personId })).restriction?.id ?? '';
    await open.call('privacy.liftRestriction', {
      restrictionId,
      toldOn: '2018-04-03',
      because: 'The address was put right',
    });
    await open.call('sharing.decide', share);
    await open.call('sharing.takeBack', cell);
  });

  test('is for the coordinator and the agency that holds the record, and for nobody else', async () => {
    const first = open.session.user.id;
    const { agencyId, userId } = await addPartner('Turning Path', ['caseworker']);
    const other = await addPartner('Midshire Homes', ['caseworker']);
    await open.call('sharing.decide', { ...decision(agencyId), categories: ['identity'] });
    await become(userId);
    expect((await open.call('sharing.ofPerson', { personId })).mayDecide).toEqual([]);
    const onward = { ...decision(other.agencyId), categories: ['identity' as const] };
    expect((await open.refused('sharing.decide', onward)).code).toBe('not-allowed');
    const { id: own } = await open.call('people.add', { preferredName: 'Tomos' });
    await open.call('sharing.decide', { ...onward, personId: own });
    await become(first);
    expect((await open.call('sharing.ofPerson', { personId: own })).mayDecide.length).toBeGreaterThan(5);
  });
});

describe('opening a record in an emergency', () => {
  const reason = 'Found unwell outside the station, police on the phone';

  test('needs the exact person and a reason, lasts an hour, and opens that record alone', async () => {
    const { id: someoneElse } = await open.call('people.add', { preferredName: 'Tomos' });
    const { userId } = await addPartner('Midshire Police', ['caseworker']);
    await become(userId);
    const named = { reference: 'MS-1', fullName: null, birthDate: null };
    expect(await open.refused('sharing.openInEmergency', { ...named, reason: 'urgent' })).toMatchObject({
      code: 'reason-too-short',
      field: 'reason',
    });
    const opened = await open.call('sharing.openInEmergency', { ...named, reason });
    expect(opened).toEqual({ personId, expiresAt: '2018-04-03T10:00:00.000Z' });
    expect((await open.call('people.open', { personId })).needs).toHaveLength(2);
    expect((await open.call('sharing.ofPerson', { personId })).openUntil).toBe(opened.expiresAt);
    expect((await open.refused('people.open', { personId: someoneElse })).code).toBe('not-found');
    open.clock.now += hour;
    expect((await open.refused('people.open', { personId })).code).toBe('not-found');
  });

  test('finds by full name and birth date together, and by nothing less', async () => {
    const { userId } = await addPartner('Midshire Police', ['caseworker']);
    await become(userId);
    const byName = { reference: null, fullName: ' asha  OKONJO-BELL ', birthDate: '1984-02' };
    expect((await open.call('sharing.openInEmergency', { ...byName, reason })).personId).toBe(personId);
    for (const less of [
      { ...byName, birthDate: '1984' },
      { ...byName, fullName: 'Asha' },
      { ...byName, fullName: 'Asha%' },
      { ...byName, reference: 'MS', fullName: null },
    ])
      expect((await open.refused('sharing.openInEmergency', { ...less, reason })).code).toBe('emergency-not-found');
    const unnamed = { ...byName, birthDate: null, reason };
    expect((await open.refused('sharing.openInEmergency', unnamed)).code).toBe('emergency-needs-exact');
  });

  test('is noted with the person, and so is a question that fitted nobody', async () => {
    const named = { fullName: null, birthDate: null, reason };
    await open.call('sharing.openInEmergency', { ...named, reference: 'MS-1' });
    await open.refused('sharing.openInEmergency', { ...named, reference: 'MS-99' });
    const entries = open.session.raw
      .prepare<[], { personIds: string; detail: string }>(
        "SELECT personIds, json_remove(detail, '$.changes', '$.digest') AS detail FROM audit WHERE operation = 'sharing.openInEmergency' ORDER BY seq",
      )
      .all();
    expect(entries).toEqual([
      { personIds: JSON.stringify([personId]), detail: '{"found":"one"}' },
      { personIds: '[]', detail: '{"found":"nobody"}' },
    ]);
  });

  test('shows whoever governs information the notes that they otherwise never see', async () => {
    await open.call('people.change', { personId, changes: { goal: 'A door I can lock' } });
    open = await open.reopen({ roles: ['information-governance'] });
    expect((await open.call('people.open', { personId })).goal).toBeNull();
    await open.call('sharing.openInEmergency', { reference: 'ms-1', fullName: null, birthDate: null, reason });
    expect((await open.call('people.open', { personId })).goal).toBe('A door I can lock');
  });

  test('is reviewed by somebody else, once', async () => {
    const first = open.session.user.id;
    const reviewer = addWorker(open, 'Wen Li', ['information-governance'], open.session.user.agencyId);
    await open.call('sharing.openInEmergency', { reference: 'MS-1', fullName: null, birthDate: null, reason });
    const [opening] = (await open.call('sharing.openings', {})).openings;
    expect(opening).toMatchObject({ person: { id: personId, reference: 'MS-1' }, reason, isYours: true, review: null });
    const review = { openingId: opening?.id ?? '', finding: 'justified' as const, note: 'Rightly so' };
    expect((await open.refused('sharing.reviewOpening', review)).code).toBe('own-opening');
    expect((await open.call('sharing.waiting', {})).waiting).toBe(0);
    await become(reviewer);
    expect((await open.call('sharing.waiting', {})).waiting).toBe(1);
    await open.call('sharing.reviewOpening', review);
    expect((await open.call('sharing.openings', {})).openings[0]?.review).toMatchObject({
      finding: 'justified',
      note: 'Rightly so',
      who: 'Wen Li',
    });
    expect((await open.refused('sharing.reviewOpening', review)).code).toBe('already-reviewed');
    await become(first);
  });
});

describe('where somebody is kept from the coordinating agency', () => {
  const reason = 'Found unwell outside the station, police on the phone';

  test('an opening is reviewed without saying whose record it was', async () => {
    const first = open.session.user.id;
    const { userId } = await addPartner('Midshire Police', ['caseworker']);
    await become(userId);
    const { id } = await open.call('people.add', { preferredName: 'Tomos' });
    const { reference } = await open.call('people.open', { personId: id });
    await open.call('sharing.openInEmergency', { reference, fullName: null, birthDate: null, reason });
    const council = (await open.call('programme.reference', {})).agencies.find(
      (one) => one.name === 'Midshire Council',
    );
    const kept = { ...decision(council?.id ?? ''), personId: id, decision: 'not-shared' as const };
    await open.call('sharing.decide', { ...kept, categories: ['identity'] });
    await become(first);
    const { openings } = await open.call('sharing.openings', {});
    expect(openings).toMatchObject([{ person: null, reason, agency: 'Midshire Police', review: null }]);
    expect(JSON.stringify(openings)).not.toContain(id);
    const review = { openingId: openings[0]?.id ?? '', finding: 'justified' as const, note: null };
    expect(await open.call('sharing.reviewOpening', review)).toEqual({ personId: null });
    expect((await open.call('sharing.openings', {})).openings[0]?.review).toMatchObject({ finding: 'justified' });
    const shown = open.session.raw
      .prepare("SELECT personIds FROM audit WHERE operation IN ('sharing.openings', 'sharing.reviewOpening')")
      .all();
    expect(JSON.stringify(shown)).not.toContain(id);
  });

  test('nobody who sees a part of the register can ask of a reference whether it is taken', async () => {
    const { userId } = await addPartner('Turning Path', ['caseworker']);
    await become(userId);
    const { id: own } = await open.call('people.add', { preferredName: 'Tomos' });
    const { reference } = await open.call('people.open', { personId: own });
    const [taken, free] = ['MS-1', 'MS-2'].map((one) => ({ preferredName: 'Noor', reference: one }));
    const answers = await Promise.all([taken, free].map((input) => open.refused('people.add', input)));
    expect(answers[0]).toMatchObject({ code: 'reference-assigned', field: 'reference' });
    expect(answers[1]).toEqual(answers[0]);
    const changed = (next: string) => open.refused('people.change', { personId: own, changes: { reference: next } });
    expect(await changed('MS-1')).toMatchObject({ code: 'reference-assigned', field: 'changes.reference' });
    expect(await changed('MS-2')).toEqual(await changed('MS-1'));
    await open.call('people.change', { personId: own, changes: { reference, pronouns: 'he/him' } });
  });
});

describe('two people kept apart', () => {
  test('are known to the coordinator alone', async () => {
    const { id: otherId } = await open.call('people.add', { preferredName: 'Tomos' });
    const { id } = await open.call('sharing.keepApart', { personId, otherId, reason: 'An injunction' });
    const { pairs } = await open.call('sharing.apartFrom', { personId: otherId });
    expect(pairs).toMatchObject([{ id, personId, name: 'Asha', reason: 'An injunction', fromOn: '2018-04-03' }]);
    expect((await open.call('sharing.apartAmongAll', {})).pairs).toEqual([[personId, otherId]]);
    const again = { personId: otherId, otherId: personId, reason: null };
    expect(await open.refused('sharing.keepApart', again)).toMatchObject({ code: 'already-apart', field: 'otherId' });
    const alone = { personId, otherId: personId, reason: null };
    expect(await open.refused('sharing.keepApart', alone)).toMatchObject({ code: 'same-person' });
    open = await open.reopen({ roles: ['caseworker'] });
    for (const [name, input] of [
      ['sharing.apartFrom', { personId }],
      ['sharing.apartAmongAll', {}],
      ['sharing.keepApart', { ...again }],
    ] as const)
      expect((await open.refused(name, input)).code).toBe('not-allowed');
    expect(JSON.stringify(await open.call('people.open', { personId }))).not.toContain('injunction');
  });

  test('are no longer once it is ended', async () => {
    const { id: otherId } = await open.call('people.add', { preferredName: 'Tomos' });
    const { id } = await open.call('sharing.keepApart', { personId, otherId, reason: null });
    open.clock.now += 24 * hour;
    await open.call('sharing.endKeepApart', { personId: otherId, keepApartId: id });
    expect((await open.call('sharing.apartFrom', { personId })).pairs).toEqual([]);
  });
});
