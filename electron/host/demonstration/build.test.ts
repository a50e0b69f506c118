import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAccounts } from '../../../db/repositories/users/accounts.ts';
import { Secret } from '../../../db/secret.ts';
import { verifyContent } from '../../../db/verify-content.ts';
import { verifyHistory } from '../../../db/verify-history.ts';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { valueStates } from '../../../domain/outcomes/values.ts';
import { daysIn } from '../../../domain/programme/periods.ts';
import { demonstrationToday } from '../demonstration-clock.ts';
import { exportRegister } from '../export-register.ts';
import { inPieces } from '../in-pieces.ts';
import { openSession, type RegisterSession } from '../register-session.ts';
import { systemClock } from '../system-clock.ts';
import { createKeyPair } from '../vault/key-pair.ts';
import { buildDemonstration, demonstrationRegister } from './build.ts';
import { inventedColleagues } from './colleagues.ts';
import { createPlay, type Play } from './stage.ts';

interface Built {
  readonly folder: string;
  readonly session: RegisterSession;
}

const build = (): Built => {
  const folder = mkdtempSync(path.join(tmpdir(), 'casebook-test-'));
  const file = path.join(folder, 'demonstration.mcn');
  const dataKey = Secret.random();
  buildDemonstration(file, dataKey, createKeyPair().publicKey.toString('base64'));
  const { userId } = demonstrationRegister;
  const session = openSession({ path: file, dataKey, userId, deviceId: userId, clock: systemClock });
  return { folder, session };
};

let one: Built;
let two: Built;
let play: Play;
beforeAll(() => {
  one = build();
  two = build();
  play = createPlay(one.session);
});
afterAll(() => {
  for (const { folder, session } of [one, two]) {
    session.close();
    rmSync(folder, { recursive: true });
  }
});

const periods = () => play('programme.periods', {}).periods;
const periodId = (code: string): string => periods().find((period) => period.code === code)?.id ?? '';
const people = () => play('people.list', {}).people.map(({ id }) => play('people.open', { personId: id }));
const allFacts = () => one.session.read.all(one.session.read.selectFrom('fact').selectAll());

describe('the demonstration', () => {
  test('is the same, byte for byte, wherever and whenever it is made', () => {
    expect(exportRegister(two.session.read)).toBe(exportRegister(one.session.read));
  });

  test('is an encrypted register like any other and leaves nothing else in the folder', () => {
    two.session.close();
    expect(readdirSync(two.folder)).toEqual(['demonstration.mcn']);
  });

  test('has an unbroken audit trail, one entry for each thing that was done', () => {
    const { head, problem } = one.session.audit.verify(null);
    expect(problem).toBeNull();
    const made = one.session.read.all(one.session.read.selectFrom('change').select('transactionId').distinct());
    // The register itself is not written through an operation.
    expect(made.length - 1).toBe(head.count);
  });

  test('holds what its history says, and the history what its trail says', async () => {
    const { raw, keys } = one.session;
    const history = await inPieces(verifyHistory(raw));
    const making = raw.prepare<[], number>(
      'SELECT count(*) FROM change WHERE transactionId = (SELECT transactionId FROM change ORDER BY seq LIMIT 1)',
    );
    expect(history).toMatchObject({ finding: null, unnamed: making.pluck().get() });
    expect(history.named).toBeGreaterThan(5000);
    // What a new register is born with, such as its seven examples of unit costs, was written by nobody.
    expect(await inPieces(verifyContent(raw, keys))).toMatchObject({ finding: null, withoutHistory: 21 });
  });

  test('was written before its own today, and on working days only', () => {
    const changes = one.session.read.all(one.session.read.selectFrom('change').select('clock').distinct());
    const moments = changes.map(({ clock }) => Number.parseInt(clock.slice(0, 12), 16));
    expect(Math.max(...moments)).toBeLessThan(demonstrationToday);
    expect(moments.filter((moment) => [0, 6].includes(new Date(moment).getUTCDay()))).toEqual([]);
  });
});

describe('its periods', () => {
  test('grow from 2 people to 4 and on to 24', () => {
    const inScope = periods().map(({ id }) => play('outcomes.grid', { periodId: id }).rows.length);
    expect(periods().map(({ code }) => code)).toEqual(['Y1Q4', 'Y2Q1', 'Y2Q2', 'Y2Q3', 'Y2Q4', 'Y3Q1']);
    expect(inScope).toEqual([2, 4, 8, 14, 19, 24]);
  });

  test('say of the first that its dates are assumed', () => {
    const [first, ...later] = periods();
    expect([first?.firstDay, first?.lastDay]).toEqual(['2018-01-01', '2018-03-31']);
    expect(first?.note).toContain('assumption');
    expect(later.map(({ note }) => note)).toEqual(later.map(() => null));
  });

  test('have more gaps in the newest than in any other', () => {
    const missing = periods().map(({ id }) => play('outcomes.grid', { periodId: id }).completeness);
    const share = missing.map((counts) => counts.missing / counts.inScope);
    expect(share.at(-1)).toBeGreaterThan(Math.max(...share.slice(0, -1)));
    expect(missing.at(-1)?.recorded).toBeGreaterThan(0);
  });
});

describe('its people', () => {
  test('meet the definition, but for one who is at risk and one who waits', () => {
    const outcomes = people().map(({ eligibility }) => eligibility.outcome);
    expect(outcomes.filter((outcome) => outcome === 'at-risk')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'does-not-meet')).toHaveLength(1);
    expect(people().filter(({ memberships }) => memberships.length === 0)).toHaveLength(1);
    expect(people().filter(({ memberships }) => memberships.length === 2)).toHaveLength(4);
  });

  test('agreed, declined, took it back or were never asked', () => {
    const answers = people().map(({ evaluationConsent: consent }) =>
      consent === null ? 'not asked' : consent.withdrawnOn === null ? consent.decision : 'withdrawn',
    );
    const agreed = answers.filter((answer) => answer === 'agreed').length;
    expect(new Set(answers)).toEqual(new Set(['not asked', 'agreed', 'declined', 'withdrawn']));
    expect(agreed).toBeGreaterThan(answers.length / 2);
  });

  test('have every kind of answer about their sex, and ages from under 25 to over 60', () => {
    expect(new Set(people().map(({ sex, sexState }) => sex ?? sexState))).toEqual(
      new Set(['female', 'male', 'another-term', 'declined', 'not-asked']),
    );
    const years = people().flatMap(({ birthDate }) => (birthDate === null ? [] : [Number(birthDate.slice(0, 4))]));
    expect(Math.max(...years)).toBeGreaterThan(1994);
    expect(Math.min(...years)).toBeLessThan(1959);
  });

  test.each([
    ['lukasik', 'Dawid'],
    ['oharrigan', 'Fergal'],
    ['soren', 'Søren'],
    ['loic', 'Loïc'],
    ['daz', 'Darren'],
  ])('are found by typing %s', (text, preferredName) => {
    const { people: found } = play('people.search', { text, limit: 5 });
    expect(found.map((person) => person.preferredName)).toContain(preferredName);
  });

  test('left with a destination', () => {
    const left = people().flatMap(({ memberships }) => memberships.filter(({ leftOn }) => leftOn !== null));
    expect(left.length).toBeGreaterThan(1);
    expect(left.every(({ destination }) => destination !== null)).toBe(true);
  });
});

describe('its outcomes', () => {
  test('hold every value state and blanks besides', () => {
    expect(new Set(allFacts().map(({ state }) => state))).toEqual(new Set(valueStates));
  });

  test('put nobody in prison for longer than the quarter, or on its last night without saying so', () => {
    const lengths = new Map(periods().map((period) => [period.id, daysIn(period)]));
    const nights = allFacts().filter(({ code, valueNumber }) => code === 'offending-prison-nights' && valueNumber);
    expect(nights.length).toBeGreaterThan(0);
    for (const { valueNumber, periodId: id } of nights)
      expect(Number(valueNumber)).toBeLessThanOrEqual(lengths.get(id ?? '') ?? 0);
    const place = (fact: { personId: string; periodId: string | null }) => `${fact.personId} ${fact.periodId}`;
    const custody = new Set(allFacts().flatMap((fact) => (fact.valueCode === 'in-custody' ? [place(fact)] : [])));
    const housed = allFacts().filter((fact) => fact.code === 'housing-status' && custody.has(place(fact)));
    expect(housed.filter(({ valueCode }) => valueCode !== null).map(({ valueCode }) => valueCode)).toEqual(
      housed.filter(({ valueCode }) => valueCode !== null).map(() => 'prison-or-custody'),
    );
  });
});

describe('who works in it', () => {
  test('comes from several agencies in several roles, under names that nobody in the cohort has', () => {
    const accounts = listAccounts(one.session.read);
    expect(accounts).toHaveLength(1 + inventedColleagues.length);
    expect(accounts.every(({ active }) => active)).toBe(true);
    expect(new Set(accounts.map(({ agencyName }) => agencyName)).size).toBeGreaterThanOrEqual(4);
    const held = new Set(accounts.flatMap(({ roles }) => roles));
    for (const role of ['administrator', 'information-governance', 'coordinator', 'caseworker', 'reader'] as const)
      expect(held).toContain(role);
    const cohort = people().flatMap(({ preferredName, givenName, familyName }) => [
      preferredName,
      givenName,
      familyName,
    ]);
    for (const { displayName } of accounts)
      for (const part of displayName.split(' ')) expect(cohort).not.toContain(part);
  });

  test('is noted in the audit trail as if each had been added at the screen', () => {
    const added = one.session.raw
      .prepare("SELECT json_extract(detail, '$.user') AS id FROM audit WHERE operation = 'users.add' ORDER BY seq")
      .all();
    expect(added).toEqual(inventedColleagues.map(({ id }) => ({ id })));
  });
});

describe('its fidelity', () => {
  const open = (code: string) => play('fidelity.open', { periodId: periodId(code) });

  test('begins with the published ratings, their mean of 2.71 and no colour anywhere', () => {
    const first = open('Y1Q4');
    expect(first.sections.map(({ rating }) => rating)).toEqual([5, 3, 3, 2, 2, 2, 2]);
    expect(first.sections.map(({ key }) => key)).toEqual([...fidelitySectionKeys]);
    expect(first.average.mean).toBe('2.71');
    expect(first.status).toBe('planning');
    expect([first.overallRag, ...first.sections.map(({ rag }) => rag)]).toEqual(Array(8).fill('not-set'));
  });

  test('rises slowly, and every quarter but the last is issued', () => {
    const quarters = periods().map(({ code }) => open(code));
    const means = quarters.map(({ average }) => Number(average.mean));
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    expect(quarters.map(({ issuedOn }) => issuedOn !== null)).toEqual([true, true, true, true, true, false]);
  });

  test('is short enough to issue, and has a colour exactly where aims were agreed', () => {
    for (const { code } of periods()) {
      const { summaryWords, sections } = open(code);
      expect(summaryWords).toBeGreaterThan(20);
      expect(summaryWords).toBeLessThanOrEqual(200);
      for (const { aims, noneAgreed, rag } of sections) {
        expect(noneAgreed).toBe(aims.length === 0);
        if (code !== 'Y1Q4') expect(rag !== 'not-set').toBe(aims.length > 0);
      }
    }
  });
});

describe('its evaluation', () => {
  test('has entries in all three perspectives and two portrait drafts under other names', () => {
    const { entries } = play('evaluation.list', {});
    expect(new Set(entries.map(({ perspective }) => perspective))).toHaveLength(3);
    const { portraits } = play('portraits.list', {});
    expect(portraits).toHaveLength(2);
    for (const { pseudonym, personName } of portraits) expect(pseudonym).not.toBe(personName);
    expect(Math.max(...portraits.map(({ sectionsWritten }) => sectionsWritten))).toBe(9);
  });

  test('names no real agency and no real area', () => {
    const real =
      /\b(Crisis|Salvation Army|Mind|Coventry|Shelter|St Mungo|Emmaus|Turning Point|Change Grow Live|Addaction|Whitefriars|Orbit|Citizen|Warwick\w*|Birmingham|Solihull|West Midlands|Cyrenians|Anawim|Clinks|Homeless Link|Cordis Bright|LankellyChase|Langley House|Midland Heart|Harbour Housing)\b/;
    expect(exportRegister(one.session.read).match(real)?.[0]).toBeUndefined();
  });
});
