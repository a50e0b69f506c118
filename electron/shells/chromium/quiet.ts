import { smallHeap } from '../small-heap.ts';

/** Switches for a browser that talks to nobody and keeps nothing. */
export const quietSwitches: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Without it the browser warns, across the top of every window, that the line above is unsupported.
  '--test-type',
  '--no-proxy-server',
  '--disable-crash-reporter',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-spell-checking',
  '--lang=en-GB',
  // There is one page and never another: a process in waiting for the next would take 24 MB.
  '--renderer-process-limit=1',
  `--js-flags=${smallHeap}`,
];

/** The surroundings of this process without what opens a register. */
export const withoutSecrets = ({
  CASEBOOK_PASSPHRASE: _kept,
  CASEBOOK_RECOVERY_CODE: _code,
  CASEBOOK_RECOVERY_PART: _part,
  ...rest
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv => rest;
