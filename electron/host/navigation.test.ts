import { describe, expect, it } from 'vitest';
import { chromiumOrigin, electronOrigin, isAppOrigin, isAppPage, isAppUrl } from './navigation.ts';

const foreign = [
  'app://bundle@elsewhere/',
  'app://bundle.elsewhere/',
  'app://bundle:81/',
  'app://someone@bundle/',
  'app://elsewhere/app://bundle/',
  'app:bundle/',
  'https://app.invalid.example/',
  'https://app.invalid@example.com/',
  'https://someone:word@app.invalid/',
  'https://app.invalid:444/',
  'http://app.invalid/',
  'https://example.com/?https://app.invalid/',
  'file:///etc/hostname',
  'data:text/html,app://bundle/',
  'blob:app://bundle/2b1f',
  'javascript:1',
  'about:blank',
  'app://',
  '//bundle/',
  '',
];

describe('whose address it is', () => {
  it.each(foreign)('%s is not ours', (url) => {
    expect(isAppUrl(url, electronOrigin)).toBe(false);
    expect(isAppUrl(url, chromiumOrigin)).toBe(false);
  });

  it.each(['app://bundle/', 'app://bundle/assets/index.js', 'app://bundle/?a#b'])('%s is ours in Electron', (url) => {
    expect(isAppUrl(url, electronOrigin)).toBe(true);
    expect(isAppUrl(url, chromiumOrigin)).toBe(false);
  });

  it('is ours in Chromium under the reserved name, in any case', () => {
    expect(isAppUrl('https://APP.invalid/assets/index.js', chromiumOrigin)).toBe(true);
  });
});

it('shows one page and nothing else of the bundle', () => {
  expect(isAppPage('app://bundle/', electronOrigin)).toBe(true);
  expect(isAppPage('app://bundle/#people', electronOrigin)).toBe(true);
  expect(isAppPage('app://bundle/assets/index.js', electronOrigin)).toBe(false);
  expect(isAppPage('https://app.invalid/index.html', chromiumOrigin)).toBe(false);
});

it('takes an origin as the browser writes it, and never an opaque one', () => {
  expect(isAppOrigin('app://bundle', electronOrigin)).toBe(true);
  expect(isAppOrigin('app://bundle/', electronOrigin)).toBe(true);
  for (const origin of ['null', '', 'app://bundle.elsewhere', 'file://']) {
    expect(isAppOrigin(origin, electronOrigin)).toBe(false);
  }
});
