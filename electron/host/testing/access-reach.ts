import { z } from 'zod';
import { contract, type OperationName, operationNames } from '../../../domain/contract.ts';
import { vaultJourney } from './examples.ts';

/** Fields that name somebody. */
const personFields = ['personId', 'otherId', 'personIds'];

/** Fields that name a thing about somebody, and so lead to them. */
const rowFields = [
  'portraitId',
  'moveId',
  'releaseId',
  'attachmentId',
  'transactionId',
  'membershipId',
  'factId',
  'requestId',
  'noticeId',
  'holdId',
  'reviewId',
  'restrictionId',
  'keepApartId',
  'openingId',
  'asideId',
  'actionId',
  'lineId',
  'handoverId',
  'deathId',
  'supportId',
  'caseReviewId',
  'timelineEntryId',
  'disclosureId',
  'referralId',
  'afterId',
  'decisionId',
  'turnedDownId',
  'consentId',
  'sharingRequestId',
  'offerId',
  'whereaboutsId',
  'mergeId',
  'resultId',
] as const;

/** Fields that name something of the programme, the register or those who work in it, and nobody it is about. */
const harmlessFields = [
  'periodId',
  'agencyId',
  'agencyIds',
  'issuerId',
  'userId',
  'ownerUserId',
  'toUserId',
  'toAgencyId',
  'cohortId',
  'aimId',
  'raterId',
  'dissentId',
  'issueId',
  'noteId',
  'parentId',
  // Somebody's own way of looking at a list.
  'viewId',
  'entryId',
  // A backup or a return that held somebody who was erased; it names nobody any more.
  'copyId',
  'agreementId',
  'sourceAgencyId',
  'definitionId',
  'needId',
  'methodId',
  'factorId',
  'privacyNoticeId',
  'ownInstrumentId',
  'feedPeriodId',
  // A request to an agency, closed or not: what it was about is shown by nothing that takes it.
  'askedId',
  // What stood on a screen: held against what is read here, and never looked up by itself.
  'seen',
  // Which rows of what is read anyway are wanted: never looked up by itself.
  'only',
];

/** What an operation's input takes: the names of its fields, and of those that hold an id. */
export function fieldsOf(name: OperationName): { readonly all: string[]; readonly ids: string[] } {
  const found = { all: [] as string[], ids: [] as string[] };
  const walk = (schema: unknown, field: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if (Array.isArray(schema)) {
      for (const one of schema) walk(one, field);
      return;
    }
    const { properties = {}, ...rest } = schema as Record<string, unknown>;
    if (rest.format === 'uuid') found.ids.push(field);
    for (const [key, value] of Object.entries(properties as object)) {
      found.all.push(key);
      walk(value, key);
    }
    for (const part of ['anyOf', 'oneOf', 'allOf', 'items']) walk(rest[part], field);
  };
  walk(z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }), '');
  return { all: [...new Set(found.all)], ids: [...new Set(found.ids)] };
}

/** Operations on an open register. */
export const unlockedOperations = operationNames.filter(
  (name) => contract[name].access.when === 'unlocked' && !vaultJourney.includes(name),
);

/** The fields of an operation through which somebody can be reached. */
export const reachesBy = (name: OperationName): string[] =>
  fieldsOf(name).ids.filter((field) => [...personFields, ...(rowFields as readonly string[])].includes(field));

/** Ids that nobody has said whether they lead to somebody. */
export const unsaidFields = (name: OperationName): string[] =>
  fieldsOf(name).ids.filter(
    (field) =>
      ![...personFields, ...(rowFields as readonly string[]), ...harmlessFields].includes(field) &&
      !isKeptMapping(name, field),
  );

/** How the columns of somebody's spreadsheet are understood, kept for the next one: about nobody. */
const isKeptMapping = (name: OperationName, field: string): boolean =>
  field === 'id' && /^imports\.\w+Mapping$/.test(name);

/**
 * What somebody at the coordinating agency does about a record without being told whose it is: reviewing an opening, and
 * saying that they have seen what was said privately.
 */
export const doneWithoutBeingTold: readonly OperationName[] = ['sharing.reviewOpening', 'briefing.seenAside'];

/** Where whoever answers a person's own request reads what the person may read: the request is the reason. */
export const answersRequests: readonly OperationName[] = [
  'privacy.accessQueue',
  'privacy.decideRedaction',
  'privacy.makeAccessPack',
];

/** Jobs that only show something. */
const looks: readonly OperationName[] = ['users.list', 'governance.pack', 'governance.lostLaptop'];

/** Jobs that write into a file what a read shows, from the same query or with nobody in it; the read is asked. */
const writesWhatAReadShows: readonly OperationName[] = [
  'audit.export',
  'lists.save',
  'governance.save',
  'returns.export',
  'fidelity.saveReport',
  'sharing.exportDisclosures',
  'cohorts.savePaper',
  'collecting.ask',
  'progress.saveOutcomes',
  'progress.saveFidelity',
];

/** Jobs on a spreadsheet, for whoever acts for the partnership; whom they take for somebody known their own tests say. */
const readsASpreadsheet = (name: OperationName): boolean =>
  /^(imports|collecting)\./.test(name) &&
  contract[name].access.when === 'unlocked' &&
  'partnership' in contract[name].access;

/** Jobs about those who work here, keys, backups, the vault and other jobs, whose inputs and replies hold nothing of anybody. */
const aboutTheRegister = (name: OperationName): boolean => /^(users|sealed|vault|backups|jobs)\./.test(name);

/** How each operation is asked: looked at, written and taken back, or a job that is not run here and why not. */
export type Asked = 'read' | 'write' | 'aimed-only' | 'elsewhere' | 'unsaid';

export function howAsked(name: OperationName): Asked {
  const { kind } = contract[name];
  if (kind === 'read' || looks.includes(name)) return 'read';
  if (kind === 'write') return 'write';
  if (reachesBy(name).length > 0) return 'aimed-only';
  const isElsewhere = writesWhatAReadShows.includes(name) || aboutTheRegister(name) || readsASpreadsheet(name);
  // An opening in an emergency is for somebody of whom one may not know; its own tests say what it asks for.
  return isElsewhere || name === 'sharing.openInEmergency' ? 'elsewhere' : 'unsaid';
}
