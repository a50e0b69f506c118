import type { Category, PersonCategory, Role } from '../access.ts';
import type { ControllerKind } from '../sharing/agreement-words.ts';
import type { AgreementStanding } from '../sharing/agreements.ts';
import type { IsoDate, IsoInstant } from '../time.ts';

/**
 * What the papers are made from: the configuration of one register as it stands, and counts. Names in it are those of
 * agencies and of users who answer for the register; nothing about any person in the cohort.
 */
export interface PackInput {
  readonly register: {
    readonly name: string;
    readonly areaName: string;
    readonly madeOn: IsoDate;
    readonly coordinatingAgency: string | null;
    readonly demonstration: boolean;
  };
  readonly version: string;
  readonly madeAt: IsoInstant;
  readonly madeBy: string;
  readonly agencies: readonly { readonly name: string; readonly users: number }[];
  readonly roles: readonly { readonly role: Role; readonly users: number }[];
  /** Who signs for the information: users who govern it. */
  readonly governors: readonly { readonly name: string; readonly agency: string }[];
  readonly people: { readonly everyone: number; readonly inCohort: number; readonly left: number };
  readonly held: readonly { readonly category: PersonCategory; readonly what: string; readonly records: number }[];
  readonly sharing: readonly { readonly basis: string; readonly shared: number; readonly notShared: number }[];
  /** Agreements between agencies that have not ended, and how each stands today. */
  readonly agreements: readonly {
    readonly title: string;
    readonly parties: readonly string[];
    readonly standing: AgreementStanding;
    readonly controllers: ControllerKind;
  }[];
  readonly disclosures: { readonly recorded: number; readonly against: number };
  readonly emergency: { readonly openings: number; readonly reviewed: number };
  readonly retention: readonly {
    readonly category: Category;
    readonly monthsAfterLeaving: number;
    readonly monthsAfterActivity: number;
    readonly source: string;
    readonly confirmed: boolean;
  }[];
  readonly backups: {
    readonly kept: number;
    readonly verified: number;
    /** Made under an older data key than the register has now. */
    readonly underOlderKeys: number;
    readonly places: number;
    readonly newestAt: IsoInstant | null;
  };
  /** As the open database answers, name and value. */
  readonly cipher: readonly { readonly name: string; readonly value: string }[];
  readonly slots: {
    readonly users: number;
    readonly recovery: number;
    readonly recoveryInTwoParts: boolean;
    readonly costs: readonly {
      readonly memoryKiB: number;
      readonly passes: number;
      readonly parallelism: number;
      readonly slots: number;
    }[];
  };
  readonly keys: { readonly generation: number; readonly madeOn: IsoDate };
  readonly lockSignals: readonly string[];
  readonly sealed: {
    readonly state: 'ready' | 'never-made' | 'nobody-holds-it';
    readonly holders: readonly { readonly name: string; readonly agency: string }[];
  };
  readonly audit: { readonly entries: number; readonly head: string };
  /** The last opening on each computer that ever opened the register, newest first. */
  readonly openings: readonly {
    readonly at: IsoInstant;
    readonly by: string;
    readonly thisComputer: boolean;
  }[];
  readonly returns: number;
}
