import type { CoreNeed } from '../../../domain/people/eligibility.ts';
import type { HousingPath, PolicePath, SubstancePath, SupportPath, WellbeingPath, WorkPath } from './outcome-paths.ts';

/** Why there is no value of an equality fact. */
type NoValue = 'not-known' | 'declined' | 'not-asked';

/** One invented person: everything a caseworker would have learned, and how their quarters go. */
export interface InventedPerson {
  /** The name they use, then given and family name where they gave them. */
  readonly name: readonly [preferred: string, given: string | null, family: string | null];
  readonly pronouns?: string;
  /** To the day, the month or the year; a year may be an estimate. */
  readonly born: string | null;
  readonly bornEstimated?: true;
  readonly sex: 'female' | 'male' | 'another-term' | NoValue;
  readonly ethnicity: string;
  readonly aliases?: readonly string[];
  readonly contact?: string;
  readonly needs: readonly CoreNeed[];
  readonly atRisk?: readonly CoreNeed[];
  /** The day of joining; for somebody who waits, the day they were first talked about. */
  readonly joined: string;
  readonly waiting?: true;
  readonly left?: {
    readonly on: string;
    readonly destination: string;
    readonly because: string;
    readonly said?: string;
    readonly stays?: string;
    /** Months after leaving at which somebody looks in. */
    readonly lookIn?: readonly number[];
    readonly backOn?: string;
  };
  /** In their own words. */
  readonly goal: string;
  readonly strengths: string;
  readonly agreement: 'agreed' | 'declined' | 'withdrawn' | 'not-asked';
  readonly ineffectiveContact: 'yes' | 'no' | 'not-known' | 'not-asked';
  readonly paths: readonly [
    housing: HousingPath,
    substance: SubstancePath,
    police: PolicePath,
    support: SupportPath,
    work: WorkPath,
    wellbeing: WellbeingPath,
  ];
}
