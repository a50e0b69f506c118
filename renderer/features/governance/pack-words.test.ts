import { expect, test } from 'vitest';
import { legalGround } from '../../../domain/governance/law.ts';
import { limitsPaper } from '../../../domain/governance/limits.ts';
import { sealedKinds } from '../../../domain/sealed/kinds.ts';
import { kinderWordsFor } from '../../ui/kinder-words.ts';

test('the papers use none of the words for which the screens offer kinder ones', () => {
  const words = JSON.stringify([limitsPaper(), legalGround(), sealedKinds]);
  expect(kinderWordsFor(words)).toEqual([]);
  expect(kinderWordsFor('She failed to engage')).not.toEqual([]);
});
