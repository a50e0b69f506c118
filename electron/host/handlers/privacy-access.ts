import path from 'node:path';
import { shortHead } from '../../../db/audit.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import type { RequestRow } from '../../../db/repositories/privacy/rights.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { accessHtml, accessJson } from '../../../domain/privacy/access-document.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { JobContext, ReadContext, WriteContext } from '../context.ts';
import { accessDocument } from './privacy-document.ts';
import { gatherPack, markOfFile, type QueuedText, queueOf } from './privacy-pack.ts';
import { packedFiles } from './privacy-pack-files.ts';
import { openRequest } from './privacy-requests.ts';
import { writeReturnFiles } from './returns-files.ts';

type Decision = 'keep' | 'redact';

function decisionsOf(
  db: ReadDb,
  requestId: string,
): ReadonlyMap<string, { readonly id: string; readonly decision: Decision }> {
  const rows = db.all(db.selectFrom('accessFinding').selectAll().where('requestId', '=', requestId));
  return new Map(
    rows.map(({ id, mark, decision }) => [mark, { id, decision: decision === 'redact' ? 'redact' : 'keep' }]),
  );
}

/** The reason without which nobody who governs information sees a note: an open request to see the record. */
function accessRequest({ db, viewer }: Pick<ReadContext, 'db' | 'viewer'>, requestId: string): RequestRow {
  const request = openRequest(db, viewer, requestId);
  if (request.kind !== 'access') throw new Refusal('not-an-access-request', 'requestId');
  return request;
}

const undecidedIn = (queue: ReadonlyMap<string, QueuedText>, decided: ReadonlyMap<string, unknown>): number =>
  [...queue.values()].flatMap(({ findings }) => findings).filter(({ mark }) => !decided.has(mark)).length;

export function accessQueue(context: ReadContext, requestId: string): OutputOf<'privacy.accessQueue'> {
  const { personId } = accessRequest(context, requestId);
  const queue = queueOf(context, personId, gatherPack(context, personId));
  const decided = decisionsOf(context.db, requestId);
  const texts = [...queue.values()].filter(({ findings }) => findings.length > 0);
  return {
    personId,
    undecided: undecidedIn(queue, decided),
    texts: texts.map(({ place, text, findings }) => ({
      place,
      text,
      findings: findings.map(({ mark, kinds, start, end }) => ({
        mark,
        kinds: [...kinds],
        start,
        end,
        decision: decided.get(mark)?.decision ?? null,
      })),
    })),
  };
}

/** Keeps a decision for each passage; refuses one that is not in the record any more. */
export function decideRedaction(
  context: WriteContext,
  { requestId, marks, decision }: ParsedInputOf<'privacy.decideRedaction'>,
): string {
  const { personId } = accessRequest(context, requestId);
  const queue = queueOf(context, personId, gatherPack(context, personId));
  const known = new Set([...queue.values()].flatMap(({ findings }) => findings.map(({ mark }) => mark)));
  const decided = decisionsOf(context.db, requestId);
  for (const mark of new Set(marks)) {
    if (!known.has(mark)) throw new Refusal('finding-unknown', 'marks');
    const before = decided.get(mark);
    if (before === undefined) context.db.insert('accessFinding', { personId, requestId, mark, decision });
    else context.db.update('accessFinding', before.id, { decision });
  }
  return personId;
}

const nameLength = 6;

/** The files are made, put in place and noted in one go: the pack is in the folder and in the audit trail, or in neither. */
export function makeAccessPack(
  context: JobContext,
  { requestId, folder }: ParsedInputOf<'privacy.makeAccessPack'>,
): OutputOf<'privacy.makeAccessPack'> {
  const reading = context.reading();
  const request = accessRequest(reading, requestId);
  const { personId } = request;
  const pack = gatherPack(reading, personId);
  const queue = queueOf(reading, personId, pack);
  const decided = decisionsOf(reading.db, requestId);
  if (undecidedIn(queue, decided) > 0) throw new Refusal('findings-undecided', 'requestId');
  const today = reading.clock.today();
  const person = getPerson(reading.db, personId);
  const document = accessDocument(reading, { person, request, pack, today }, ({ text, free }) => {
    if (!free) return { text, leaveOut: [] };
    const queued = queue.get(text);
    if (queued === undefined) throw new Error('a text of the pack did not go through the queue');
    return { text, leaveOut: queued.findings.filter(({ mark }) => decided.get(mark)?.decision === 'redact') };
  });
  // A part of the request's own random id keeps two copies made on one day apart and names nobody.
  const stem = `copy-of-record-${today}-${requestId.slice(-nameLength)}`;
  const leftOut = new Set(
    pack.files.filter((file) => decided.get(markOfFile(file))?.decision === 'redact').map((file) => file.attachmentId),
  );
  const packed = packedFiles(reading, personId, stem, (id) => leftOut.has(id));
  const whole = { ...document, sections: [...document.sections, packed.section] };
  const files = [
    { name: `${stem}.html`, text: accessHtml(whole) },
    { name: `${stem}.json`, text: accessJson(whole) },
    ...packed.files,
  ];
  const target = path.resolve(folder);
  const head = shortHead(reading.session.audit.head());
  return writeReturnFiles(context, target, files, head, (written) =>
    context.apply(
      ({ db }) => {
        db.update('rightsRequest', requestId, { packMadeOn: today });
        return { personId, folder: target, files: [...written] };
      },
      {},
      [personId],
    ),
  );
}
