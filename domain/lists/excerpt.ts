import { foldForSearch, queryWords } from '../search.ts';

/** A stretch of an excerpt, and whether it is one of the words that were looked for. */
export interface ExcerptPart {
  readonly text: string;
  readonly found: boolean;
}

const around = 60;
// Words that stand further apart than this are not shown together, in characters.
const together = 120;
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

const onOneLine = (piece: string): string => piece.replace(/\s+/gu, ' ').trim();

interface Hit {
  readonly at: number;
  readonly end: number;
  /** Which of the words looked for it begins with. */
  readonly wanted: readonly string[];
}

/** Every word of a text that begins with one that was looked for, in order. */
const hitsIn = (text: string, wanted: readonly string[]): Hit[] =>
  [...text.matchAll(word)].flatMap((match) => {
    const folded = foldForSearch(match[0]).split(' ');
    const begins = wanted.filter((one) => folded.some((part) => part.startsWith(one)));
    return begins.length === 0 ? [] : [{ at: match.index, end: match.index + match[0].length, wanted: begins }];
  });

const wordsOf = (group: readonly Hit[]): number => new Set(group.flatMap(({ wanted }) => wanted)).size;

/** The hits near each other that hold the most different words; the first such group. */
const fullestGroup = (hits: readonly Hit[]): readonly Hit[] => {
  let best: readonly Hit[] = [];
  let most = 0;
  hits.forEach((first, index) => {
    const group = hits.slice(index).filter(({ end }) => end - first.at <= together);
    const different = wordsOf(group);
    if (different <= most) return;
    most = different;
    best = group;
  });
  return best;
};

/** The text from the first hit to the last, each hit a part of its own. */
const between = (text: string, group: readonly Hit[]): ExcerptPart[] =>
  group.flatMap(({ at, end }, index) => {
    const last = group[index - 1]?.end ?? at;
    return [
      { text: text.slice(last, at), found: false },
      { text: text.slice(at, end), found: true },
    ];
  });

const surrounded = (text: string, group: readonly Hit[]): ExcerptPart[] => [
  { text: cutStart(text.slice(0, group[0]?.at)), found: false },
  ...between(text, group),
  { text: cutEnd(text.slice(group.at(-1)?.end)), found: false },
];

/**
 * Where the words that were looked for stand: around the place of the first of these pieces in which most of them stand
 * together, on one line, in order. The beginning of the first piece where none does, since a search compares folded
 * words. Parts are never empty.
 */
export function excerptOf(pieces: readonly string[], typed: string): ExcerptPart[] {
  const wanted = queryWords(typed);
  const groups = pieces.map(onOneLine).map((text) => ({ text, group: fullestGroup(hitsIn(text, wanted)) }));
  const most = Math.max(0, ...groups.map(({ group }) => wordsOf(group)));
  const best = groups.find(({ group }) => group.length > 0 && wordsOf(group) === most);
  const parts = best ? surrounded(best.text, best.group) : [{ text: cutEnd(groups[0]?.text ?? ''), found: false }];
  return parts.filter(({ text }) => text !== '');
}
