import type { PersonCategory } from '../../../domain/access.ts';
import { gapsOf } from '../../../domain/sharing/grounds.ts';
import { gapLabels, isLawfulBasis, type LawfulBasis, lawfulBases } from '../../../domain/sharing/words.ts';
import { Select } from '../../ui/select.tsx';
import styles from './sharing.module.css';
import { useGrounds } from './use-grounds.ts';

export interface GroundValues {
  readonly basis: LawfulBasis | null;
  readonly condition: string | null;
  readonly offenceCondition: string | null;
  readonly gateway: string | null;
  readonly confidentiality: string | null;
  readonly agreementId: string | null;
}

export const noGround: GroundValues = {
  basis: null,
  condition: null,
  offenceCondition: null,
  gateway: null,
  confidentiality: null,
  agreementId: null,
};

interface GroundProps {
  readonly value: GroundValues;
  readonly onChange: (value: GroundValues) => void;
  readonly categories: readonly PersonCategory[];
  readonly agencyId: string | null;
  readonly toPolice: boolean;
  readonly errorOf: (field: string) => string | undefined;
  /** The basis was chosen already and is not asked again. */
  readonly basisStands?: boolean;
}

/** On what ground: only what these kinds of information ask for is shown. The partnership's own officer decides. */
export function GroundFields(props: GroundProps) {
  const { value, onChange, categories, agencyId, toPolice, errorOf, basisStands = false } = props;
  const grounds = useGrounds();
  const set = (changes: Partial<GroundValues>) => onChange({ ...value, ...changes });
  const agreements = grounds.agreementsFor(agencyId, categories);
  const select = (field: 'condition' | 'offenceCondition' | 'gateway' | 'confidentiality', list: string) => ({
    value: value[field],
    onChange: (code: string | null) => set({ [field]: code }),
    options: grounds.options(list, field === 'gateway' ? categories : []),
    error: errorOf(field),
    width: 'full' as const,
  });
  return (
    <>
      {!basisStands && (
        <Select
          label="Lawful basis"
          hint="The partnership’s own officer decides which one holds."
          width="full"
          value={value.basis}
          options={grounds.options('lawful-basis')}
          onChange={(code) => set({ basis: lawfulBases.find((one) => one === code) ?? null })}
          error={errorOf('basis')}
        />
      )}
      {categories.includes('health') && (
        <>
          <Select
            {...select('condition', 'special-condition')}
            label="Condition for health information (Article 9)"
            allowNone
          />
          <Select
            {...select('confidentiality', 'confidentiality-basis')}
            label="What answers the duty of confidence"
            allowNone
          />
        </>
      )}
      {categories.includes('offending') && (
        <Select
          {...select('offenceCondition', 'offence-condition')}
          label="Condition for offence data (Article 10)"
          allowNone
        />
      )}
      <Select {...select('gateway', 'sharing-gateway')} label="Gateway in another Act" allowNone="None" />
      <Select
        label="Sharing agreement"
        hint={agreements.length === 0 ? 'No agreement in force covers this agency and these kinds.' : undefined}
        width="full"
        value={value.agreementId}
        options={agreements.map(({ id, title }) => ({ code: id, label: title }))}
        onChange={(agreementId) => set({ agreementId })}
        allowNone="None"
        error={errorOf('agreementId')}
      />
      <Gaps value={value} categories={categories} toPolice={toPolice} />
    </>
  );
}

/** What the ground leaves open. It can be saved as it is, and finished later. */
function Gaps({ value, categories, toPolice }: Pick<GroundProps, 'value' | 'categories' | 'toPolice'>) {
  const { basis } = value;
  if (basis === null || !isLawfulBasis(basis)) return null;
  const gaps = gapsOf({ ...value, basis }, categories, toPolice);
  if (gaps.length === 0) return null;
  return (
    <ul className={styles.gaps} aria-label="To think of">
      {gaps.map((gap) => (
        <li key={gap}>{gapLabels[gap]}</li>
      ))}
    </ul>
  );
}
