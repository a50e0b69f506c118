import { powerMonitor } from 'electron';
import type { LockReason } from '../../host/host-protocol.ts';
import { watchClockGap } from '../clock-gap.ts';
import { type DesktopWatch, watchDesktop } from '../screen-lock.ts';
import { lockOnSystem } from '../system-signals.ts';

/** Locks on whatever this system says about sleep, the screen and its users. Call when the application is ready. */
export const watchSystem = (lock: (reason: LockReason) => void): DesktopWatch => {
  lockOnSystem((event, hear) => void powerMonitor.on(event as 'suspend', hear), lock);
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
