import { eligibilityLabels } from '../../../../domain/people/eligibility.ts';
import type { Command } from '../answer.ts';
import { clipped, tableOf } from '../table.ts';
import { peopleInWords } from '../words.ts';

const longestCell = 44;

/** Everyone in the register, by the name they use. */
export const people: Command = async (client) => {
  const { people: everyone } = await client('people.list', {});
  const { needs } = await client('programme.reference', {});
  const need = (code: string): string => needs.find((one) => one.code === code)?.label ?? code;
  const rows = everyone.map((person) => [
    person.reference,
    clipped(person.preferredName, longestCell),
    clipped(person.fullName ?? '', longestCell),
    person.eligibility === null ? 'Recorded' : eligibilityLabels[person.eligibility],
    person.joinedOn ?? 'not joined',
    person.leftOn ?? '-',
    person.needs.map(need).join('; '),
  ]);
  return {
    value: { people: everyone },
    lines: [
      `There ${everyone.length === 1 ? 'is' : 'are'} ${peopleInWords(everyone.length)} in the register.`,
      '',
      ...(rows.length === 0
        ? []
        : tableOf(['Reference', 'Name', 'Full name', 'Definition', 'Joined', 'Left', 'Needs'], rows)),
    ],
  };
};
