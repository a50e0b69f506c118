import type { FidelitySectionKey, Rag, SectionRatings } from '../fidelity/fidelity.ts';
import type { FactValue } from '../outcomes/values.ts';
import type { EligibilityOutcome } from '../people/eligibility.ts';
import type { MembershipDates, Period } from '../programme/periods.ts';

/** What goes into a return and what comes out of it before protection. Nothing here can hold a name, an id or a note. */

export interface CodeAndLabel {
  readonly code: string;
  readonly label: string;
}

/** One person's membership and facts in the period. Without agreement only the membership is counted. */
export interface ReturnPerson extends MembershipDates {
  readonly agreed: boolean;
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or null. */
  readonly birth: string | null;
  /** Codes of the lists `sex` and `ethnicity`; null is not stated. */
  readonly sex: string | null;
  readonly ethnicity: string | null;
  /** Codes of the needs that are present. */
  readonly needs: readonly string[];
  readonly eligibility: EligibilityOutcome | null;
  /** By fact code; a fact that was never entered is absent. */
  readonly facts: Readonly<Record<string, FactValue>>;
}

export interface ReturnFidelity {
  readonly ratings: SectionRatings;
  /** Code of the list `fidelity-status`. */
  readonly status: string | null;
  readonly overallRag: Rag;
  readonly sectionRags: Readonly<Record<FidelitySectionKey, Rag>>;
}

/** A value of a list, with what its crosswalk says: `foldsInto`, `broadGroup` and `publicGroup` are used here. */
export interface ListedValue extends CodeAndLabel {
  readonly crosswalk: Readonly<Record<string, string>>;
}

export interface ReturnFact extends CodeAndLabel {
  readonly list: string | null;
  readonly required: boolean;
}

/**
 * Reference data as it stood. `lists` holds the value lists by code and, for those that have one, the list of their
 * groups under `<list>-broad` and `<list>-public`.
 */
export interface ReturnLabels {
  readonly needs: readonly CodeAndLabel[];
  readonly lists: Readonly<Record<string, readonly ListedValue[]>>;
  readonly facts: readonly ReturnFact[];
  readonly sections: Readonly<Record<FidelitySectionKey, string>>;
}

export interface ReturnInput {
  readonly period: Period;
  readonly people: readonly ReturnPerson[];
  readonly fidelity: ReturnFidelity | null;
  readonly labels: ReturnLabels;
}

interface TableShape<Cell> {
  readonly code: string;
  readonly title: string;
  readonly rowLabel: string;
  readonly columns: readonly CodeAndLabel[];
  readonly rows: readonly { readonly code: string; readonly label: string; readonly cells: readonly Cell[] }[];
  readonly notes: readonly string[];
}

/** Counts of people, still unprotected. */
export interface PeopleTable extends TableShape<number> {
  readonly about: 'people';
  /** The row that percentages are taken of; null where they would mean nothing. */
  readonly baseRow: string | null;
}

/** Figures about how the partnership works; they point at nobody and are shown as they are. */
export interface PracticeTable extends TableShape<number | string> {
  readonly about: 'practice';
}

export type ReturnTable = PeopleTable | PracticeTable;
