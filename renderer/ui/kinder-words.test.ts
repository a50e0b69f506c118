import { describe, expect, it } from 'vitest';
import { kinderWordsFor } from './kinder-words.ts';

const said = (text: string) => kinderWordsFor(text).map((word) => word.said);

describe('kinder words', () => {
  it('finds each blaming word once, in any form', () => {
    expect(said('Failed to engage again, refusing help; chaotic, hard-to-reach.')).toEqual([
      'failed to engage',
      'refused',
      'chaotic',
      'hard to reach',
    ]);
  });

  it('reads DNA as an abbreviation only in capitals', () => {
    expect(said('DNA on Tuesday')).toEqual(['DNA']);
    expect(said('Edna came on Tuesday')).toEqual([]);
  });

  it('leaves plain words alone', () => {
    expect(said('Could not be reached on Tuesday; she said no to the clinic.')).toEqual([]);
  });
});
