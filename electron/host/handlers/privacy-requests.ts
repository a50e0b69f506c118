import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { personWithReference } from '../../../db/repositories/people/by-reference.ts';
import { recordDates, rulesOn } from '../../../db/repositories/privacy/retention.ts';
import {
  contributorsOf,
  getRequest,
  listHolds,
  listNotices,
  listRequests,
  openRequests,
  openRestrictions,
  type RequestRow,
  receiversOf,
} from '../../../db/repositories/privacy/rights.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { type EntityName, entities, entityByCode } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import type { RightsRequest, Standing } from '../../../domain/privacy/operations.ts';
import { clockInWords, dueOn, mayExtend } from '../../../domain/privacy/requests.ts';
import { reviewClock } from '../../../domain/privacy/retention.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadContext, WriteContext } from '../context.ts';

const due = (row: RequestRow): IsoDate => dueOn(row.receivedOn, row.extendedOn !== null);

function clockOf(row: RequestRow, today: IsoDate) {
  const open = row.decision === null;
  return { dueOn: due(row), clock: open ? clockInWords(due(row), today) : null, late: open && due(row) < today };
}

function shownRequest(row: RequestRow, today: IsoDate, notices: RightsRequest['notices']): RightsRequest {
  const { personId, personName, personReference, receivedOn, asked, place, extendedBecause, packMadeOn } = row;
  return {
    id: row.id,
    ...{ personId, personName, personReference, receivedOn, asked, place, extendedBecause, packMadeOn },
    kind: row.kind as RightsRequest['kind'],
    fromWhom: row.fromWhom as RightsRequest['fromWhom'],
    ...clockOf(row, today),
    mayExtend: row.decision === null && row.extendedOn === null && mayExtend(row.receivedOn, today),
    decision: row.decision as RightsRequest['decision'],
    decidedOn: row.decidedOn,
    decidedBy: row.deciderName,
    decidedBecause: row.decidedBecause,
    notices,
  };
}

/** Open requests first, by the day on which they are due; then those decided, the newest first. */
export function shownRequests({ db, viewer, clock }: ReadContext): RightsRequest[] {
  const today = clock.today();
  const notices = listNotices(db, viewer);
  const of = (requestId: string): RightsRequest['notices'] =>
    notices
      .filter((notice) => notice.requestId === requestId)
      .map(({ id, agencyName, why, sentOn }) => ({
        id,
        agencyName,
        why: why === 'received' ? 'received' : 'contributed',
        sentOn,
      }));
  const all = listRequests(db, viewer).map((row) => shownRequest(row, today, of(row.id)));
  const open = all.filter((request) => request.decision === null);
  const decided = all.filter((request) => request.decision !== null);
  return [
    ...open.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)),
    ...decided.toSorted((a, b) => (b.decidedOn ?? '').localeCompare(a.decidedOn ?? '')),
  ];
}

/** Somebody by their reference, as far as the viewer may know of them. Throws `reference-unknown`. */
export function personByReference({ db, viewer }: Pick<ReadContext, 'db' | 'viewer'>, reference: string): string {
  const found = personWithReference(db, viewer, reference);
  if (found === undefined) throw new Refusal('reference-unknown', 'reference');
  return found;
}

/** What stands about one person whom the viewer may know. */
export function standingOf({ db, viewer, clock }: ReadContext, personId: string): Standing {
  const today = clock.today();
  const [dates] = recordDates(db, viewer, personId);
  if (dates === undefined) throw new Refusal('not-found', 'personId');
  const [restriction] = openRestrictions(db, [personId]);
  return {
    personId,
    personName: dates.personName,
    personReference: dates.personReference,
    holds: listHolds(db, viewer, personId),
    restriction:
      restriction === undefined
        ? null
        : {
            id: restriction.id,
            ground: restriction.ground as NonNullable<Standing['restriction']>['ground'],
            because: restriction.because,
            fromOn: restriction.fromOn,
          },
    requests: openRequests(db, viewer, personId).map((row) => ({
      id: row.id,
      kind: row.kind as RightsRequest['kind'],
      ...clockOf(row, today),
      clock: clockInWords(due(row), today),
    })),
    reviewId: dates.reviewId,
    review: reviewClock(rulesOn(db, today), dates),
  };
}

interface Place {
  readonly entity: EntityName;
  readonly field: string;
  readonly category: string;
}

/** The field that "entity.field" names, if it is one about a person. */
function placeOf(place: string): Place | null {
  const [entityCode = '', field = ''] = place.split('.');
  const entity = entityByCode(entityCode);
  if (entity === undefined || entities[entity].about === 'programme') return null;
  const shape: EntityShape = entities[entity];
  const found = Object.values(shape.fields).find((one) => one.code === field);
  return found === undefined ? null : { entity, field, category: found.category };
}

export function beginRequest(
  context: WriteContext,
  { reference, ...request }: ParsedInputOf<'privacy.beginRequest'>,
): { id: string; personId: string } {
  const { db, clock } = context;
  const personId = personByReference(context, reference);
  if (request.receivedOn > clock.today()) throw new Refusal('date-in-future', 'receivedOn');
  if (request.place !== null && placeOf(request.place) === null) throw new Refusal('unknown-code', 'place');
  return { id: db.insert('rightsRequest', { personId, ...request }), personId };
}

/** An open request. Throws `request-decided` for one that is not. */
export function openRequest(db: ReadDb, viewer: Viewer, requestId: string): RequestRow {
  const request = getRequest(db, viewer, requestId);
  if (request.decision !== null) throw new Refusal('request-decided', 'requestId');
  return request;
}

export function extendRequest({ db, viewer, clock }: WriteContext, requestId: string, because: string): string {
  const { personId, receivedOn, extendedOn } = openRequest(db, viewer, requestId);
  const today = clock.today();
  if (extendedOn !== null || !mayExtend(receivedOn, today)) throw new Refusal('extension-too-late', 'requestId');
  db.update('rightsRequest', requestId, { extendedOn: today, extendedBecause: because });
  return personId;
}

/** Leaves a notice for every agency that recorded the field, and for every other that was shown it. */
function owesNotices(db: WriteDb, request: RequestRow, today: IsoDate): void {
  const place = request.place === null ? null : placeOf(request.place);
  if (place === null) return;
  const { id: requestId, personId } = request;
  const contributed = contributorsOf(db, personId, place.entity, place.field);
  const received = receiversOf(db, personId, place.category, today).filter((agency) => !contributed.includes(agency));
  for (const agencyId of contributed)
    db.insert('correctionNotice', { personId, requestId, agencyId, why: 'contributed' });
  for (const agencyId of received) db.insert('correctionNotice', { personId, requestId, agencyId, why: 'received' });
}

export function decideRequest(
  { db, viewer, user, clock }: WriteContext,
  { requestId, decision, because }: ParsedInputOf<'privacy.decideRequest'>,
): string {
  const request = openRequest(db, viewer, requestId);
  const today = clock.today();
  // An answer that the use of a record is restricted, or that an objection holds, has to be true when it is given.
  const restricts = request.kind === 'restriction' || request.kind === 'objection';
  if (restricts && decision === 'met' && openRestrictions(db, [request.personId]).length === 0)
    throw new Refusal('restriction-missing', 'decision');
  db.update('rightsRequest', requestId, {
    decision,
    decidedOn: today,
    decidedBy: user.id,
    decidedBecause: because,
  });
  if (request.kind === 'correction' && (decision === 'met' || decision === 'partly-met'))
    owesNotices(db, request, today);
  return request.personId;
}

export function sendNotice({ db, viewer, clock }: WriteContext, noticeId: string, sentOn: IsoDate): string {
  const notice = listNotices(db, viewer).find((one) => one.id === noticeId);
  if (notice === undefined) throw new Refusal('not-found', 'noticeId');
  if (sentOn > clock.today()) throw new Refusal('date-in-future', 'sentOn');
  db.update('correctionNotice', noticeId, { sentOn });
  return notice.personId;
}
