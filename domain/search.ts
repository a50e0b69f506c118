/** Text as search compares it: names are found whatever their accents, capitals, apostrophes and hyphens. */

// Letters that are not a base letter with a mark, and so survive decomposition.
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ς: 'σ',
};
const apostrophe = /['‘’‛ʹʻʼʽˈ`´′＇]/gu;
const notInWord = /[^\p{L}\p{N}]+/gu;

// Some apostrophes fall apart into others: "ŉ" holds one, and the Greek numeral sign becomes one.
const plain = (text: string): string =>
  text
    .replace(apostrophe, "'")
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(apostrophe, "'")
    .replace(/\p{M}+/gu, '')
    .replace(/[ßøłđðæœþħıŧŋς]/gu, (letter) => letters[letter] ?? letter);

const spaced = (text: string): string => text.replace(notInWord, ' ').trim();

/** Lower case, marks stripped, apostrophes closed up ("O'Brien" is "obrien"), everything else between words one space. */
export const foldForSearch = (text: string): string => spaced(plain(text).replaceAll("'", ''));

/** The words someone typed, each to be found at the start of one of `searchWords`. */
export const queryWords = (typed: string): string[] => foldForSearch(typed).split(' ').filter(Boolean);

// Parts of a surname that people write joined or apart.
const particles = new Set([
  'o',
  'mc',
  'mac',
  'fitz',
  'st',
  'de',
  'da',
  'di',
  'du',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
  'ul',
  'ur',
  'abu',
  'ibn',
  'ben',
]);

/**
 * The words under which a text is found: each word, the parts of a word joined by an apostrophe or a hyphen, the same
 * parts closed up, and a short particle with the word after it. "O'Brien-Łuczak" is found by "obrien", "o brien",
 * "luczak" and "obrienluczak". Each word appears once, in order of first appearance.
 */
export function searchWords(text: string): string[] {
  const found = new Set<string>();
  for (const piece of plain(text).split(/\s+/u)) {
    for (const word of [...spaced(piece.replaceAll("'", '')).split(' '), ...spaced(piece).split(' ')]) found.add(word);
    found.add(piece.replace(notInWord, ''));
  }
  const words = queryWords(text);
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (next !== undefined && particles.has(word)) found.add(word + next);
  });
  found.delete('');
  return [...found];
}
