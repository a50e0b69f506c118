/** What stands for the pages of a register's file, and what was held against what. */
export interface PageFigures {
  readonly total: number;
  readonly trail: number;
  readonly history: number;
  readonly recorded: number;
  readonly indexes: number;
  readonly free: number;
  readonly uncovered: number;
  readonly unreadable: number;
  /** Changes that the trail names, and those that it does not. */
  readonly named: number;
  readonly unnamed: number;
  readonly held: number;
  readonly withoutHistory: number;
}

const say = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`;

const pages = (count: number, does: string, doMany: string): string =>
  `${say(count, 'page', 'pages')} ${count === 1 ? does : doMany}`;

/** Pages in whose place nobody would notice an older one. */
export const unvouchedOf = ({ uncovered, unreadable }: PageFigures): number => uncovered + unreadable;

/**
 * One sentence for each kind of page: a page that is changed by a bit fails its own code, but an older page of the same
 * file passes it, and so each has to be held against something else.
 */
export function pagesInWords(figures: PageFigures): readonly string[] {
  const { total, trail, history, recorded, indexes, free, uncovered, unreadable } = figures;
  const { named, unnamed, held, withoutHistory } = figures;
  return [
    `The file has ${say(total, 'page', 'pages')}. Each carries a code that a change of one bit breaks. An older page of this same file put back in its place would pass that code, so this is what else speaks for them:`,
    `${pages(trail, 'holds', 'hold')} the audit trail, whose head is noted in the key file too.`,
    `${pages(history, 'holds', 'hold')} the history of changes. The trail names ${say(named, 'change', 'changes')} one by one${
      unnamed === 0
        ? '.'
        : ` and not the ${unnamed.toLocaleString('en-GB')} with which the register was made or that an earlier version wrote.`
    }`,
    `${pages(recorded, 'holds', 'hold')} what was recorded: ${say(held, 'record', 'records')}, each field held against its newest change${
      withoutHistory === 0
        ? '.'
        : `, and ${say(withoutHistory, 'record', 'records')} that came with Casebook and were never changed.`
    }`,
    `${pages(indexes, 'is an index', 'are indexes')}, held against the rows they lead to.`,
    ...(free === 0 ? [] : [`${pages(free, 'is empty', 'are empty')}, and nothing of them is ever read.`]),
    ...(unreadable === 0
      ? []
      : [
          `${pages(unreadable, 'belongs', 'belong')} to tables that cannot be read to their end, because a page is damaged.`,
        ]),
    `${pages(uncovered, 'is', 'are')} held against nothing: drafts, the search index, lists of values, keys, and the plan of the file. An older one of these put back would not be noticed.`,
  ];
}
