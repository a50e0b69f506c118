import type { Likeness } from '../../../domain/imports/duplicates.ts';
import type { PreviewRow } from '../../../domain/imports/operations.ts';

export const likenessWords: Readonly<Record<Likeness, string>> = {
  'same-reference': 'Same reference',
  'same-name-and-birth': 'Same name and birth date',
  'birth-changed-over': 'Same name, with day and month of birth swapped',
  'birth-slip': 'Same name, with one digit of the birth date different',
  'like-name-and-birth': 'A name that sounds alike or is close to it, with a birth date that fits',
  'same-name': 'Same name, and no birth date to tell them apart',
};

/** What a person can look at in the list of rows. */
export const rowFilters = ['look-at', 'add', 'possible-duplicate', 'changed', 'unchanged', 'cannot', 'all'] as const;
export type RowFilter = (typeof rowFilters)[number];

export const rowFilterLabels: Readonly<Record<RowFilter, string>> = {
  'look-at': 'To look at',
  add: 'New',
  'possible-duplicate': 'Perhaps here already',
  changed: 'Here, and different',
  unchanged: 'Here, unchanged',
  cannot: 'Cannot be taken in',
  all: 'Every row',
};

/** Whether a row asks for a look: somebody who may be here already, something wrong, or something that is left out. */
const asksForLook = ({ state, notes }: PreviewRow): boolean =>
  state === 'add' ? notes.length > 0 : state !== 'unchanged';

export const rowsUnder = (rows: readonly PreviewRow[], filter: RowFilter): readonly PreviewRow[] => {
  if (filter === 'all') return rows;
  return rows.filter((row) => (filter === 'look-at' ? asksForLook(row) : row.state === filter));
};

/** What a person has decided: lines of possible duplicates that are taken in, and of new people who are left out. */
export interface Decisions {
  readonly add: ReadonlySet<number>;
  /** Lines of people who are here already and are changed by their row. */
  readonly update: ReadonlySet<number>;
  readonly leaveOut: ReadonlySet<number>;
}

export const nothingDecided: Decisions = { add: new Set(), update: new Set(), leaveOut: new Set() };

export const isAdded = ({ state, line }: PreviewRow, { add, leaveOut }: Decisions): boolean =>
  state === 'add' ? !leaveOut.has(line) : (state === 'possible-duplicate' || state === 'changed') && add.has(line);

export const isChanged = ({ state, line }: PreviewRow, { update }: Decisions): boolean =>
  state === 'changed' && update.has(line);

const toggled = (lines: ReadonlySet<number>, line: number, on: boolean): ReadonlySet<number> => {
  const next = new Set(lines);
  if (on) next.add(line);
  else next.delete(line);
  return next;
};

/** The same as a call takes them. */
export const asLists = ({ add, update, leaveOut }: Decisions) => ({
  add: [...add],
  update: [...update],
  leaveOut: [...leaveOut],
});

export type Wish = 'add' | 'update';

/** The decisions after a row is ticked or not. Somebody is either changed, or somebody else and added. */
export function decided(decisions: Decisions, { state, line }: PreviewRow, wish: Wish, isOn: boolean): Decisions {
  if (state === 'add') return { ...decisions, leaveOut: toggled(decisions.leaveOut, line, !isOn) };
  return {
    ...decisions,
    add: toggled(decisions.add, line, wish === 'add' && isOn),
    update: toggled(decisions.update, line, wish === 'update' && isOn),
  };
}

export const inRows = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`;
export const inPeople = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'person' : 'people'}`;
