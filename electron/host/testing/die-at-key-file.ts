import { readFileSync } from 'node:fs';
import { leastCost } from '../../../domain/vault/derivation-cost.ts';
import { openComputer } from '../computer.ts';
import { createHost } from '../create-host.ts';
import { systemClock } from '../system-clock.ts';
import { createVault } from '../vault/vault.ts';
import { portsWithoutWindow } from './open-test-host.ts';

/** Which register is opened by whom, the call that is made, and whether the power fails before or after the key file is written. */
export interface DyingCall {
  readonly home: string;
  readonly file: string;
  readonly passphrase: string;
  readonly signInName: string;
  readonly operation: string;
  readonly input: object;
  readonly when: 'before' | 'after';
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
      rekey(without) {
        if (plan.when === 'after') open.keyFile.rekey(without);
        process.kill(process.pid, 'SIGKILL');
      },
    },
  },
);
await host.dispatch(plan.operation, plan.input, { window: 'main' });
