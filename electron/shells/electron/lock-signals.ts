import { powerMonitor } from 'electron';
import type { LockReason } from '../../host/host-protocol.ts';
import { watchClockGap } from '../clock-gap.ts';
import { type DesktopWatch, watchDesktop } from '../screen-lock.ts';

/** Locks on whatever this system says about sleep, the screen and its users. Call when the application is ready. */
export const watchSystem = (lock: (reason: LockReason) => void): DesktopWatch => {
  powerMonitor.on('suspend', () => lock('suspended'));
  powerMonitor.on('lock-screen', () => lock('screen-locked'));
  if (process.platform !== 'linux') powerMonitor.on('user-did-resign-active', () => lock('user-switched'));
  const stopClock = watchClockGap(() => lock('clock-gap'));
  // On Linux, Electron itself hears of sleep only.
  const desktop = watchDesktop(lock);
  return {
    active: desktop.active,
    stop: () => {
      stopClock();
      desktop.stop();
    },
  };
};

/** The same signals in words, for the unlock screen. */
export const signalsInWords = (desktopHeard: boolean): string[] => {
  const sleep = 'when the computer sleeps or its clock jumps by more than 30 seconds';
  const screen = 'when the screen is locked';
  if (process.platform !== 'linux') return [sleep, screen, 'when another person signs in to this computer'];
  return desktopHeard ? [sleep, screen] : [sleep];
};
