/**
 * What a briefing may say in words: this list and nothing else. The words are about services, never about one person, so
 * that they can be said of a group of any size. In plain language, because everybody at the table reads them.
 */
export const askedThemes = [
  'own-place',
  'one-worker',
  'told-once',
  'help-together',
  'time',
  'way-in',
  'say-in-it',
  'been-there',
] as const;
export type AskedTheme = (typeof askedThemes)[number];

export const askedThemeWords: Readonly<Record<AskedTheme, string>> = {
  'own-place': 'A place of their own',
  'one-worker': 'One worker they know',
  'told-once': 'Telling their story only once',
  'help-together': 'Help with two things at the same time',
  time: 'Time, and nobody rushing them',
  'way-in': 'A way in without a phone or a form',
  'say-in-it': 'A say in what happens next',
  'been-there': 'Somebody beside them who has been there',
};

export const blockedThemes = [
  'waiting',
  'each-first',
  'rule',
  'appointments',
  'no-address',
  'papers',
  'changes-of-worker',
  'closed',
  'not-told',
] as const;
export type BlockedTheme = (typeof blockedThemes)[number];

export const blockedThemeWords: Readonly<Record<BlockedTheme, string>> = {
  waiting: 'Long waits',
  'each-first': 'Two services each waiting for the other to go first',
  rule: 'A rule that did not bend',
  appointments: 'Help that ended because of a missed appointment',
  'no-address': 'No help without an address',
  papers: 'No help without papers',
  'changes-of-worker': 'Too many changes of worker',
  closed: 'Closed at the hour when it was needed',
  'not-told': 'Services that did not tell each other',
};
