import { type ChildProcess, spawn } from 'node:child_process';
import type { Order } from './orders.ts';

/** How a child ended: every line that it said and had said whole, and what it complained of. */
export interface Ending {
  readonly lines: readonly string[];
  readonly complaints: string;
  /** Whether it came to its own end before the kill. */
  readonly finished: boolean;
}

/** A process that is loaded and waits for its one order. */
export interface Child {
  readonly pid: number;
  /** Gives the order; answers once the child began with it, or died before. */
  begin(order: Order): Promise<void>;
  kill(): void;
  ended(): Promise<Ending>;
}

/** Children that are started before they are needed: starting Node takes longer than what is done to it here. */
export interface Nursery {
  take(): Promise<Child>;
  close(): void;
}

interface Started extends Child {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
}

function start(script: string): Started {
  const child = spawn(process.execPath, ['--no-warnings', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [said, complaints] = ['', ''];
  const waiting = new Map<string, () => void>();
  const heard = (line: string): Promise<void> => new Promise((resolve) => waiting.set(line, resolve));
  const [ready, begun] = [heard('ready'), heard('begun')];
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString('utf8');
    for (const [line, go] of waiting) if (said.startsWith(`${line}\n`) || said.includes(`\n${line}\n`)) go();
  });
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString('utf8');
  });
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (status) => {
      for (const go of waiting.values()) go();
      // A line that was cut off was not said.
      const lines = said.split('\n').slice(0, -1);
      resolve({ lines, complaints, finished: status === 0 });
    });
  });
  return {
    process: child,
    ready,
    pid: child.pid ?? 0,
    begin: async (order) => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      await begun;
    },
    kill: () => void child.kill('SIGKILL'),
    ended: () => ended,
  };
}

/** Keeps that many children ready. Every one that is left over is ended by `close`. */
export function openNursery(script: string, size: number): Nursery {
  const idle: Started[] = [];
  let open = true;
  const fill = (): void => {
    while (open && idle.length < size) idle.push(start(script));
  };
  fill();
  return {
    async take() {
      const child = idle.shift() ?? start(script);
      fill();
      await child.ready;
      return child;
    },
    close() {
      open = false;
      for (const child of idle.splice(0)) child.kill();
    },
  };
}
