import { contract, type OperationName } from '../../domain/contract.ts';
import { type Viewer, viewerOf } from '../../domain/sharing/viewer.ts';
import type { RegisterSession } from './register-session.ts';

/** Who is looking, within one operation. */
export const viewerIn = ({ user, clock, coordinatingAgencyId }: RegisterSession, name: OperationName): Viewer =>
  viewerOf(contract[name].access, user, coordinatingAgencyId, {
    today: clock.today(),
    now: new Date(clock.now()).toISOString(),
  });
