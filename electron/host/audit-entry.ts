import type { ChangesWritten } from '../../db/change-rows.ts';
import type { Caller } from './host-protocol.ts';
import type { RegisterSession } from './register-session.ts';

/** Appends the audit entry of one operation; inside its transaction for a write, after the reply for a read. `written` says which changes that made. */
export function noteInAudit(
  session: RegisterSession,
  caller: Caller,
  operation: string,
  disclosed: { readonly kind: 'none' | 'person' | 'list' | 'search'; readonly ids: readonly string[] },
  transactionId: string | null,
  detail: Readonly<Record<string, string | number>> = {},
  written: ChangesWritten | null = null,
): void {
  session.audit.append({
    at: new Date(session.clock.now()).toISOString(),
    userId: session.user.id,
    deviceId: session.deviceId,
    callerWindow: caller.window,
    operation,
    disclosed: disclosed.kind,
    personIds: disclosed.ids,
    transactionId,
    detail: { ...detail, ...written },
  });
}
