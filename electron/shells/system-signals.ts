import type { LockReason } from '../host/host-protocol.ts';

/** What the system says about itself, by Electron's names, and why the register is then locked. */
const reasons = {
  suspend: 'suspended',
  'lock-screen': 'screen-locked',
  'user-did-resign-active': 'user-switched',
} as const satisfies Readonly<Record<string, LockReason>>;
export type SystemEvent = keyof typeof reasons;

/** Locks on each of them. What a system never says is listened to in vain. */
export const lockOnSystem = (
  listen: (event: SystemEvent, hear: () => void) => void,
  lock: (reason: LockReason) => void,
): void => {
  for (const [event, reason] of Object.entries(reasons)) listen(event as SystemEvent, () => lock(reason));
};

const gap = 'when the computer sleeps or its clock jumps by more than 30 seconds';
const screen = 'when the screen is locked';
const switching = 'when another person signs in to this computer';

/**
 * What is really heard, in words for the unlock screen. macOS names all three; Windows locks the screen of whoever makes
 * room for another person; on Linux the desktop says both, where it can be listened to.
 */
export const signalsInWords = (
  platform: NodeJS.Platform,
  shell: 'electron' | 'chromium',
  desktop: boolean,
): string[] => ((shell === 'electron' && platform !== 'linux') || desktop ? [gap, screen, switching] : [gap]);
