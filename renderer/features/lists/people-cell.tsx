import type { ListedPerson } from '../../../domain/lists/operations.ts';
import type { ListColumn } from '../../../domain/lists/people-list.ts';
import { dayInBrief } from '../../ui/dates.ts';
import { EligibilityTag } from '../people/eligibility-tag.tsx';

function cohortWords({ joinedOn, leftOn, death }: ListedPerson): string {
  if (death === 'concluded') return 'Has died';
  if (joinedOn === null) return 'Not in the cohort';
  return leftOn === null ? `Since ${dayInBrief(joinedOn)}` : `Left ${dayInBrief(leftOn)}`;
}

/** Where needs may not be shown they are recorded all the same. */
const noNeeds = ({ eligibility }: ListedPerson): string => (eligibility === null ? 'Recorded' : 'None recorded');

/** Where contacts are not shown nobody is told whether there were any. */
const hiddenOr = ({ showsContact }: ListedPerson, none: string): string => (showsContact ? none : 'Not shown');

interface PeopleCellProps {
  readonly person: ListedPerson;
  readonly column: ListColumn;
  /** The needs in their order, with the words for them; asked for once for the list and not for each cell. */
  readonly needs: readonly { readonly code: string; readonly label: string }[];
}

/** What one column shows of a person. */
export function PeopleCell({ person, column, needs }: PeopleCellProps) {
  switch (column) {
    case 'reference':
      return <td className="figures soft">{person.reference}</td>;
    case 'needs': {
      const labels = needs.filter(({ code }) => person.needs.includes(code)).map(({ label }) => label);
      return labels.length === 0 ? <td className="faint">{noNeeds(person)}</td> : <td>{labels.join(', ')}</td>;
    }
    case 'definition':
      return (
        <td>
          <EligibilityTag outcome={person.eligibility} />
        </td>
      );
    case 'cohort':
      return <td className="soft">{cohortWords(person)}</td>;
    case 'lead':
      return (
        <td className={person.lead === null ? 'faint' : 'soft'}>{person.lead ?? hiddenOr(person, 'Nobody yet')}</td>
      );
    case 'last-contact':
      return (
        <td className={person.lastContactOn === null ? 'faint' : 'soft'}>
          {person.lastContactOn === null ? hiddenOr(person, 'None written down') : dayInBrief(person.lastContactOn)}
        </td>
      );
    case 'agency':
      return <td className="soft">{person.agency}</td>;
  }
}
