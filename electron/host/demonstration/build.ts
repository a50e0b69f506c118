import type { Secret } from '../../../db/secret.ts';
import { createRegisterFile, type NewRegister } from '../create-register.ts';
import { demonstrationClock } from '../demonstration-clock.ts';

/** The invented area and its first worker. */
export const demonstrationRegister: NewRegister = {
  registerId: '0180a000-0000-7000-8000-000000000001',
  userId: '0180a000-0000-7000-8000-000000000002',
  name: 'Demonstration cohort',
  areaName: 'Midshire',
  agencyName: 'Midshire Council',
  displayName: 'Robin Ellery',
  demonstration: true,
};

/** Writes the whole demonstration into a new file. */
export function buildDemonstration(file: string, dataKey: Secret): void {
  createRegisterFile(file, dataKey, demonstrationRegister, {
    clock: demonstrationClock(),
    deviceId: demonstrationRegister.userId,
  });
}
