import type { RaterKind } from '../domain/fidelity/raters.ts';
import type { ReportFormat, ReportVariant } from '../domain/fidelity/report-shape.ts';

/** Raters, dissent, wording and what was issued; part of `EntityTables`. */
export interface FidelityTables {
  statementSet: {
    id: string;
    fromOn: string;
    source: string;
    /** JSON: the statements of each section, by its key. */
    words: string;
    pastedOn: string;
    pastedBy: string;
  };
  ratingAnchor: { id: string; sectionKey: string; one: string | null; five: string | null; ten: string | null };
  fidelityRater: {
    id: string;
    assessmentId: string;
    kind: RaterKind;
    /** Whoever rates by themselves; null where a coordinator writes down what was said. */
    userId: string | null;
    agencyId: string | null;
    name: string | null;
  };
  fidelityRating: { id: string; assessmentId: string; raterId: string; sectionKey: string; rating: number };
  fidelityDissent: {
    id: string;
    assessmentId: string;
    sectionKey: string;
    /** Null where it is not said whose it is. */
    raterId: string | null;
    would: number | null;
    because: string;
  };
  /** Never changed and never removed; the database refuses both. */
  fidelityIssue: {
    id: string;
    assessmentId: string;
    number: number;
    issuedOn: string;
    issuedBy: string | null;
    /** JSON of the whole assessment as it was issued. */
    content: string;
  };
  fidelityReport: {
    id: string;
    assessmentId: string;
    /** Null for a draft. */
    issueId: string | null;
    variant: ReportVariant;
    format: ReportFormat;
    name: string;
    sha256: string;
    savedAt: string;
    savedBy: string;
  };
}
