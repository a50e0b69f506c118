/** How things can go, quarter by quarter from joining. Some get better, some come back, some stay where they are. */

export const housingPaths = {
  toFirstHome: [
    'rough-sleeping',
    'night-shelter',
    'temporary-accommodation',
    'housing-first-tenancy',
    'housing-first-tenancy',
    'housing-first-tenancy',
  ],
  inAndOut: [
    'rough-sleeping',
    'hostel-or-supported',
    'rough-sleeping',
    'hostel-or-supported',
    'hostel-or-supported',
    'hostel-or-supported',
  ],
  fromSofas: [
    'sofa-surfing',
    'sofa-surfing',
    'temporary-accommodation',
    'private-tenancy',
    'private-tenancy',
    'social-tenancy',
  ],
  fromPrison: [
    'prison-or-custody',
    'hostel-or-supported',
    'sofa-surfing',
    'prison-or-custody',
    'hostel-or-supported',
    'social-tenancy',
  ],
  keepingAHome: ['social-tenancy'],
  ownFrontDoor: ['own-home'],
  fromRefuge: ['refuge', 'refuge', 'temporary-accommodation', 'social-tenancy'],
  fromHospital: ['hospital', 'hostel-or-supported', 'hostel-or-supported', 'social-tenancy'],
  fromAsylum: ['asylum-accommodation', 'sofa-surfing', 'private-tenancy'],
  throughRehab: ['hostel-or-supported', 'rehab-or-detox', 'hostel-or-supported', 'social-tenancy'],
  hardToFind: ['rough-sleeping', 'not-known', 'other', 'night-shelter'],
} as const;
export type HousingPath = keyof typeof housingPaths;

/** Status, then access to help. */
export const substancePaths = {
  none: null,
  easing: [
    ['varying', 'thinking-it-over'],
    ['stable', 'waiting'],
    ['reducing', 'receiving'],
    ['reducing', 'receiving'],
    ['stable', 'receiving'],
    ['not-using', 'completed'],
  ],
  onAScript: [
    ['stable', 'receiving'],
    ['stable', 'receiving'],
    ['varying', 'interrupted'],
    ['stable', 'receiving'],
  ],
  upAndDown: [
    ['rising', 'person-said-no'],
    ['varying', 'thinking-it-over'],
    ['stable', 'receiving'],
    ['rising', 'interrupted'],
    ['varying', 'receiving'],
  ],
  waitingLong: [
    ['varying', 'waiting'],
    ['varying', 'waiting'],
    ['stable', 'receiving'],
  ],
  turnedDown: [
    ['stable', 'service-said-no'],
    ['rising', 'none-available'],
    ['stable', 'waiting'],
    ['reducing', 'receiving'],
  ],
} as const;
export type SubstancePath = keyof typeof substancePaths;

/** Status on the last day, arrests, convictions, reports of anti-social behaviour. */
export const policePaths = {
  quiet: [['nothing-current', 0, 0, 0]],
  settling: [
    ['awaiting-court', 3, 0, 4],
    ['order-in-community', 1, 1, 2],
    ['order-in-community', 0, 0, 1],
    ['nothing-current', 0, 0, 0],
  ],
  custody: [
    ['in-custody', 1, 1, 0],
    ['on-licence', 0, 0, 1],
    ['on-licence', 1, 0, 2],
    ['in-custody', 1, 1, 0],
    ['on-licence', 0, 0, 0],
    ['nothing-current', 0, 0, 0],
  ],
  circling: [
    ['being-investigated', 2, 0, 3],
    ['awaiting-court', 2, 1, 4],
    ['out-of-court', 1, 0, 1],
    ['being-investigated', 1, 0, 2],
    ['nothing-current', 0, 0, 1],
  ],
} as const;
export type PolicePath = keyof typeof policePaths;

/** Access to mental health support. */
export const supportPaths = {
  found: ['waiting', 'waiting', 'receiving', 'receiving', 'receiving', 'completed'],
  // Turned away while using drugs, until two services agreed to see the person together.
  turnedAway: ['service-said-no', 'service-said-no', 'waiting', 'receiving'],
  notYet: ['person-said-no', 'thinking-it-over', 'thinking-it-over', 'receiving'],
  broken: ['receiving', 'interrupted', 'waiting', 'receiving'],
  notNeeded: ['not-needed'],
} as const;
export type SupportPath = keyof typeof supportPaths;

export const workPaths = {
  resting: ['unable-for-now'],
  laterPerhaps: ['not-looking-now', 'not-looking-now', 'not-looking-now', 'looking'],
  towards: ['not-looking-now', 'not-looking-now', 'volunteering', 'volunteering', 'learning', 'part-time-work'],
  looking: ['looking', 'looking', 'training', 'part-time-work', 'full-time-work'],
  retired: ['retired'],
} as const;
export type WorkPath = keyof typeof workPaths;

/** Raw totals of the short wellbeing scale, 7 to 35. */
export const wellbeingPaths = {
  climbing: [16, 17, 19, 20, 22, 23],
  dipping: [18, 20, 16, 18, 19, 21],
  level: [20, 20, 21, 20, 21, 21],
  sinking: [19, 18, 16, 17, 18, 18],
} as const;
export type WellbeingPath = keyof typeof wellbeingPaths;

/** Where somebody is on a path so many quarters after joining: its end goes on. */
export function stepOn<T>(path: readonly [T, ...T[]], quarters: number): T {
  return path[Math.min(quarters, path.length - 1)] ?? path[0];
}
