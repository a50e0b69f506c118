import { foldForSearch, queryWords } from '../search.ts';

/** A piece of what was written around the first word that was looked for. */
export interface Excerpt {
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

const around = 60;
const word = /[\p{L}\p{N}\p{M}'’-]+/gu;

/** Cuts at a space, so that no word is shown in half; a dash of dots says that more stands there. */
function cutStart(text: string): string {
  if (text.length <= around) return text;
  const kept = text.slice(-around);
  return `… ${kept.slice(kept.indexOf(' ') + 1)}`;
}

function cutEnd(text: string): string {
  if (text.length <= around) return text;
  const kept = text.slice(0, around);
  const space = kept.lastIndexOf(' ');
  return `${space > 0 ? kept.slice(0, space) : kept} …`;
}

/**
 * Where the words that were looked for stand: around the first word of these pieces that begins with one of them, on one
 * line. The beginning of the first piece where none does, since a search compares folded words.
 */
export function excerptOf(pieces: readonly string[], typed: string): Excerpt {
  const wanted = queryWords(typed);
  for (const piece of pieces) {
    const text = piece.replace(/\s+/gu, ' ').trim();
    for (const match of text.matchAll(word)) {
      const folded = foldForSearch(match[0]).split(' ');
      if (!wanted.some((one) => folded.some((part) => part.startsWith(one)))) continue;
      return {
        before: cutStart(text.slice(0, match.index)),
        found: match[0],
        after: cutEnd(text.slice(match.index + match[0].length)),
      };
    }
  }
  return { before: '', found: '', after: cutEnd((pieces[0] ?? '').replace(/\s+/gu, ' ').trim()) };
}
