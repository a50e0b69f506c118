import { expect, it } from 'vitest';
import { contentPolicy, pageHeaders } from './content-policy.ts';

it('allows the bundle and nothing else', () => {
  expect(contentPolicy(['sha256-abc='])).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-abc='; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

it('sends what keeps the page to itself with every file', () => {
  expect(pageHeaders([])).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  expect(pageHeaders([])['permissions-policy']).toContain('camera=()');
});
