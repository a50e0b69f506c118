/** The calls that every transport answers alike: the windows through their bridges, the terminal through its host. */

/** The draft that the texts travel in. */
export const address = { form: 'transport', subject: 'new' } as const;

/** As long as a kept text may be, in UTF-16 units. */
const longest = 200_000;

/** Texts that come back exactly as they went. */
export const oddTexts: readonly (readonly [what: string, text: string])[] = [
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

const draft = { ...address, personId: null };

/** Calls that are refused, each with its code. */
export const refusedCalls: readonly (readonly [what: string, name: string, input: unknown, code: string])[] = [
  ['an operation that does not exist', 'people.forget', {}, 'unknown-operation'],
  ['a name of every object', 'constructor', {}, 'unknown-operation'],
  ['a name of the prototype', '__proto__', {}, 'unknown-operation'],
  ['nothing at all', 'drafts.keep', null, 'bad-input'],
  ['a key too many', 'drafts.keep', { ...draft, content: '', more: 1 }, 'bad-input'],
  ['a number for a text', 'drafts.keep', { ...draft, content: 1 }, 'bad-input'],
  ['a text of 2 MB', 'drafts.keep', { ...draft, content: 'x'.repeat(2 ** 21) }, 'text-too-long'],
  ['500 levels of nesting', 'drafts.keep', JSON.parse('['.repeat(500) + ']'.repeat(500)), 'bad-input'],
];
