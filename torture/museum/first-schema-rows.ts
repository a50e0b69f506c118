import { createCipheriv, createHmac } from 'node:crypto';
import type { RawDb } from '../../db/open.ts';
import type { Content } from '../content.ts';

// A register as the first schema kept it, row by row and in the formats of then. It is frozen with that schema: what the
// product writes today may change, what it must still be able to read may not.

const key = (fill: number): Buffer => Buffer.alloc(32, fill);
const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const museumUser = uuid(1);
export const museumRegister = uuid(7);
const [agency, device, definition, cohort, period] = [uuid(2), uuid(3), uuid(4), uuid(5), uuid(6)];
const people = Array.from({ length: 12 }, (_, at) => ({
  id: uuid(100 + at),
  name: `Person ${at}`,
  reference: `M-${at}`,
}));
const at = '2018-04-03T09:00:00.000Z';
const needs = ['homelessness', 'offending', 'substance-misuse', 'mental-ill-health', 'worklessness'];

/** AES-256-GCM as the first schema's history was sealed: nonce, tag, ciphertext. */
function seal(with_: Buffer, plain: string, bound: string, number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number);
  const cipher = createCipheriv('aes-256-gcm', with_, nonce, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(bound));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

type Row = Readonly<Record<string, string | number | null | Buffer>>;

function insert(db: RawDb, table: string, row: Row): void {
  const names = Object.keys(row);
  const sql = `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  db.prepare(sql).run(...Object.values(row));
}

function basics(db: RawDb): void {
  insert(db, 'register', { id: museumRegister, name: 'Museum', areaName: 'Midshire', createdAt: at });
  insert(db, 'registerKey', { name: 'audit', key: key(1) });
  insert(db, 'historyKey', { subject: 'programme', key: key(2) });
  insert(db, 'device', { id: device, firstSeenAt: at });
  insert(db, 'agency', { id: agency, name: 'Midshire Council', kind: 'not-known' });
  insert(db, 'userAccount', { id: museumUser, signInName: 'Robin', displayName: 'Robin', agencyId: agency });
  const roles = ['administrator', 'coordinator', 'information-governance'];
  for (const [number, role] of roles.entries())
    insert(db, 'userRole', { id: uuid(10 + number), userId: museumUser, role });
  const meets = { code: 'closed', label: 'Closed', openness: 'closed', needCodes: JSON.stringify(needs), minimum: 2 };
  insert(db, 'definitionVersion', { id: definition, ...meets, validFrom: '2000-01-01' });
  for (const [position, code] of needs.entries()) {
    const words = { code, label: code, officialLabel: code, definition: code };
    insert(db, 'needDefinition', { id: uuid(20 + position), ...words, core: 1, position, validFrom: '2000-01-01' });
  }
  const days = { firstDay: '2018-01-01', lastDay: '2018-03-31' };
  insert(db, 'period', { id: period, code: 'Y1Q4', label: 'Y1Q4', calendar: 'meam', ...days });
  insert(db, 'cohort', { id: cohort, code: 'meam', name: 'MEAM', definitionId: definition, validFrom: '2018-01-01' });
}

function change(db: RawDb, person: (typeof people)[number], number: number): void {
  const transactionId = uuid(500 + number);
  const clock = `${String(1522746000000 + number).padStart(15, '0')}-000000-${device}`;
  const where = { entity: 'person', rowId: person.id, field: 'preferred-name', kind: 'insert', subject: person.id };
  const maker = { deviceId: device, userId: museumUser };
  const place = [transactionId, clock, null, device, museumUser, ...Object.values(where), null];
  const values = JSON.stringify({ before: null, after: person.name });
  const sealed = seal(key(30 + number), values, JSON.stringify(place), number);
  insert(db, 'change', { transactionId, clock, replaces: null, ...maker, ...where, undoes: null, sealed });
}

function story(db: RawDb): void {
  for (const [number, { id, name, reference }] of people.entries()) {
    insert(db, 'person', { rowKey: number + 1, id, reference, preferredName: name, goal: 'A door I can lock' });
    insert(db, 'historyKey', { subject: id, key: key(30 + number) });
    insert(db, 'personSearch', { rowid: number + 1, folded: `${name.toLowerCase()} ${reference.toLowerCase()}` });
    insert(db, 'personAlias', { id: uuid(200 + number), personId: id, name: `Alias ${number}`, kind: 'also-known-as' });
    insert(db, 'need', {
      id: uuid(300 + number),
      personId: id,
      code: 'homelessness',
      suspected: 'yes',
      disclosed: 'yes',
    });
    const joined = { cohortId: cohort, definitionId: definition, eligibility: 'meets', joinedOn: '2018-01-01' };
    insert(db, 'membership', { id: uuid(400 + number), personId: id, ...joined });
    const consent = { scope: 'evaluation', decision: 'agreed', decidedOn: '2018-02-01' };
    insert(db, 'consent', { id: uuid(600 + number), personId: id, ...consent });
    const value = { occasion: 'period', periodId: period, code: 'offending-arrests', type: 'count', state: 'recorded' };
    insert(db, 'fact', { id: uuid(700 + number), personId: id, ...value, valueNumber: number });
    change(db, { id, name, reference }, number);
  }
}

function programme(db: RawDb): void {
  const section = { sectionKey: 'audit-and-consistency', rating: 3 };
  insert(db, 'assessment', { id: uuid(800), periodId: period });
  insert(db, 'assessmentSection', { id: uuid(801), assessmentId: uuid(800), ...section });
  insert(db, 'portrait', {
    id: uuid(802),
    personId: people[0]?.id ?? null,
    title: 'A first winter',
    pseudonym: 'Wren',
  });
  const body = { sectionKey: 'own-words', body: 'They rang me back' };
  insert(db, 'portraitSection', { id: uuid(803), portraitId: uuid(802), personId: people[0]?.id ?? null, ...body });
  const entry = { perspective: 'system', question: 'Who holds the key?', finding: 'Nobody' };
  insert(db, 'frameworkEntry', { id: uuid(804), periodId: period, ...entry });
  const place = { userId: museumUser, form: 'person', subject: 'M-1' };
  const sealed = seal(key(2), 'typed but not saved', JSON.stringify(['draft', ...Object.values(place)]), 99);
  insert(db, 'draft', { ...place, keySubject: 'programme', sealed, keptAt: at });
}

function trail(db: RawDb): void {
  let previousHash = '0'.repeat(64);
  for (const [number, { id }] of people.entries()) {
    const seq = number + 1;
    const entry = {
      seq,
      at,
      userId: museumUser,
      deviceId: device,
      callerWindow: 'main',
      operation: 'people.add',
      disclosed: 'person',
      personIds: JSON.stringify([id]),
      transactionId: uuid(500 + number),
      detail: '{}',
      previousHash,
    };
    const hash = createHmac('sha256', key(1))
      .update(JSON.stringify(Object.values(entry)))
      .digest('hex');
    insert(db, 'audit', { ...entry, hash });
    previousHash = hash;
  }
}

/** Fills an empty register of the first schema. */
export function fillFirstSchema(db: RawDb): void {
  db.transaction(() => {
    for (const fill of [basics, story, programme, trail]) fill(db);
  })();
}

/** What such a register says, in whatever schema it is read. */
export const museumContent: Content = new Map([
  ...people.flatMap(({ name, reference }, number): [string, string][] => [
    [`person:${reference}:preferredName`, name],
    [`person:${reference}:goal`, 'A door I can lock'],
    [`aliases:${reference}`, JSON.stringify([`Alias ${number}`])],
    [`need:${reference}:homelessness`, 'yes|yes|'],
    [`membership:${reference}:2018-01-01`, '|'],
    [`consent:${reference}:2018-02-01`, 'agreed|'],
    [`fact:${reference}:Y1Q4:offending-arrests`, `recorded|${number}.0`],
  ]),
  ['rating:Y1Q4:audit-and-consistency', '3'],
  ['portrait:A first winter', 'Wren'],
  ['portrait:A first winter:own-words', 'They rang me back'],
  ['entry:Who holds the key?', 'Nobody'],
  ['draft:person:M-1', 'typed but not saved'],
]);
