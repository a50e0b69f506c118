import { expect } from '@playwright/test';
import { operationNames } from '../../domain/contract.ts';
import { isRefusalCode, sentenceFor } from '../../domain/refusal.ts';
import { shareApp, test } from '../fixtures.ts';
import { title } from '../pages/frame.ts';
import { demonstrationOpen } from '../pages/vault.ts';
import { type Answer, callBridge, inPage } from './bridge.ts';

const app = shareApp(true, demonstrationOpen);

const typed = 'zq-typed-by-somebody';

/** A no is a code, the sentence of that code, and at most the name of a field: no path, no stack, nothing typed. */
const expectPlainNo = (answer: Answer, about: string): string => {
  expect(Object.keys(answer).sort(), about).toEqual(['error', 'ok']);
  const { code = '', message, field, ...rest } = answer.error ?? {};
  expect(rest, about).toEqual({});
  expect(isRefusalCode(code), `${about}: ${code}`).toBe(true);
  if (isRefusalCode(code)) expect(message, about).toBe(sentenceFor(code));
  if (field !== undefined) expect(field, about).toMatch(/^[a-zA-Z]+(\.[a-zA-Z0-9]+)*$/);
  expect(JSON.stringify(answer), about).not.toContain(typed);
  return code;
};

const strangeNames: readonly unknown[] = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'then'],
  ...['', ' ', 'people', 'people.', 'people.List', 'vault.status ', 'people.list\u0000', `people.${typed}`],
  ...[null, 0, 42, true, {}, [], ['people.list'], { toString: 'people.list' }],
];

test('unknown names and names of the prototype are no operations', async () => {
  const { page } = app();
  for (const name of strangeNames) {
    const answer = await callBridge(page, name, {});
    expect(expectPlainNo(answer, JSON.stringify(name)), JSON.stringify(name)).toBe('unknown-operation');
  }
});

const wrongInputs: readonly unknown[] = [null, 7, typed, true, [], [typed], { [typed]: typed }, { unexpected: {} }];

test('every operation refuses what is not its input, extra keys included', async () => {
  test.setTimeout(360_000);
  const { page } = app();
  for (const name of operationNames) {
    for (const input of wrongInputs) {
      const about = `${name} ${JSON.stringify(input)}`;
      const answer = await callBridge(page, name, input);
      expect(answer.ok, about).toBe(false);
      expect(expectPlainNo(answer, about), about).not.toBe('internal');
    }
  }
  // None of that locked the register or changed the screen.
  await expect(title(page)).toHaveText('Today');
});

test('an extra key beside a right input is refused, and a key of the prototype changes nothing', async () => {
  const { page } = app();
  const right = { text: 'da', limit: 3 };
  const answer = await callBridge(page, 'people.search', right);
  expect(answer.ok).toBe(true);
  expectPlainNo(await callBridge(page, 'people.search', { ...right, extra: typed }), 'extra');
  const polluting = `JSON.parse('{"text":"da","limit":3,"__proto__":{"limit":1}}')`;
  const polluted = await inPage(page, `bridge.call('people.search', ${polluting})`);
  expect([false, answer.value]).toContainEqual(polluted.ok && polluted.value);
});

test('ids that are none, and ids of nothing, answer with a code', async () => {
  const { page } = app();
  const nobody = '0180a000-0000-7000-8000-00000000ffff';
  for (const personId of [typed, '../../etc/passwd', "' OR 1=1 --", nobody]) {
    const code = expectPlainNo(await callBridge(page, 'people.open', { personId }), personId);
    expect(code).toBe(personId === nobody ? 'not-found' : 'bad-input');
  }
});
