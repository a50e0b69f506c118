import type { PersonRow } from '../../../db/repositories/people/people.ts';
import { rulesOn } from '../../../db/repositories/privacy/retention.ts';
import type { RequestRow } from '../../../db/repositories/privacy/rights.ts';
import type { AccessDocument, AccessSection, AccessTable } from '../../../domain/privacy/access-document.ts';
import { type Passage, redact, redacted } from '../../../domain/privacy/passages.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadContext } from '../context.ts';
import type { Pack, PackRow, PackValue } from './privacy-pack.ts';

/** What is left out of a value. Throws for a text that nobody has decided about. */
type Decided = (value: PackValue) => { readonly text: string; readonly leaveOut: readonly Passage[] };

interface Given {
  readonly person: PersonRow;
  readonly request: RequestRow;
  readonly pack: Pack;
  readonly today: IsoDate;
}

const rowsTable = (caption: string, rows: readonly PackRow[], say: (value: PackValue) => string): AccessTable => ({
  caption,
  head: ['What', 'Recorded'],
  rows: rows.flatMap((row) => row.values.map((value) => [value.label, say(value)])),
});

/** One table for each kind of thing, in the order of the register. */
function recordTables(rows: readonly PackRow[], say: (value: PackValue) => string): AccessTable[] {
  const byThing = new Map<string, PackRow[]>();
  for (const row of rows) byThing.set(row.thing, [...(byThing.get(row.thing) ?? []), row]);
  return [...byThing].flatMap(([thing, own]) =>
    own.map((row, at) => rowsTable(own.length === 1 ? thing : `${thing}, ${at + 1} of ${own.length}`, [row], say)),
  );
}

const minute = (moment: string): string => moment.slice(0, 16).replace('T', ' ');

const done = { insert: 'added', set: 'changed', delete: 'removed' } as const;

function sealedSection(sealed: Pack['sealed'], say: (value: PackValue) => string): AccessSection {
  const title = 'Kept under a separate key';
  if (sealed === null)
    return {
      title,
      says: [
        'Some kinds of information are kept under a separate key, for everybody in the register alike. Whoever made ' +
          'this copy does not hold that key and cannot tell whether there is any about you. Somebody who holds it ' +
          'looks, and adds what there is to this copy.',
      ],
      tables: [],
    };
  const none = 'Some kinds of information are kept under a separate key. There is none about you.';
  const some =
    'Some kinds of information are kept under a separate key, and few people can open it. This is what it holds about you.';
  return sealed.length === 0
    ? { title, says: [none], tables: [] }
    : { title, says: [some], tables: recordTables(sealed, say) };
}

const about = ({ person, request, today }: Given, areaName: string): AccessSection => ({
  title: 'About this copy',
  says: [
    `This is what the programme for people with multiple complex needs in ${areaName} holds about ` +
      `${person.preferredName}, reference ${person.reference}. It was asked for on ${request.receivedOn} and made on ${today}. ` +
      'Days are written as year, month, day; times are in UTC.',
    `Where words about somebody else had to be left out, it says ${redacted}. Some information may have been left ` +
      'out altogether because it is about other people.',
    'The agencies of the programme keep it to agree on support and to give it together. It came from you and from ' +
      'those agencies; the history below says which of them recorded what.',
  ],
  tables: [],
});

const rights = ({ db }: ReadContext, today: IsoDate): AccessSection => ({
  title: 'How long it is kept, and your rights',
  says: [
    'When the time in the table is over, somebody looks at the record and decides. Nothing is deleted without a decision.',
    'You can ask to have something corrected, to have the record erased, to have its use restricted, and you can ' +
      'object to its use. Ask any of the agencies. You can also complain to the Information Commissioner: ico.org.uk, ' +
      'telephone 0303 123 1113.',
  ],
  tables: [
    {
      caption: 'How long each kind of information is kept',
      head: ['Kind of information', 'Months after leaving', 'Months after the last change, for those who never joined'],
      rows: rulesOn(db, today).map((rule) => [
        rule.category.charAt(0).toUpperCase() + rule.category.slice(1),
        String(rule.monthsAfterLeaving),
        String(rule.monthsAfterActivity),
      ]),
    },
  ],
});

/** The copy of somebody's record as a document. Every value goes through `decided`. */
export function accessDocument(context: ReadContext, given: Given, decided: Decided): AccessDocument {
  const { pack, today } = given;
  const say = (value: PackValue): string => {
    const { text, leaveOut } = decided(value);
    return redact(text, leaveOut);
  };
  const sayOr = (value: PackValue | null): string => (value === null ? '–' : say(value));
  return {
    title: 'A copy of your record',
    sections: [
      about(given, context.session.areaName),
      { title: 'What is held about you now', says: [], tables: recordTables(pack.record, say) },
      sealedSection(pack.sealed, say),
      {
        title: 'What was changed, and by which agency',
        says: [],
        tables: [
          {
            caption: 'Changes, oldest first',
            head: ['When', 'Agency', 'What', 'Field', 'Before', 'After'],
            rows: pack.history.map(({ at, agency, what, thing, field, before, after }) => [
              minute(at),
              agency,
              `${thing}, ${done[what]}`,
              field,
              sayOr(before),
              sayOr(after),
            ]),
          },
        ],
      },
      {
        title: 'Who has looked',
        says: ['With whom it is shared stands above, under Sharing, where anything was decided.'],
        tables: [
          {
            caption: 'Every time the record was opened, changed or listed, oldest first',
            head: ['When', 'Agency', 'How'],
            rows: pack.looks.map(({ at, agency, how }) => [minute(at), agency, how]),
          },
        ],
      },
      rights(context, today),
    ],
  };
}
