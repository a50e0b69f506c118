import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { writeTransaction } from '../../../db/write.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { fieldWords, valueInWords } from '../../../domain/history/words.ts';
import { requestKinds, restrictionGrounds } from '../../../domain/privacy/requests.ts';
import { requestKindLabels, restrictionGroundLabels } from '../../../domain/privacy/words.ts';
import { openingFindingLabels, openingFindings } from '../../../domain/sharing/words.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha, need } from '../testing/person-input.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const page = (before: number | null = null): Promise<OutputOf<'history.ofPerson'>> =>
  open.call('history.ofPerson', { personId, before });
const told = async () =>
  (await page()).entries.map(({ kind, thing, fields }) => [
    kind,
    thing,
    ...fields.map(({ label, before, after }) => `${label}: ${before ?? '–'} → ${after ?? '–'}`),
  ]);
const record = (factCode: string, valueNumber: number | null, valueCode: string | null = null) =>
  open.call('outcomes.record', {
    personId,
    periodId: open.periods.Y1Q4 ?? '',
    factCode,
    fact: { state: 'recorded', valueCode, valueNumber },
  });

describe('the history of a person', () => {
  test('says what changed in plain words, newest first, with who and when', async () => {
    open.clock.now += 60_000;
    await open.call('people.change', { personId, changes: { goal: 'A door', sexState: 'declined' } });
    open.clock.now += 60_000;
    await open.call('people.recordNeed', { personId, need: need('homelessness', { disclosed: 'no', atRisk: true }) });
    await record('offending-arrests', 0);
    expect((await told()).slice(0, 3)).toEqual([
      [
        'insert',
        'Outcome: Arrests, January to March 2018',
        'When: – → In a period',
        'Period: – → January to March 2018',
        expect.stringMatching(/^Measure: – → /) as string,
        'How far known: – → Recorded',
        'Value: – → 0',
      ],
      ['set', expect.stringMatching(/^Need: /) as string, 'Disclosed: Yes → No', 'At risk: No → Yes'],
      ['set', 'Details', 'Sex, how far known: Not asked → Declined', 'What they want first: – → A door'],
    ]);
    const { entries, next } = await page();
    expect(entries[2]).toMatchObject({
      who: 'Robin Ellery',
      agency: 'Midshire Council',
      at: '2018-04-03T09:01:00.000Z',
    });
    expect(next).toBeNull();
  });

  test('is paged without a row lost or told twice', async () => {
    for (let turn = 0; turn < 95; turn += 1)
      await open.call('people.change', { personId, changes: { goal: `Goal ${turn}` } });
    const seen: string[] = [];
    const places: number[] = [];
    let at: number | null = null;
    do {
      const { entries, next }: OutputOf<'history.ofPerson'> = await page(at);
      seen.push(...entries.flatMap(({ fields }) => fields.map(({ label, after }) => `${label} ${after}`)));
      places.push(...entries.map(({ seq }) => seq));
      at = next;
    } while (at !== null);
    const goals = seen.filter((line) => line.startsWith('What they want first'));
    expect(goals).toEqual(Array.from({ length: 95 }, (_, turn) => `What they want first Goal ${94 - turn}`));
    expect(places).toEqual([...new Set(places)].sort((a, b) => b - a));
  });

  test('shows whoever governs information the identity alone, not the story, a need or an outcome', async () => {
    await open.call('people.change', { personId, changes: { goal: 'A door I can lock', givenName: 'Ash' } });
    await record('offending-arrests', 0);
    open = await open.reopen({ roles: ['information-governance'] });
    const { entries } = await page();
    const labels = new Set(entries.flatMap(({ thing, fields }) => fields.map(({ label }) => `${thing}: ${label}`)));
    expect(labels).toContain('Details: Given name');
    expect(JSON.stringify(entries)).not.toContain('A door I can lock');
    expect([...labels].filter((label) => !/^(Details|Other name|Number|Time in the cohort): /.test(label))).toEqual([]);
  });

  test('says on what ground something is shared in words, and so would a copy of the record say what was found', async () => {
    const agencyId = (await open.call('programme.reference', {})).agencies[0]?.id ?? '';
    const ground = {
      decision: 'shared',
      basis: 'public-task',
      gateway: 'crime-and-disorder-s115',
      fromOn: '2018-04-01',
      untilOn: null,
    } as const;
    await open.call('sharing.decide', { personId, agencyId, categories: ['housing'], ...ground, note: null });
    const words = JSON.stringify(await told());
    expect(words).toContain('Gateway: – → Crime and Disorder Act 1998, section 115');
    const names = namesIn(open.session.read);
    const said = (thing: string, field: string, code: string) =>
      valueInWords(fieldWords(thing, field).meaning, code, names);
    for (const code of openingFindings)
      expect(said('emergency-opening', 'finding', code)).toBe(openingFindingLabels[code]);
    for (const code of restrictionGrounds)
      expect(said('restriction', 'ground', code)).toBe(restrictionGroundLabels[code]);
    for (const code of requestKinds) expect(said('rights-request', 'kind', code)).toBe(requestKindLabels[code]);
  });

  test('never shows that something is sealed or kept apart', async () => {
    const other = (await open.call('people.add', { preferredName: 'Tomos' })).id;
    const { writer, user } = open.session;
    writeTransaction(writer, user.id, (db) =>
      db.insert('keepApart', { personId, otherId: other, reason: 'QZXV', fromOn: '2018-04-01' }),
    );
    const before = JSON.stringify(await page());
    expect(before).not.toContain('QZXV');
    expect(before.toLowerCase()).not.toMatch(/apart|seal/);
  });

  test('of nobody is refused', async () => {
    const absent = '00000000-0000-7000-8000-000000000000';
    const problem = await open.refused('history.ofPerson', { personId: absent, before: null });
    expect([problem.code, problem.field]).toEqual(['not-found', 'personId']);
  });
});
