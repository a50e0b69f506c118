import type { OutputOf } from '../../../domain/contract.ts';

export type Change = OutputOf<'history.recent'>['changes'][number];

/** What was touched, in words, where "changed" goes before it. `{name}` stands for the person it is about. */
const things: Readonly<Record<string, string>> = {
  agency: 'the agencies',
  user: 'the people who work here',
  'user-role': 'the people who work here',
  period: 'the periods',
  cohort: 'the cohort and its periods',
  person: '{name}’s details',
  import: 'the people, from a spreadsheet',
  alias: '{name}’s other names',
  identifier: '{name}’s numbers',
  need: '{name}’s needs',
  membership: '{name}’s time in the cohort',
  consent: '{name}’s agreement',
  fact: '{name}’s outcomes',
  'fidelity-assessment': 'the fidelity assessment',
  'fidelity-section': 'the fidelity ratings',
  'fidelity-aim': 'the fidelity aims',
  'fidelity-statements': 'the fidelity statements',
  'fidelity-scale': 'what a fidelity rating looks like',
  'fidelity-rater': 'the fidelity ratings',
  'fidelity-rating': 'the fidelity ratings',
  'fidelity-dissent': 'the fidelity ratings',
  'fidelity-issue': 'the fidelity assessment',
  'fidelity-report': 'the progress reports',
  'framework-entry': 'the evaluation framework',
  portrait: 'a pen portrait',
  'portrait-section': 'a pen portrait',
  'return-export': 'the returns',
};

/** "Asha’s needs"; somebody whose name is not known here is "a person". */
export const thingChanged = ({ entity, personName }: Change): string =>
  (things[entity] ?? 'the register').replace('{name}', personName ?? 'a person');

const sittingMilliseconds = 1_800_000;

/** Changes by the same hand to the same thing within half an hour read as one line, newest first. */
export function gathered(changes: readonly Change[], most: number): readonly Change[] {
  const lines: Change[] = [];
  for (const change of changes) {
    const told = lines.some(
      (line) =>
        line.who === change.who &&
        thingChanged(line) === thingChanged(change) &&
        Date.parse(line.at) - Date.parse(change.at) < sittingMilliseconds,
    );
    if (!told) lines.push(change);
  }
  return lines.slice(0, most);
}
