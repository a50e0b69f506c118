import path from 'node:path';
import { type AuditHead, createAuditTrail } from '../../db/audit.ts';
import type { RawDb } from '../../db/open.ts';
import { auditKeyOf } from '../../electron/host/register-session.ts';
import type { Campaign, Setting } from '../campaign.ts';
import { contentOf } from '../content.ts';
import { mixedWork, type Step } from '../mixed-work.ts';
import { type Effects, judge } from '../oracle.ts';
import { copyPlace, createPlace, type Place, withRegister } from '../register.ts';
import type { Result } from '../results.ts';
import { unsoundness } from '../soundness.ts';

/** Does the work in a child that is left to its own end. */
async function workedOn(setting: Setting, place: Place, steps: readonly Step[]): Promise<void> {
  const child = await setting.nursery.take();
  await child.begin({ kind: 'calls', place, calls: steps });
  const { finished, lines } = await child.ended();
  if (!finished || lines.some((line) => line.startsWith('refused'))) throw new Error('the control could not be set up');
}

const nobodyWrote: Effects = [['person:nobody:preferredName', 'Nobody']];

/** Registers in which something is missing that the oracle was told of, and one in which a call was half done. */
function oracleControls(place: Place, steps: readonly Step[]): string[] {
  const said = steps.map(({ effects }) => effects);
  const found = withRegister(place, contentOf);
  const told = (acknowledged: readonly Effects[], inFlight?: Effects) =>
    judge(new Map(), acknowledged, inFlight, found);
  const failures: string[] = [];
  const honest = told(said);
  if (honest.lost.length + honest.halfDone.length > 0) failures.push('a loss was reported where there was none');
  if (told([...said, nobodyWrote]).lost.length === 0) failures.push('one acknowledgement too many was not reported');
  const last = said.findLastIndex((effects) => effects.length > 3);
  const [half, rest] = [said[last]?.slice(0, 2) ?? [], said.slice(last + 1)];
  const halfDone = judge(
    new Map(),
    [...said.slice(0, last), ...rest],
    said[last],
    foundWithHalf(found, said[last], half),
  );
  if (halfDone.halfDone.length === 0) failures.push('a call with half of its effects was not reported');
  return failures;
}

function foundWithHalf(found: ReadonlyMap<string, string>, all: Effects = [], half: Effects = []) {
  const left = new Map(found);
  for (const [at] of all) if (!half.some(([kept]) => kept === at)) left.delete(at);
  return left;
}

/** What somebody with the key and a database tool might do to the trail, and the words that must name it. */
const tamperings: readonly (readonly [what: string, sql: string, named: RegExp])[] = [
  ['its head cut', 'DELETE FROM audit WHERE seq > (SELECT max(seq) - 3 FROM audit)', /cut off/],
  ['an entry removed', 'DELETE FROM audit WHERE seq = (SELECT max(seq) / 2 FROM audit)', /is missing/],
  [
    'an entry changed',
    "UPDATE audit SET operation = 'people.list' WHERE seq = (SELECT max(seq) / 2 FROM audit)",
    /was changed/,
  ],
];

const headOf = (db: RawDb): AuditHead => createAuditTrail(db, auditKeyOf(db)).head();

function tamper(place: Place, sql: string, head: AuditHead): string[] {
  return withRegister(place, (db) => {
    const triggers = db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
      .all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
    db.exec(sql);
    return unsoundness(db, head);
  });
}

function chainControls(setting: Setting, place: Place): string[] {
  const head = withRegister(place, headOf);
  return tamperings.flatMap(([what, sql, named]) => {
    const copy = copyPlace(place, path.join(setting.folder, 'tampered'));
    const found = tamper(copy, sql, head);
    return found.some((words) => named.test(words)) ? [] : [`a chain with ${what} was not named: ${found.join(', ')}`];
  });
}

/** Faults made on purpose, each of which must be reported: a campaign that sees none of them shows nothing. */
export const controls: Campaign = {
  name: 'controls',
  run: async (setting) => {
    const begun = performance.now();
    const place = createPlace(path.join(setting.folder, 'control'));
    const steps = mixedWork(setting.random, new Map(), 30, 'control');
    await workedOn(setting, place, steps);
    const oracle = oracleControls(place, steps);
    const chain = chainControls(setting, place);
    const seconds = (performance.now() - begun) / 1000;
    const line = (what: string, tried: number, failures: string[]): Result => ({
      what,
      tried,
      unit: 'faults made on purpose',
      seconds,
      counts: { reported: tried - failures.length },
      control: true,
      failures,
    });
    return [
      line('Control: an oracle told too much, a call half done', 2, oracle),
      line('Control: an audit trail that was cut, thinned or changed', tamperings.length, chain),
    ];
  },
};
