import { list, type ReadablePaper, table, text, write } from '../governance/document.ts';
import { dayInWords } from '../governance/words.ts';
import { spanInQuarters } from '../programme/periods.ts';
import { foldForSearch } from '../search.ts';
import type { IsoDate } from '../time.ts';
import { changedSince, partLabels, type SignedOff } from './sign-off.ts';
import { boardDecisionLabels } from './words.ts';

/** What the Board is shown of a cohort: definition, method, size and counts, and nothing about anybody in it. */
export interface BoardPaperInput {
  readonly area: string;
  readonly cohort: {
    readonly name: string;
    readonly purpose: string | null;
    readonly definitionId: string;
    readonly definitionLabel: string;
    readonly openness: 'closed' | 'open';
    readonly minimum: number;
    readonly needs: readonly string[];
    readonly methodLabel: string | null;
    readonly methodWords: string | null;
    readonly plannedSize: number | null;
    readonly validFrom: IsoDate;
    readonly validTo: IsoDate | null;
  };
  readonly counts: { readonly now: number; readonly ever: number; readonly left: number };
  readonly decisions: readonly (SignedOff & {
    readonly meeting: string;
    readonly minute: string | null;
    readonly conditions: string | null;
  })[];
  /** Folded words of every name, alias and reference of those in the register. */
  readonly names: ReadonlySet<string>;
  readonly madeOn: IsoDate;
}

/** Below this a number of people is said in words. */
export const smallestCount = 5;

const numbers = ['none', 'one', 'two', 'three', 'four'] as const;

/** A count of people for a paper that is published: none, fewer than five, or the number. */
export const countInWords = (count: number): string =>
  count === 0 ? 'nobody' : count < smallestCount ? 'fewer than five' : String(count);

const word = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ-][\p{L}\p{M}\p{N}]+)*/gu;

/** Whether a text holds a word that is also a name or reference of somebody in the register. */
export function holdsName(words: string, names: ReadonlySet<string>): boolean {
  for (const [found] of words.matchAll(word)) {
    const parts = foldForSearch(found).split(' ');
    if (names.has(parts.join('')) || names.has(parts.join(' ')) || parts.some((part) => names.has(part))) return true;
  }
  return [...names].some((name) => name.includes(' ') && foldForSearch(words).includes(name));
}

export const leftOut = 'Left out: it holds a word that is also a name in the register. Write it in other words first.';

type Show = (words: string) => string;

/** Six digits and more are a number of somebody's, or a day; neither belongs here. */
const number = /\d(?:[\s\-/.()+]*\d){5,}/u;

const shower =
  (names: ReadonlySet<string>): Show =>
  (words) =>
    holdsName(words, names) || number.test(words) ? leftOut : words;

const quarterOf = (day: IsoDate): string => `the quarter ${spanInQuarters({ firstDay: day, lastDay: day })}`;

const spanOf = ({ validFrom, validTo }: BoardPaperInput['cohort']): string =>
  validTo === null
    ? `It takes people on since ${quarterOf(validFrom)}, with no end set`
    : `It takes people on from ${quarterOf(validFrom)} to ${quarterOf(validTo)}`;

function whatIsAsked({ cohort }: BoardPaperInput, show: Show) {
  const { openness, minimum, needs, methodLabel, methodWords, plannedSize, definitionLabel } = cohort;
  const more = openness === 'open' ? ' Other needs that the partnership has named count as well.' : '';
  return [
    {
      heading: 'Definition',
      blocks: [
        text(
          `${show(definitionLabel)}: somebody meets it with at least ${numbers[minimum] ?? String(minimum)} of these.${more}`,
        ),
        list(...needs),
      ],
    },
    {
      heading: 'Method',
      blocks: [
        text(methodLabel === null ? 'The version of the method has not been named yet.' : `${show(methodLabel)}.`),
        text(methodWords === null ? 'How people are chosen has not been written down yet.' : show(methodWords)),
        text('The panel decides about people, with reasons and without a cut-off score. The Board decides about none.'),
      ],
    },
    {
      heading: 'Size',
      blocks: [text(plannedSize === null ? 'No size has been planned yet.' : `${plannedSize} people at one time.`)],
    },
  ];
}

function howItStands({ counts, madeOn }: BoardPaperInput) {
  const { now, ever, left } = counts;
  return {
    heading: 'How it stands',
    blocks: [
      table(
        `People, in ${quarterOf(madeOn)}`,
        ['What', 'How many'],
        [
          ['In the cohort now', countInWords(now)],
          ['Ever in it', countInWords(ever)],
          ['No longer in it', countInWords(left)],
        ],
      ),
      text(
        'A number of people from one to four is said as “fewer than five”. Nobody is named, and no day of anybody’s.',
      ),
    ],
  };
}

function whatWasDecided({ cohort, decisions }: BoardPaperInput, show: Show) {
  const rows = decisions.map((one) => {
    const changed = changedSince(cohort, one).map((part) => partLabels[part]);
    return [
      dayInWords(one.signedOn),
      [show(one.meeting), ...(one.minute === null ? [] : [`minute ${show(one.minute)}`])].join(', '),
      boardDecisionLabels[one.decision],
      one.conditions === null ? 'None' : show(one.conditions),
      changed.length === 0 ? 'Nothing' : changed.join(', '),
    ];
  });
  return {
    heading: 'What the Board has decided',
    blocks: [
      rows.length === 0
        ? text('This cohort has not been before the Board yet.')
        : table('Decisions, newest first', ['Meeting on', 'Where', 'Decision', 'Conditions', 'Changed since'], rows),
    ],
  };
}

/**
 * The paper on which the Board decides about a cohort. Whatever somebody wrote in their own words is left out whole where it
 * holds a word that is also a name, alias or reference in the register, or a long number.
 */
export function boardPaper(input: BoardPaperInput): ReadablePaper {
  const show = shower(input.names);
  const { cohort, area, madeOn } = input;
  return {
    title: `For the Board: the cohort ${show(cohort.name)}`,
    lead: `${show(area)}. Made on ${dayInWords(madeOn)} for a decision about definition, method and size.`,
    sections: [
      {
        heading: 'What the cohort is',
        blocks: [
          text(cohort.purpose === null ? 'Its purpose has not been written down yet.' : show(cohort.purpose)),
          text(`${spanOf(cohort)}.`),
        ],
      },
      ...whatIsAsked(input, show),
      howItStands(input),
      whatWasDecided(input, show),
      {
        heading: 'The decision',
        blocks: [write('Endorsed, resolved, deferred or noted', 'Conditions', 'Minute number', 'Date')],
      },
    ],
  };
}
