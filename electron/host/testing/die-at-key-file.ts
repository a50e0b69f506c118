import { readFileSync, writeSync } from 'node:fs';
import { leastCost } from '../../../domain/vault/derivation-cost.ts';
import { lastGroupOf } from '../../../domain/vault/recovery-parts.ts';
import { openComputer } from '../computer.ts';
import { createHost } from '../create-host.ts';
import { systemClock } from '../system-clock.ts';
import { createVault } from '../vault/vault.ts';
import { portsWithoutWindow } from './open-test-host.ts';

/** Which register is opened by whom, the calls that are made, and whether the power fails before or after the key file is written. */
export interface DyingCall {
  readonly home: string;
  readonly file: string;
  readonly passphrase: string;
  readonly signInName: string;
  readonly operation: string;
  readonly input: object;
  readonly when: 'before' | 'after';
  /** The whole answer of this call is told on standard output; then the last group of each paper in it is confirmed. */
  readonly confirmPapers?: boolean;
}

// A process of its own, which kills itself the moment the slots of the key file are changed.
const plan = JSON.parse(readFileSync(0, 'utf8')) as DyingCall;
const vault = createVault(openComputer(plan.home), systemClock);
const open = await vault.unlock(plan.file, plan.passphrase, plan.signInName);
const host = createHost(
  { home: plan.home, shell: 'terminal', demonstration: false, lockSignals: [], derivation: leastCost },
  portsWithoutWindow,
  {
    ...open,
    keyFile: {
      ...open.keyFile,
      changeSlots(change) {
        if (plan.when === 'after') open.keyFile.changeSlots(change);
        process.kill(process.pid, 'SIGKILL');
      },
      rekey(rekeying) {
        if (plan.when === 'after') open.keyFile.rekey(rekeying);
        process.kill(process.pid, 'SIGKILL');
      },
    },
  },
);
const reply = await host.dispatch(plan.operation, plan.input, { window: 'main' });
if (plan.confirmPapers === true && reply.ok) {
  const { recovery } = reply.value as { recovery: string[] };
  writeSync(1, JSON.stringify(recovery));
  await host.dispatch('vault.confirmRecoveryCode', { lastGroups: recovery.map(lastGroupOf) }, { window: 'main' });
}
