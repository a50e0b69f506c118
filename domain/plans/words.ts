/** How a goal stands. None is better than another, and any may follow any: nothing forces an order. */
export const goalStates = ['working-on-it', 'reached', 'changed-mind', 'resting'] as const;
export type GoalState = (typeof goalStates)[number];

export const goalStateLabels: Readonly<Record<GoalState, string>> = {
  'working-on-it': 'Working on it',
  reached: 'Reached',
  'changed-mind': 'Changed their mind',
  resting: 'Resting for now',
};

/** What is noted beside the goals; protective factors stand as prominently as anything else. */
export const noteKinds = ['strength', 'protective', 'helps', 'worse'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const noteKindLabels: Readonly<Record<NoteKind, string>> = {
  strength: 'Strengths',
  protective: 'What protects them',
  helps: 'What helps',
  worse: 'What makes it worse',
};

export const saidByLabels = { person: 'In their words', worker: 'As a worker put it' } as const;

export const promiseStates = ['live', 'kept', 'not-kept', 'withdrawn'] as const;
export type PromiseState = (typeof promiseStates)[number];

export const promiseStateLabels: Readonly<Record<PromiseState, string>> = {
  live: 'Still stands',
  kept: 'Kept',
  'not-kept': 'Not kept',
  withdrawn: 'Taken back',
};

/** Whose doing it was that a promise was not kept; told without blame, so that the next one can be kept. */
export const whoseDoing = [
  'agency',
  'another-agency',
  'excluded-other-need',
  'threshold',
  'person',
  'could-not-be-reached',
  'not-known',
] as const;
export type WhoseDoing = (typeof whoseDoing)[number];

export const whoseDoingLabels: Readonly<Record<WhoseDoing, string>> = {
  agency: 'The service that promised it',
  'another-agency': 'Another service that it rested on',
  'excluded-other-need': 'A rule that leaves out people with another need',
  threshold: 'A threshold that was not met',
  person: 'The person chose otherwise',
  'could-not-be-reached': 'The person could not be reached',
  'not-known': 'Not known',
};

/** The lines of a plan that the person may put right. */
export const lineKinds = ['goal', 'note', 'action', 'promise', 'risk', 'safety', 'story'] as const;
export type LineKind = (typeof lineKinds)[number];

export const lineKindLabels: Readonly<Record<LineKind, string>> = {
  goal: 'A goal',
  note: 'A note of what helps',
  action: 'An action',
  promise: 'A promise',
  risk: 'A risk that was agreed',
  safety: 'Something to keep safe by',
  story: 'Their story',
};
