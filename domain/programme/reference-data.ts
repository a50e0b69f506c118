import type { PersonCategory } from '../access.ts';
import type { UnitCost } from '../costs/unit-costs.ts';
import type { FidelitySectionKey } from '../fidelity/fidelity.ts';
import type { FactDefinition } from '../outcomes/values.ts';
import type { CohortDefinition } from '../people/eligibility.ts';
import type { IsoDate } from '../time.ts';

/**
 * The shape of `assets/reference-data.json`: what a new register starts with. Everything a partnership might word
 * differently is here and is stored as versioned rows, so that what was decided under one wording keeps it.
 */

export interface Versioned {
  readonly validFrom: IsoDate;
  /** Last day on which it may be chosen; null while it goes on. */
  readonly validTo: IsoDate | null;
}

export interface ReferenceNeed extends Versioned {
  readonly code: string;
  /** Plain words for the screen. */
  readonly label: string;
  /** The words of the programme initiation document. */
  readonly officialLabel: string;
  readonly definition: string;
  /** The category of information that it belongs to. */
  readonly category: PersonCategory;
  readonly position: number;
}

export interface ReferenceList {
  readonly code: string;
  readonly label: string;
}

export interface ReferenceValue extends Versioned {
  readonly list: string;
  readonly code: string;
  readonly label: string;
  readonly definition: string;
  readonly position: number;
  /**
   * The same thing in other vocabularies (`hClic`, `ethos`, `cdf`) and in coarser groups of our own: `broadGroup` and
   * `publicGroup` are codes of the lists `<list>-broad` and `<list>-public`; `foldsInto` is a code of the same list under
   * which the value is shown everywhere but on the person's own page.
   */
  readonly crosswalk: Readonly<Record<string, string>>;
  /** Whether choosing it makes the fact a sealed one. */
  readonly sealed: boolean;
}

/** How far a crosswalk to another vocabulary can be relied on. */
export interface ReferenceCrosswalk {
  readonly code: string;
  readonly label: string;
  readonly standing: 'checked' | 'to-be-confirmed';
  readonly note: string;
}

export interface ReferenceFact extends FactDefinition, Versioned {
  readonly definition: string;
  readonly position: number;
}

export interface ReferenceSection extends Versioned {
  readonly key: FidelitySectionKey;
  readonly label: string;
  readonly description: string;
  readonly statements: readonly string[];
  readonly position: number;
}

export interface ReferenceInstrument {
  readonly code: string;
  readonly label: string;
  readonly licenceNote: string;
  readonly scoreNote: string;
}

/** A unit cost to begin with, in whole pence; the partnership replaces it. */
export type ReferenceUnitCost = Omit<UnitCost, 'id'>;

export interface ReferenceDefinition extends CohortDefinition, Versioned {
  readonly source: string;
}

export interface ReferenceData {
  readonly version: string;
  readonly definitions: readonly ReferenceDefinition[];
  readonly needs: readonly ReferenceNeed[];
  readonly lists: readonly ReferenceList[];
  readonly values: readonly ReferenceValue[];
  readonly crosswalks: readonly ReferenceCrosswalk[];
  readonly facts: readonly ReferenceFact[];
  readonly sections: readonly ReferenceSection[];
  readonly instruments: readonly ReferenceInstrument[];
  readonly unitCosts: readonly ReferenceUnitCost[];
}
