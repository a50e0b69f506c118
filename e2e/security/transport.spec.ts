import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { demonstrationOpen, lock, unlock } from '../pages/vault.ts';
import { hostProcesses } from '../processes.ts';
import { callBridge, inPage } from './bridge.ts';

/** The same calls with the same answers in every shell: what is expected here holds for all of them. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

const address = { form: 'transport', subject: 'new' };
const longest = 200_000;

const oddTexts: readonly (readonly [string, string])[] = [
  ['quotes and slashes', '"\\/\'`</script>%00'],
  ['line ends', 'a\nb\r\nc\u2028d\u2029e'],
  ['control characters', '\u0000\u0001\u0007\u001b[31m'],
  ['letters of many scripts', 'Łukasik Ferréol 山田 يوسف שלום ไทย'],
  ['beyond the first plane', '👩🏽‍⚕️𝒞𝒶𝓈𝑒'],
  ['direction marks', '\u202eabc\u202c\u2066x\u2069'],
  ['not composed', 'Zoe\u0308 cafe\u0301'],
  ['what looks like JSON', '{"ok":true,"__proto__":{"a":1}}'],
  ['nothing', ''],
  ['as long as it may be', 'ä'.repeat(longest)],
];

for (const [what, content] of oddTexts) {
  test(`text comes back as it went: ${what}`, async () => {
    const { page } = app();
    const kept = await callBridge(page, 'drafts.keep', { ...address, personId: null, content });
    expect(kept.ok).toBe(true);
    const { value } = await callBridge(page, 'drafts.find', address);
    expect((value as { draft: { content: string } }).draft.content).toBe(content);
  });
}

/** Expressions of the page, because a test cannot hand these values over; with the code each is refused with. */
const strangeInputs: readonly (readonly [string, string, string])[] = [
  [
    'a text of 2 MB',
    `{ form: 'transport', subject: 'new', personId: null, content: 'x'.repeat(2 ** 21) }`,
    'text-too-long',
  ],
  ['nothing at all', 'undefined', 'bad-input'],
  ['a function', '() => 1', 'bad-input'],
  ['a Map', `new Map([['form', 'transport']])`, 'text-missing'],
  ['a function inside', `{ form: 'transport', subject: 'new', personId: null, content: () => 1 }`, 'bad-input'],
  ['undefined inside', `{ form: 'transport', subject: 'new', personId: null, content: undefined }`, 'bad-input'],
  ['a number that is none', `{ form: 'transport', subject: 'new', personId: null, content: NaN }`, 'bad-input'],
  ['bytes', `new Uint8Array([1, 2, 3])`, 'text-missing'],
  ['a date', `new Date(0)`, 'bad-input'],
  ['500 levels of nesting', `JSON.parse('['.repeat(500) + ']'.repeat(500))`, 'bad-input'],
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
