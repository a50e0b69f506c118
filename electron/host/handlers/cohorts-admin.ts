import path from 'node:path';
import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import {
  definitionVersions,
  holdsOn,
  listCohorts,
  type Stayed,
  type StoredCohort,
  signOffs,
  staysInCohorts,
} from '../../../db/repositories/cohorts/cohorts.ts';
import { needDefinitions } from '../../../db/repositories/programme/reference.ts';
import { maySeePerson } from '../../../db/repositories/sharing/visible.ts';
import { listAccounts } from '../../../db/repositories/users/accounts.ts';
import { boardPaper, holdsName } from '../../../domain/cohorts/board-paper.ts';
import type { BoardDecisionRow, Cohort } from '../../../domain/cohorts/cohort-operations.ts';
import { type SignedOff, signOffState } from '../../../domain/cohorts/sign-off.ts';
import type { BoardDecision } from '../../../domain/cohorts/words.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { asHtml } from '../../../domain/governance/as-html.ts';
import { asMarkdown } from '../../../domain/governance/as-markdown.ts';
import { nameWords } from '../../../domain/privacy/passages.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { foldForSearch } from '../../../domain/search.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';

type SignOff = ReturnType<typeof signOffs>[number];

const asSignedOff = (row: SignOff): SignedOff => ({ ...row, decision: row.decision as BoardDecision });

function boardOf(cohort: StoredCohort, decisions: readonly SignOff[]): Cohort['board'] {
  const standing = signOffState(cohort, decisions.map(asSignedOff));
  return {
    state: standing.state,
    on: 'on' in standing ? standing.on : null,
    changed: standing.state === 'changed' ? [...standing.changed] : [],
  };
}

const inNow = (stay: Stayed, today: string): boolean =>
  stay.joinedOn <= today && (stay.endsOn === null || stay.endsOn > today);

const people = (stays: readonly Stayed[]): number => new Set(stays.map(({ personId }) => personId)).size;

function countsOf(stays: readonly Stayed[], cohortId: string, today: string) {
  const own = stays.filter((stay) => stay.cohortId === cohortId);
  const now = own.filter((stay) => inNow(stay, today));
  const here = new Set(now.map(({ personId }) => personId));
  return { now: here.size, ever: people(own), left: people(own.filter(({ personId }) => !here.has(personId))) };
}

function shownDecision({ recordedBy, ...row }: SignOff, nameOf: ReadonlyMap<string, string>): BoardDecisionRow {
  const { id, signedOn, meeting, minute, conditions, definitionLabel, methodLabel, plannedSize } = row;
  const decision = row.decision as BoardDecision;
  const words = { meeting, minute, decision, conditions, definitionLabel, methodLabel, plannedSize };
  return { id, signedOn, ...words, recordedByName: nameOf.get(recordedBy) ?? '' };
}

function listed({ db, viewer }: ReadContext): OutputOf<'cohorts.list'> {
  const stays = staysInCohorts(db, viewer);
  const all = signOffs(db);
  const names = new Map(listAccounts(db).map(({ id, displayName }) => [id, displayName]));
  const now = stays.filter((stay) => inNow(stay, viewer.today));
  const times = new Map<string, Set<string>>();
  for (const { personId, cohortId } of now) times.set(personId, (times.get(personId) ?? new Set()).add(cohortId));
  return {
    cohorts: listCohorts(db).map((cohort) => {
      const decisions = all.filter(({ cohortId }) => cohortId === cohort.id);
      const { now: size, ever } = countsOf(stays, cohort.id, viewer.today);
      return {
        ...cohort,
        now: size,
        ever,
        takesPeopleOn: holdsOn(cohort, viewer.today),
        board: boardOf(cohort, decisions),
        decisions: decisions.map((row) => shownDecision(row, names)),
      };
    }),
    definitions: definitionVersions(db).map(({ id, label }) => ({ id, label })),
    inSeveral: [...times.values()].filter(({ size }) => size > 1).length,
    inAny: times.size,
  };
}

/** Folded words of the names, aliases and references of everyone of whom the viewer may know. */
function namesKnownTo(db: ReadDb, viewer: Viewer): ReadonlySet<string> {
  const known = db.all(
    db
      .selectFrom('person')
      .select(['id', 'reference', 'preferredName', 'givenName', 'familyName'])
      .where(maySeePerson(viewer)),
  );
  const ids = new Set(known.map(({ id }) => id));
  const aliases = db
    .all(db.selectFrom('personAlias').select(['personId', 'name']))
    .filter(({ personId }) => ids.has(personId));
  const names = nameWords([
    ...known.flatMap(({ preferredName, givenName, familyName }) => [preferredName, givenName, familyName]),
    ...aliases.map(({ name }) => name),
  ]);
  return new Set([...names, ...known.map(({ reference }) => foldForSearch(reference))]);
}

type Details = ParsedInputOf<'cohorts.add'>;

const folded = (words: string): string => foldForSearch(words);

/** A code out of a name, made different where another cohort has it. */
function codeFor(name: string, others: readonly StoredCohort[]): string {
  const bare =
    folded(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'cohort';
  const taken = new Set(others.map(({ code }) => code));
  for (let at = 1; ; at++) {
    const code = at === 1 ? bare.slice(0, 50) : `${bare.slice(0, 46)}-${at}`;
    if (!taken.has(code)) return code;
  }
}

function assertDetails(db: ReadDb, details: Details, others: readonly StoredCohort[]): void {
  if (others.some(({ name }) => folded(name) === folded(details.name))) throw new Refusal('cohort-name-taken', 'name');
  if (!definitionVersions(db).some(({ id }) => id === details.definitionId))
    throw new Refusal('not-found', 'definitionId');
  if (details.validTo !== null && details.validTo < details.validFrom) throw new Refusal('date-order', 'validTo');
}

/** Refuses days that would leave somebody in a cohort on a day on which it was not there. */
function assertHoldsItsPeople(db: ReadDb, cohortId: string, { validFrom, validTo }: Details): void {
  const joined = db.all(db.selectFrom('membership').select('joinedOn').where('cohortId', '=', cohortId));
  if (joined.some(({ joinedOn }) => joinedOn < validFrom))
    throw new Refusal('cohort-begins-after-joining', 'validFrom');
  if (validTo !== null && joined.some(({ joinedOn }) => joinedOn > validTo))
    throw new Refusal('cohort-ends-before-joining', 'validTo');
}

/** The Board sees no names: what goes before it holds none of anybody whom the writer knows. */
function assertNamesNobody(db: ReadDb, viewer: Viewer, fields: Readonly<Record<string, string | null>>): void {
  const names = namesKnownTo(db, viewer);
  for (const [field, words] of Object.entries(fields))
    if (words !== null && holdsName(words, names)) throw new Refusal('names-somebody', field);
}

function cohortIn(all: readonly StoredCohort[], cohortId: string): StoredCohort {
  const found = all.find(({ id }) => id === cohortId);
  if (found === undefined) throw new Refusal('not-found', 'cohortId');
  return found;
}

const wordsOf = ({ name, purpose, methodLabel, methodWords }: Details) => ({ name, purpose, methodLabel, methodWords });

function paperOf({ db, session, viewer }: ReadContext, cohortId: string) {
  const cohort = cohortIn(listCohorts(db), cohortId);
  const definition = definitionVersions(db).find(({ id }) => id === cohort.definitionId);
  if (definition === undefined) throw new Refusal('register-damaged');
  const codes = JSON.parse(definition.needCodes) as string[];
  const labels = new Map(needDefinitions(db, viewer.today).map(({ code, label }) => [code, label]));
  return boardPaper({
    area: session.areaName,
    cohort: {
      ...cohort,
      openness: definition.openness as 'closed' | 'open',
      minimum: definition.minimum,
      needs: codes.map((code) => labels.get(code) ?? code),
    },
    counts: countsOf(staysInCohorts(db, viewer), cohortId, viewer.today),
    decisions: signOffs(db)
      .filter((row) => row.cohortId === cohortId)
      .map((row) => ({ ...asSignedOff(row), meeting: row.meeting, minute: row.minute, conditions: row.conditions })),
    names: namesKnownTo(db, viewer),
    madeOn: viewer.today,
  });
}

function signOff(db: WriteDb, userId: string, cohort: StoredCohort, input: ParsedInputOf<'cohorts.signOff'>): string {
  const { signedOn, meeting, minute, decision, conditions } = input;
  const agrees = decision === 'endorsed' || decision === 'resolved';
  if (conditions !== null && !agrees) throw new Refusal('not-endorsed-conditions', 'conditions');
  const { definitionId, methodLabel, methodWords, plannedSize } = cohort;
  const agreed = { definitionId, methodLabel, methodWords, plannedSize };
  const said = { signedOn, meeting, minute, decision, conditions };
  return db.insert('cohortSignOff', { cohortId: cohort.id, ...said, ...agreed, recordedBy: userId });
}

type AdminHandlers = Pick<
  FeatureHandlers<'cohorts'>,
  'cohorts.list' | 'cohorts.add' | 'cohorts.change' | 'cohorts.signOff' | 'cohorts.paper' | 'cohorts.savePaper'
>;

export const adminHandlers: AdminHandlers = {
  'cohorts.list': listed,
  'cohorts.add': ({ db, viewer }, details) => {
    const others = listCohorts(db);
    assertDetails(db, details, others);
    assertNamesNobody(db, viewer, wordsOf(details));
    const id = db.insert('cohort', { ...details, code: codeFor(details.name, others) });
    return { id, transactionId: db.transactionId };
  },
  'cohorts.change': ({ db, viewer }, { cohortId, ...details }) => {
    const all = listCohorts(db);
    const before = cohortIn(all, cohortId);
    assertDetails(
      db,
      details,
      all.filter((one) => one !== before),
    );
    assertHoldsItsPeople(db, cohortId, details);
    assertNamesNobody(db, viewer, wordsOf(details));
    db.update('cohort', cohortId, details);
    return { transactionId: db.transactionId };
  },
  'cohorts.signOff': ({ db, user, viewer }, input) => {
    const cohort = cohortIn(listCohorts(db), input.cohortId);
    if (input.signedOn > viewer.today) throw new Refusal('date-in-future', 'signedOn');
    const { meeting, minute, conditions } = input;
    assertNamesNobody(db, viewer, { meeting, minute, conditions });
    return { id: signOff(db, user.id, cohort, input), transactionId: db.transactionId };
  },
  'cohorts.paper': (context, { cohortId }) => ({ paper: paperOf(context, cohortId) }),
  'cohorts.savePaper': (context, { cohortId, folder }) => {
    const reading = context.reading();
    const { code } = cohortIn(listCohorts(reading.db), cohortId);
    const paper = paperOf(reading, cohortId);
    const name = `${reading.viewer.today} cohort ${code} for the board`;
    const files = [
      { name: `${name}.html`, text: asHtml(paper) },
      { name: `${name}.md`, text: asMarkdown(paper) },
    ];
    const target = path.resolve(folder);
    const kept = writeFilesInto(context, target, files, (done) => context.apply(() => [...done]));
    return { folder: target, files: kept };
  },
};
