import type { Completer } from '../domain/instruments/words.ts';

/** Results of scales and measures; part of `EntityTables`. */
export interface InstrumentsTables {
  /** A measure of the partnership's own: `said` is JSON of what was said of it, with its areas. */
  instrumentDefinition: { id: string; code: string; said: string; validFrom: string; validTo: string | null };
  instrumentResult: {
    id: string;
    personId: string;
    instrument: string;
    doneOn: string;
    mode: string;
    completedBy: Completer;
    /** `item-1 3, item-2 4`; empty where the sum alone is known. */
    scores: string;
    sumAlone: number | null;
    recordedBy: string | null;
    category: string;
  };
}
