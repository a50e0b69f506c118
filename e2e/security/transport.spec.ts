import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { demonstrationOpen, lock, unlock } from '../pages/vault.ts';
import { hostProcesses } from '../processes.ts';
import { callBridge, inPage } from './bridge.ts';
import { address, oddTexts, refusedCalls } from './conformance.ts';

/** The same calls with the same answers in every shell: what is expected here holds for all of them. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

for (const [what, content] of oddTexts) {
  test(`text comes back as it went: ${what}`, async () => {
    const { page } = app();
    const kept = await callBridge(page, 'drafts.keep', { ...address, personId: null, content });
    expect(kept.ok).toBe(true);
    const { value } = await callBridge(page, 'drafts.find', address);
    expect((value as { draft: { content: string } }).draft.content).toBe(content);
  });
}

for (const [what, name, input, code] of refusedCalls) {
  test(`refused alike on every transport: ${what}`, async () => {
    // As text, because the test driver cannot hand over every input that JSON can write.
    const given = `JSON.parse(${JSON.stringify(JSON.stringify(input))})`;
    const answer = await inPage(app().page, `bridge.call(${JSON.stringify(name)}, ${given})`);
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });
}

/** Expressions of the page, because a test cannot hand these values over; with the code each is refused with. */
const strangeInputs: readonly (readonly [string, string, string])[] = [
  ['nothing at all', 'undefined', 'bad-input'],
  ['a function', '() => 1', 'bad-input'],
  ['a Map', `new Map([['form', 'transport']])`, 'text-missing'],
  ['a function inside', `{ form: 'transport', subject: 'new', personId: null, content: () => 1 }`, 'bad-input'],
  ['undefined inside', `{ form: 'transport', subject: 'new', personId: null, content: undefined }`, 'bad-input'],
  ['a number that is none', `{ form: 'transport', subject: 'new', personId: null, content: NaN }`, 'bad-input'],
  ['bytes', `new Uint8Array([1, 2, 3])`, 'text-missing'],
  ['a date', `new Date(0)`, 'bad-input'],
];

for (const [what, expression, code] of strangeInputs) {
  test(`refused with a code: ${what}`, async () => {
    const { page } = app();
    const answer = await inPage(page, `bridge.call('drafts.keep', ${expression})`);
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect((await callBridge(page, 'vault.status', {})).ok).toBe(true);
  });
}

test('many calls at once each get their own answer', async () => {
  const { page } = app();
  const answers = await inPage(
    page,
    `Promise.all(Array.from({ length: 50 }, (_, at) => bridge.call('people.search', { text: 'da', limit: at + 1 })))
      .then((all) => ({ ok: all.every((one, at) => one.ok && one.value.people.length <= at + 1), value: all.length }))`,
  );
  expect(answers).toEqual({ ok: true, value: 50 });
});

test('locking ends the process that held the key, and a fresh one answers', async () => {
  const { page } = app();
  const before = hostProcesses();
  expect(before).toHaveLength(1);
  await lock(page);
  await expect.poll(() => hostProcesses().filter((pid) => before.includes(pid))).toEqual([]);
  await expect.poll(() => hostProcesses().length).toBe(1);
  expect(await callBridge(page, 'people.list', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(await callBridge(page, 'vault.status', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
  await unlock(page, 'amber kettle quiet harbour');
  expect((await callBridge(page, 'people.list', {})).ok).toBe(true);
});
