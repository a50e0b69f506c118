import type { PersonCategory } from '../access.ts';
import type { Polarity } from '../outcomes/values.ts';
import { codeFrom } from '../people/definitions.ts';
import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';
import type { Instrument, TotalRule } from './definition.ts';
import { shippedInstruments } from './shipped.ts';

/** What a partnership says of an instrument of its own. */
export interface OwnInstrument {
  readonly label: string;
  readonly description: string | null;
  readonly areas: readonly {
    readonly label: string;
    readonly lowest: number;
    readonly highest: number;
    readonly step: number;
    readonly weight: number;
  }[];
  readonly rule: Exclude<TotalRule, 'converted-sum'>;
  /** For a mean: how many areas are enough. A sum always needs all of them. */
  readonly needed: number | null;
  readonly polarity: Polarity;
  readonly category: PersonCategory;
  readonly licenceNote: string | null;
  readonly acknowledgement: string | null;
  readonly validFrom: IsoDate;
}

interface Refused {
  readonly code: RefusalCode;
  readonly field: string;
}

function refusedArea(area: OwnInstrument['areas'][number], at: number): Refused | null {
  const field = (name: string): string => `areas.${at}.${name}`;
  if (area.highest <= area.lowest) return { code: 'instrument-range-order', field: field('highest') };
  const steps = (area.highest - area.lowest) / area.step;
  return Number.isInteger(steps) ? null : { code: 'instrument-step-misses', field: field('step') };
}

/** Why an instrument cannot be defined like this, or null. `taken` holds the codes of the partnership's others. */
export function checkOwn(own: OwnInstrument, taken: readonly string[]): Refused | null {
  const code = codeFrom(own.label);
  if (code === '') return { code: 'text-missing', field: 'label' };
  if ([...taken, ...shippedInstruments.map((one) => one.code)].includes(code))
    return { code: 'instrument-code-taken', field: 'label' };
  for (const [at, area] of own.areas.entries()) {
    const refused = refusedArea(area, at);
    if (refused !== null) return refused;
    const areaCode = codeFrom(area.label);
    if (areaCode === '') return { code: 'text-missing', field: `areas.${at}.label` };
    if (own.areas.slice(0, at).some(({ label }) => codeFrom(label) === areaCode))
      return { code: 'instrument-area-twice', field: `areas.${at}.label` };
  }
  if (own.rule === 'mean' && (own.needed === null || own.needed > own.areas.length))
    return { code: 'instrument-needed-range', field: 'needed' };
  return null;
}

/** A partnership's own instrument in the shape of every other. No threshold of change is known of it. */
export function ownInstrument(own: OwnInstrument, ownId: string, validTo: IsoDate | null): Instrument {
  return {
    code: codeFrom(own.label),
    label: own.label,
    shortLabel: own.label,
    description: own.description ?? '',
    areaWord: 'area',
    areas: own.areas.map((area) => ({ code: codeFrom(area.label), ...area })),
    rule: own.rule,
    needed: own.rule === 'mean' ? (own.needed ?? own.areas.length) : own.areas.length,
    mayGiveTotalAlone: false,
    polarity: own.polarity,
    category: own.category,
    licence: null,
    licenceNote: own.licenceNote ?? 'The partnership’s own.',
    acknowledgement: own.acknowledgement,
    threshold: null,
    usualMode: 'with-support',
    ownId,
    validFrom: own.validFrom,
    validTo,
  };
}
