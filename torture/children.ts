import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Order } from './orders.ts';

/** How a child ended: every line that it said and had said whole, and what it complained of. */
export interface Ending {
  readonly lines: readonly string[];
  readonly complaints: string;
  /** Whether it came to its own end before the kill. */
  readonly finished: boolean;
}

/** A process that is loaded and waits for orders. */
export interface Child {
  readonly pid: number;
  /** Gives an order; answers once the child began with it, or died before. */
  begin(order: Order): Promise<void>;
  /** Gives an order and waits until it is carried out; answers with what was said, without the bookkeeping. */
  carryOut(order: Order): Promise<readonly string[]>;
  kill(): void;
  /** No more orders: answers once it is gone, by itself or by a kill. */
  ended(): Promise<Ending>;
}

/** Children that are started before they are needed: starting Node takes longer than what is done to it here. */
export interface Nursery {
  take(): Promise<Child>;
  close(): void;
}

/** The lines of a stream as they come, with somebody waiting for some of them. */
function listenTo(child: ChildProcess) {
  const lines: string[] = [];
  let rest = '';
  let waiting: { readonly line: string; readonly go: () => void }[] = [];
  const tell = (told: (line: string) => boolean): void => {
    for (const { line, go } of waiting) if (told(line)) go();
    waiting = waiting.filter(({ line }) => !told(line));
  };
  child.stdout?.on('data', (text: Buffer) => {
    const pieces = (rest + text.toString('utf8')).split('\n');
    // A line that was cut off was not said.
    rest = pieces.pop() ?? '';
    lines.push(...pieces);
    for (const piece of pieces) tell((line) => line === piece);
  });
  child.once('close', () => tell(() => true));
  return {
    lines,
    /** The next time that line is said, or the end. */
    next: (line: string) => new Promise<void>((resolve) => waiting.push({ line, go: resolve })),
  };
}

/** Starts a child; `wrapper` is the command line that it is started through. Answers once it is ready. */
export async function startChild(script: string, wrapper: readonly string[] = []): Promise<Child> {
  const [command = process.execPath, ...args] = [...wrapper, process.execPath, '--no-warnings', script];
  // Compiled once for all of them: a child is there to be killed, not to be read.
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(path.dirname(script), 'compiled') };
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString('utf8');
  });
  child.stdin.on('error', () => undefined);
  const { lines, next } = listenTo(child);
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (status) => resolve({ lines, complaints, finished: status === 0 }));
  });
  const give = (order: Order, until: string): Promise<void> => {
    const heard = next(until);
    child.stdin.write(`${JSON.stringify(order)}\n`);
    return heard;
  };
  await next('ready');
  return {
    pid: child.pid ?? 0,
    begin: (order) => give(order, 'begun'),
    carryOut: async (order) => {
      const before = lines.length;
      await give(order, 'closed');
      const said = lines.slice(before);
      if (said.at(-1) !== 'closed') throw new Error(`a child ended: ${complaints}`);
      return said.slice(1, -1);
    },
    kill: () => void child.kill('SIGKILL'),
    ended: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** Keeps that many children ready. Every one that is left over is ended by `close`. */
export function openNursery(script: string, size: number): Nursery {
  const idle: Promise<Child>[] = [];
  let open = true;
  const fill = (): void => {
    while (open && idle.length < size) idle.push(startChild(script));
  };
  fill();
  return {
    async take() {
      const child = idle.shift() ?? startChild(script);
      fill();
      return await child;
    },
    close() {
      open = false;
      for (const child of idle.splice(0)) void child.then((one) => one.kill());
    },
  };
}
