import type { Json } from '../domain/json.ts';
import type { Topic } from '../domain/operation.ts';

/** What the host tells the page without being asked. */
export type HostEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'progress'; readonly job: string; readonly done: number; readonly total: number }
  /** The register is about to be locked: half a second to hand over what was typed. */
  | { readonly type: 'locking'; readonly reason: string }
  | { readonly type: 'locked'; readonly reason: string };

/** The only two ways between the page and the host. */
export interface Bridge {
  call(name: string, input: Json): Promise<unknown>;
  /** Answers with a way to stop listening; some shells answer with nothing. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a shell that cannot stop listening returns nothing
  listen(callback: (event: HostEvent) => void): (() => void) | void;
}

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}
