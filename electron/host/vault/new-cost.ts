import os from 'node:os';
import {
  costFor,
  type DerivationCost,
  leastCost,
  type MeasuredDerivation,
} from '../../../domain/vault/derivation-cost.ts';
import type { Computer } from '../computer.ts';
import { measureDerivation } from './derive.ts';

/** What a passphrase that is set now is made to cost. What is set already keeps the cost in its slot. */
export type NewCost = () => Promise<DerivationCost>;

/** A busy moment makes the computer look slow: of so many measurements the fastest counts. */
const measurements = 3;

const totalMemoryKiB = (): number => os.totalmem() / 1024;

async function fastest(measure: typeof measureDerivation): Promise<MeasuredDerivation> {
  let best = await measure(leastCost);
  for (let more = 1; more < measurements; more += 1) {
    const next = await measure(leastCost);
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}

/**
 * The cost that takes about a second on this computer. It is measured the first time somebody sets a passphrase here,
 * which takes about a second more, and kept with what the computer remembers.
 */
export function calibratedCost(
  computer: Computer,
  measure: typeof measureDerivation = measureDerivation,
  memoryKiB: () => number = totalMemoryKiB,
): NewCost {
  let measuring: Promise<MeasuredDerivation> | null = null;
  const measureOnce = async (): Promise<MeasuredDerivation> => {
    try {
      const measured = await fastest(measure);
      computer.rememberDerivation(measured);
      return measured;
    } finally {
      measuring = null;
    }
  };
  return async () => {
    const known = computer.derivation();
    if (known !== null) return costFor(known, memoryKiB());
    measuring ??= measureOnce();
    return costFor(await measuring, memoryKiB());
  };
}
