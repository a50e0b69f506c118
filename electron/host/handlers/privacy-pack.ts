import { createHash } from 'node:crypto';
import { entriesThatShow } from '../../../db/repositories/audit/entries.ts';
import { movesOf } from '../../../db/repositories/contacts/moves.ts';
import { historyOf } from '../../../db/repositories/privacy/history-of-person.ts';
import { agenciesOfUsers, namesIn } from '../../../db/repositories/privacy/names.ts';
import { namesOfOthers, wholeRecord } from '../../../db/repositories/privacy/whole-record.ts';
import { boxesBesideFacts, boxesOfPerson } from '../../../db/repositories/sealed/sealed-facts.ts';
import { entities } from '../../../domain/entities.ts';
import type { FieldWords } from '../../../domain/history/thing-words.ts';
import { fieldWords, type Names, thingLabel, valueInWords } from '../../../domain/history/words.ts';
import { nameWords, type Passage, thirdParties } from '../../../domain/privacy/passages.ts';
import { sealedKinds } from '../../../domain/sealed/kinds.ts';
import type { ReadContext } from '../context.ts';
import { heldPair, openFact, openValue } from '../sealed-facts.ts';
import { createTeller } from './history-of-person.ts';
import { filesOf, type PackFile } from './privacy-pack-files.ts';

/** A value in the pack; `free` ones hold somebody's own words and go through the queue. */
export interface PackValue {
  readonly label: string;
  readonly text: string;
  readonly free: boolean;
}

export interface PackRow {
  readonly thing: string;
  readonly values: readonly PackValue[];
}

export interface PackChange {
  readonly at: string;
  readonly agency: string;
  readonly what: 'insert' | 'set' | 'delete';
  readonly thing: string;
  readonly field: string;
  readonly before: PackValue | null;
  readonly after: PackValue | null;
}

/** Everything that goes into somebody's copy, before anything is left out of it. */
export interface Pack {
  readonly record: readonly PackRow[];
  readonly history: readonly PackChange[];
  readonly looks: readonly { readonly at: string; readonly agency: string; readonly how: string }[];
  /** Null where whoever makes the copy holds no key for sealed facts; that says nothing about whether there are any. */
  readonly sealed: readonly PackRow[] | null;
  readonly files: readonly PackFile[];
}

/** Whoever changed or saw something is named by their agency: the worker is somebody else too. */
function namesForPerson({ db }: ReadContext): Names {
  const names = namesIn(db);
  const agencies = agenciesOfUsers(db);
  return { ...names, user: (id) => `Somebody at ${names.agency(agencies.get(id) ?? 'an agency')}` };
}

const isFree = ({ meaning }: FieldWords): boolean => meaning === 'text';

function recordRows({ session }: ReadContext, names: Names, personId: string): PackRow[] {
  return wholeRecord(session.raw, personId).map(({ entity, fields }) => {
    const entityCode = entities[entity].code;
    const codeOf = fields.find(({ field }) => field === 'code')?.value ?? null;
    const values = fields.flatMap(({ field, value }): PackValue[] => {
      const words = fieldWords(entityCode, field);
      const text = valueInWords(words.meaning, value, names, codeOf === null ? null : String(codeOf));
      return text === null || words.meaning === 'hidden' ? [] : [{ label: words.label, text, free: isFree(words) }];
    });
    return { thing: thingLabel(entityCode), values };
  });
}

function historyRows({ db, session }: ReadContext, names: Names, personId: string): PackChange[] {
  const teller = createTeller(db, session.keys, 'everything', names);
  const changes: PackChange[] = [];
  for (const row of historyOf(db, session.keys, personId)) {
    const told = teller.tell(row);
    if (told === null) continue;
    const { at, agency, kind: what, thing } = told;
    for (const { words, before, after } of told.fields) {
      const value = (text: string | null): PackValue | null =>
        text === null ? null : { label: words.label, text, free: isFree(words) };
      changes.push({ at, agency, what, thing, field: words.label, before: value(before), after: value(after) });
    }
  }
  return changes.reverse();
}

const howSeen: Readonly<Record<string, string>> = {
  person: 'Opened or changed',
  list: 'Shown in a list',
  search: 'Found by a search',
};

function sealedRows({ db, session }: ReadContext, names: Names, personId: string): PackRow[] | null {
  const pair = heldPair(session);
  if (pair === null) return null;
  const facts = boxesOfPerson(db, personId).flatMap((row): PackRow[] => {
    const inside = openFact(pair, session.registerId, row);
    if (inside === null) return [];
    const label = sealedKinds.find((kind) => kind.code === inside.kind)?.label ?? inside.kind;
    return [{ thing: label, values: [{ label, text: inside.text, free: true }] }];
  });
  const codes = new Map(
    db
      .all(db.selectFrom('fact').select(['id', 'code']).where('personId', '=', personId))
      .map((row) => [row.id, row.code]),
  );
  const moves = new Map(movesOf(db, personId).map((row) => [row.id, row.fromOn]));
  const values = boxesBesideFacts(db, personId).flatMap((row): PackRow[] => {
    const inside = openValue(pair, session.registerId, row);
    const moved = moves.get(row.factId ?? '');
    if (inside !== null && moved !== undefined) {
      const place = names.list('housing-category', inside.valueCode);
      return [{ thing: `Move on ${moved}`, values: [{ label: 'As recorded', text: place, free: false }] }];
    }
    const code = codes.get(row.factId ?? '');
    if (inside === null || code === undefined) return [];
    const text = valueInWords('fact-value', inside.valueCode, names, code) ?? '';
    return [{ thing: names.fact(code), values: [{ label: 'As recorded', text, free: false }] }];
  });
  return [...facts, ...values];
}

export function gatherPack(context: ReadContext, personId: string): Pack {
  const names = namesForPerson(context);
  const agencies = agenciesOfUsers(context.db);
  return {
    record: recordRows(context, names, personId),
    history: historyRows(context, names, personId),
    looks: entriesThatShow(context.db, personId).map(({ at, userId, disclosed }) => ({
      at,
      agency: names.agency(agencies.get(userId ?? '') ?? ''),
      how: howSeen[disclosed] ?? 'Handled',
    })),
    sealed: sealedRows(context, names, personId),
    files: filesOf(context, personId),
  };
}

export interface Finding extends Passage {
  readonly mark: string;
}

export interface QueuedText {
  readonly place: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

const markOf = (text: string, { start, end }: Passage): string =>
  createHash('sha256')
    .update(JSON.stringify([text, start, end]))
    .digest('hex');

/** The mark of the decision whether a file goes into a copy. It is about the content: another file is decided anew. */
export const markOfFile = ({ attachmentId, sha256 }: PackFile): string =>
  createHash('sha256')
    .update(JSON.stringify(['file', attachmentId, sha256]))
    .digest('hex');

/** A file is decided as a whole: nobody but a person can tell what is in it. */
const queuedFile = (file: PackFile): QueuedText => ({
  place: 'File',
  text: file.words,
  findings: [{ start: 0, end: file.words.length, kinds: ['file'], mark: markOfFile(file) }],
});

/**
 * Every different text of a pack that somebody wrote, with what has to be decided in it. A text that stands in several
 * places, as it does in the history, is decided once.
 */
export function queueOf({ db }: ReadContext, personId: string, pack: Pack): ReadonlyMap<string, QueuedText> {
  const { own, others, workers } = namesOfOthers(db, personId);
  const dictionary = { own: nameWords(own), others: nameWords(others), workers: nameWords(workers) };
  const queue = new Map<string, QueuedText>();
  const add = (place: string, value: PackValue | null): void => {
    if (value === null || !value.free || queue.has(value.text)) return;
    const { text } = value;
    const findings = thirdParties(text, dictionary).map((passage) => ({ ...passage, mark: markOf(text, passage) }));
    queue.set(text, { place, text, findings });
  };
  for (const row of [...pack.record, ...(pack.sealed ?? [])])
    for (const value of row.values)
      add(row.thing === value.label ? value.label : `${row.thing}: ${value.label}`, value);
  for (const change of pack.history) {
    for (const value of [change.before, change.after]) add(`History, ${change.thing}: ${change.field}`, value);
  }
  for (const file of pack.files) queue.set(`\u0000${file.attachmentId}`, queuedFile(file));
  return queue;
}
