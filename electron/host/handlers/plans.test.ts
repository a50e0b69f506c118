import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { publicTask } from '../testing/ground-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  const asha = {
    preferredName: 'Asha',
    goal: 'My own front door',
    goalOn: '2018-03-01',
    strengths: 'Sings\nKnows everybody',
  };
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const on = '2018-04-02';
const plan = () => open.call('plans.ofPerson', { personId });
const agencyId = () => open.session.user.agencyId;

const promise = (more: Partial<InputOf<'plans.writePromise'>> = {}): InputOf<'plans.writePromise'> => ({
  ...{ personId, lineId: null, agencyId: agencyId(), wording: 'A visit every Tuesday', toWhom: null },
  ...{ fromOn: on, untilOn: null, reviewOn: null, category: 'story' },
  ...more,
});
const risk = (more: Partial<InputOf<'plans.writeRisk'>> = {}): InputOf<'plans.writeRisk'> => ({
  ...{ personId, lineId: null, wording: 'Her brother may stay over', reason: 'He keeps her company' },
  ...{ benefits: 'She sleeps', thinkAgain: 'If money goes missing', personAgreedOn: on, agencyIds: [agencyId()] },
  ...{ agreedOn: on, reviewOn: '2018-07-01', category: 'safety' },
  ...more,
});
const safety: () => InputOf<'plans.writeSafety'> = () => ({
  ...{ personId, lineId: null, wording: 'A dog at the flat', whatToDo: 'Visit in twos; not at the flat' },
  ...{ source: 'Housing officer', notedOn: on, reviewOn: '2018-07-01' },
});

describe('goals and strengths that stand in the row of the person', () => {
  test('are read as lines of the plan', async () => {
    const { goals, notes } = await plan();
    expect(goals).toMatchObject([{ id: personId, wording: 'My own front door', saidOn: '2018-03-01' }]);
    expect(notes).toMatchObject([{ id: personId, kind: 'strength', wording: 'Sings\nKnows everybody' }]);
  });

  test('become lines of their own when somebody writes about them, and lose nothing', async () => {
    await open.call('plans.setGoalState', { personId, lineId: personId, state: 'resting', on });
    const again = await plan();
    expect(again.goals).toMatchObject([
      { wording: 'My own front door', saidOn: '2018-03-01', state: 'resting', stateOn: on },
    ]);
    expect(again.goals[0]?.id).not.toBe(personId);
    await open.call('plans.endNote', { personId, lineId: personId, on });
    const { notes } = await plan();
    expect(notes.map(({ wording }) => wording)).toEqual(['Sings', 'Knows everybody']);
    const record = await open.call('people.open', { personId });
    expect([record.goal, record.strengths]).toEqual([null, null]);
  });

  test('are as they were once that is taken back', async () => {
    const before = await plan();
    const { transactionId } = await open.call('plans.correct', {
      ...{ personId, lineKind: 'goal', lineId: personId, wording: 'I said a flat', saidOn: on },
    });
    expect((await plan()).corrections).toMatchObject([{ lineKind: 'goal', lineId: (await plan()).goals[0]?.id }]);
    await open.call('history.undo', { transactionId });
    expect(await plan()).toEqual(before);
  });

  test('go on being written by a spreadsheet or the page of details', async () => {
    await open.call('plans.writeGoal', { personId, lineId: null, wording: 'To see my daughter', saidOn: on });
    await open.call('people.change', { personId, changes: { goal: 'A key of my own' } });
    expect((await plan()).goals.map(({ wording }) => wording)).toEqual(['To see my daughter', 'A key of my own']);
  });
});

describe('goals', () => {
  test('are several, stand in any state after any other, and those being worked on come first', async () => {
    const { id: lineId } = await open.call('plans.writeGoal', {
      personId,
      lineId: null,
      wording: 'To paint',
      saidOn: on,
    });
    for (const state of ['reached', 'working-on-it', 'changed-mind', 'resting', 'reached'] as const)
      await open.call('plans.setGoalState', { personId, lineId, state, on });
    const { goals } = await plan();
    expect(goals.map(({ wording, state }) => [wording, state])).toEqual([
      ['My own front door', 'working-on-it'],
      ['To paint', 'reached'],
    ]);
    expect(goals[1]).toMatchObject({ writtenBy: 'Robin Ellery', saidOn: on });
  });

  test('cannot have been said tomorrow', async () => {
    const goal = { personId, lineId: null, wording: 'To paint', saidOn: '2018-04-04' };
    expect(await open.refused('plans.writeGoal', goal)).toMatchObject({ code: 'date-in-future', field: 'saidOn' });
  });
});

test('several lines become several notes, each with whose words they are', async () => {
  const note = { personId, lineId: null, saidOn: on };
  await open.call('plans.writeNote', { ...note, kind: 'helps', saidBy: 'person', wording: 'A text first\n\nTea' });
  await open.call('plans.writeNote', {
    ...note,
    kind: 'worse',
    saidBy: 'worker',
    wording: 'Letters in brown envelopes',
  });
  const { notes } = await plan();
  expect(notes.slice(1).map(({ kind, wording, saidBy }) => [kind, wording, saidBy])).toEqual([
    ['helps', 'A text first', 'person'],
    ['helps', 'Tea', 'person'],
    ['worse', 'Letters in brown envelopes', 'worker'],
  ]);
});

describe('a promise', () => {
  test('stands until its last day, and ends as kept, not kept or taken back', async () => {
    const { id: lineId } = await open.call('plans.writePromise', promise({ untilOn: '2018-04-03' }));
    await open.call('plans.writePromise', promise({ wording: 'A bed', fromOn: '2018-04-10' }));
    expect((await plan()).promises.map(({ stands }) => stands)).toEqual([true, false]);
    const ending = { personId, lineId, on: '2018-04-03', because: 'The worker left' };
    expect(await open.refused('plans.endPromise', { ...ending, state: 'not-kept', whose: null })).toMatchObject({
      code: 'promise-whose-missing',
      field: 'whose',
    });
    await open.call('plans.endPromise', { ...ending, state: 'not-kept', whose: 'agency' });
    expect((await plan()).promises.find(({ id }) => id === lineId)).toMatchObject({
      ...{ state: 'not-kept', whose: 'agency', because: 'The worker left', stands: false },
    });
    const again = { ...ending, state: 'kept', whose: null };
    expect(await open.refused('plans.endPromise', again)).toMatchObject({ code: 'promise-ended' });
    expect(await open.refused('plans.writePromise', promise({ lineId }))).toMatchObject({ code: 'promise-ended' });
  });

  test('cannot end before it began', async () => {
    expect(await open.refused('plans.writePromise', promise({ untilOn: '2018-04-01' }))).toMatchObject({
      ...{ code: 'date-order', field: 'untilOn' },
    });
  });
});

test('an agreed risk keeps its reason, who agreed and what would make us think again', async () => {
  const { id: lineId } = await open.call('plans.writeRisk', risk());
  expect((await plan()).risks).toMatchObject([
    {
      ...{ reason: 'He keeps her company', benefits: 'She sleeps', thinkAgain: 'If money goes missing' },
      ...{ personAgreedOn: on, worker: 'Robin Ellery', agencies: [{ name: 'Midshire Council' }] },
    },
  ]);
  await open.call('plans.writeRisk', risk({ lineId, agencyIds: [], personAgreedOn: null }));
  expect((await plan()).risks).toMatchObject([{ agencies: [], personAgreedOn: null }]);
  await open.call('plans.endRisk', { personId, lineId, on, because: 'He has moved away' });
  expect(await open.refused('plans.writeRisk', risk({ lineId }))).toMatchObject({ code: 'line-ended' });
});

describe('what keeps somebody safe', () => {
  test('is words with what to do, and has no number, colour or level anywhere', async () => {
    await open.call('plans.writeSafety', safety());
    const [note] = (await plan()).safety;
    expect(note).toMatchObject({ wording: 'A dog at the flat', whatToDo: 'Visit in twos; not at the flat' });
    expect(Object.values(note ?? {}).filter((value) => typeof value !== 'string' && value !== null)).toEqual([]);
    const columns = (table: string) =>
      open.session.raw
        .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
        .all(table);
    for (const table of ['safetyNote', 'agreedRisk', 'riskAgreement']) {
      expect(columns(table).filter(({ type }) => type !== 'TEXT')).toEqual([]);
      const scored = /score|level|grade|rag|colour|rating|severity|likelihood|impact|priority/i;
      expect(columns(table).filter(({ name }) => scored.test(name))).toEqual([]);
    }
  });

  test('ends with its reason', async () => {
    const { id: lineId } = await open.call('plans.writeSafety', safety());
    await open.call('plans.endSafety', { personId, lineId, on, because: 'The dog has gone' });
    expect((await plan()).safety).toMatchObject([{ endedOn: on, endedBecause: 'The dog has gone' }]);
    expect(await open.refused('plans.writeSafety', { ...safety(), lineId })).toMatchObject({ code: 'line-ended' });
  });
});

describe('what the person puts right', () => {
  test('stands beside the line, which stays as it was, for every kind of line', async () => {
    const ids = {
      goal: (await open.call('plans.writeGoal', { personId, lineId: null, wording: 'A flat', saidOn: on })).id,
      note: personId,
      action: (
        await open.call('plans.addAction', {
          ...{ personId, wording: 'Ring', ownerUserId: null, ownerWords: null, agencyId: null, dueOn: null },
          ...{ category: null, isOutreach: false },
        })
      ).id,
      promise: (await open.call('plans.writePromise', promise())).id,
      risk: (await open.call('plans.writeRisk', risk())).id,
      safety: (await open.call('plans.writeSafety', safety())).id,
      story: (await open.call('plans.writeStory', { personId, lineId: null, wording: 'I grew up here', toldOn: on }))
        .id,
    };
    for (const [kind, lineId] of Object.entries(ids))
      await open.call('plans.correct', {
        ...{ personId, lineId, lineKind: kind as keyof typeof ids, wording: `Not so: ${kind}`, saidOn: on },
      });
    const { corrections, goals, notes, promises } = await plan();
    expect(corrections.map(({ lineKind, wording }) => [lineKind, wording])).toEqual(
      Object.keys(ids).map((kind) => [kind, `Not so: ${kind}`]),
    );
    expect(goals.map(({ wording }) => wording)).toContain('A flat');
    expect(notes.map(({ wording }) => wording)).toContain('Sings');
    expect(promises.map(({ wording }) => wording)).toEqual(['A visit every Tuesday']);
  });

  test('stays when the line is written in other words, and goes when the person takes it back', async () => {
    const { id: lineId } = await open.call('plans.writeGoal', {
      personId,
      lineId: null,
      wording: 'A flat',
      saidOn: on,
    });
    const said = { personId, lineKind: 'goal' as const, lineId, wording: 'A house', saidOn: on };
    const { id } = await open.call('plans.correct', said);
    await open.call('plans.writeGoal', { personId, lineId, wording: 'A ground-floor flat', saidOn: on });
    expect((await plan()).corrections).toMatchObject([{ lineId, wording: 'A house' }]);
    await open.call('plans.takeBackCorrection', { personId, lineId: id });
    expect((await plan()).corrections).toEqual([]);
  });
});

test('a story is kept as it was told, earliest first, and comes out when they want it out', async () => {
  const { id } = await open.call('plans.writeStory', { personId, lineId: null, wording: 'Then the army', toldOn: on });
  await open.call('plans.writeStory', { personId, lineId: null, wording: 'I grew up here', toldOn: '2018-03-01' });
  expect((await plan()).story.map(({ wording }) => wording)).toEqual(['I grew up here', 'Then the army']);
  await open.call('plans.removeStory', { personId, lineId: id });
  expect((await plan()).story.map(({ wording }) => wording)).toEqual(['I grew up here']);
});

test('reading together is noted with who agreed, whether a copy was given and when it is looked at again', async () => {
  const reading = { personId, readOn: on, agreedOn: on, copyGivenOn: null, reviewOn: '2018-07-01' };
  await open.call('plans.recordReading', reading);
  expect((await plan()).readings).toMatchObject([
    { readOn: on, agreedOn: on, copyGivenOn: null, readBy: 'Robin Ellery' },
  ]);
});

describe('an agency that sees a part', () => {
  beforeEach(async () => {
    await open.call('plans.writePromise', promise({ category: 'housing', wording: 'A key by Friday' }));
    await open.call('plans.writePromise', promise({ category: 'health', wording: 'A bed on the ward' }));
    await open.call('plans.writeSafety', safety());
    await open.call('plans.writeRisk', risk());
    const { id: stranger } = await open.call('users.addAgency', { name: 'Stranger Service', kind: 'treatment' });
    await open.call('sharing.decide', {
      ...{
        personId,
        agencyId: stranger,
        decision: 'shared',
        basis: 'public-task',
        fromOn: '2018-01-01',
        untilOn: null,
      },
      ...{ note: null, categories: ['identity', 'housing'] },
    });
    open = await open.reopen({ userId: addWorker(open, 'Kit Amory', ['caseworker'], stranger) });
  });

  test('is told what else is recorded, and nothing of it', async () => {
    const seen = await plan();
    expect(seen.promises.map(({ wording }) => wording)).toEqual(['A key by Friday']);
    expect([seen.goals, seen.notes, seen.risks, seen.safety, seen.corrections]).toEqual([[], [], [], [], []]);
    expect(seen.withheld).toEqual(['goals', 'notes', 'promises', 'risks', 'safety']);
    expect(seen.sees).toEqual(['identity', 'housing']);
  });

  test('writes no more than it sees', async () => {
    const refused = (name: string, input: object) => open.refused(name, input);
    expect(await refused('plans.writeSafety', safety())).toMatchObject({
      code: 'category-not-shared',
      field: 'wording',
    });
    expect(await refused('plans.writePromise', promise())).toMatchObject({ code: 'category-not-shared' });
    await open.call('plans.writePromise', promise({ category: 'housing' }));
  });
});

test('while use of a record is restricted nothing is added, and what the person puts right still is', async () => {
  const reference = (await open.call('people.open', { personId })).reference;
  await open.call('privacy.restrict', { personId, ground: 'accuracy', because: 'Asked for by letter' });
  expect(reference).not.toBe('');
  const goal = { personId, lineId: null, wording: 'A flat', saidOn: on };
  expect(await open.refused('plans.writeGoal', goal)).toMatchObject({ code: 'processing-restricted' });
  const said = { personId, lineKind: 'goal' as const, lineId: personId, wording: 'A house', saidOn: on };
  await open.call('plans.correct', said);
  expect((await plan()).corrections).toMatchObject([{ wording: 'A house' }]);
});

describe('reading together', () => {
  test('saves a page for the person, and writes down that they were given it', async () => {
    await open.call('plans.writeStory', { personId, lineId: null, wording: 'I grew up by the canal', toldOn: on });
    const saved = await open.call('plans.savePage', {
      ...{ personId, form: 'easy-read', ticked: [], unticked: [], folder: open.folder },
      disclosure: publicTask,
    });
    // The test host has no window that could set a PDF.
    expect(saved).toMatchObject({ isPdf: false, folder: open.folder });
    const html = readFileSync(path.join(open.folder, saved.name), 'utf8');
    expect(html).toContain('My own front door');
    expect(html).toContain('I grew up by the canal');
    expect(saved.name).not.toContain('Asha');
    expect((await plan()).readings).toMatchObject([{ copyGivenOn: '2018-04-03' }]);
    const { disclosures } = await open.call('sharing.disclosures', { personId });
    expect(JSON.stringify(disclosures)).toContain('The person themselves');
  });

  test('leaves out what keeps them safe and what names somebody else, unless it is ticked', async () => {
    await open.call('people.add', { preferredName: 'Bryn' });
    await open.call('plans.writeSafety', safety());
    const { id } = await open.call('plans.writeStory', {
      ...{ personId, lineId: null, wording: 'I lived with Bryn', toldOn: on },
    });
    const page = await open.call('plans.readTogether', { personId, form: 'plain' });
    const leftOut = page.parts.flatMap(({ lines }) => lines.filter((line) => line.leftOut !== null));
    expect(leftOut.map((line) => line.leftOut)).toEqual(['safety', 'names-somebody']);
    const { name } = await open.call('plans.savePage', {
      ...{ personId, form: 'plain', ticked: [id], unticked: [], folder: open.folder },
      disclosure: publicTask,
    });
    const html = readFileSync(path.join(open.folder, name), 'utf8');
    expect(html).toContain('I lived with Bryn');
    expect(html).not.toContain('dog');
  });

  test('writes nothing down where the file could not be written', async () => {
    const folder = path.join(open.folder, 'gone');
    const nowhere = { personId, form: 'plain', ticked: [], unticked: [], folder, disclosure: publicTask };
    expect(await open.refused('plans.savePage', nowhere)).toMatchObject({ code: 'folder-missing', field: 'folder' });
    expect((await plan()).readings).toEqual([]);
  });
});
