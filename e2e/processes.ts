import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** What `read` gives, or the fallback: a process may end while it is looked at. */
export const attempt = <T>(read: () => T, fallback: T): T => {
  try {
    return read();
  } catch {
    return fallback;
  }
};

const parentOf = (pid: number): number => {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
  // The name in brackets may hold spaces and brackets itself; the parent is the second word after it.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

/** A process and everything that it started, directly or not. Linux only. */
export const family = (root: number): Process[] => {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || belongs(parents.get(pid)));
  return all.filter(belongs).map((pid) => ({
    pid,
    command: attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '), ''),
  }));
};

const isHost = /[/ ]host\.js|node\.mojom\.NodeService/;

/** The processes below this test that hold a register's key: one while the application is open. */
export const hostProcesses = (root: number = process.pid): number[] =>
  family(root)
    .filter(({ pid, command }) => pid !== root && isHost.test(command))
    .map(({ pid }) => pid);

const sockets = (pid: number): string[] =>
  attempt(() => readdirSync(`/proc/${pid}/fd`), []).flatMap((fd) => {
    const target = attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), '');
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode === undefined ? [] : [inode];
  });

const listening = '0A';

/** Local addresses (as the kernel writes them, in hexadecimal) on which one of the processes accepts TCP connections. */
export const listeningAddresses = (processes: readonly Process[]): string[] => {
  const owned = new Set(processes.flatMap(({ pid }) => sockets(pid)));
  const found = processes.flatMap(({ pid }) =>
    ['tcp', 'tcp6'].flatMap((table) =>
      attempt(() => readFileSync(`/proc/${pid}/net/${table}`, 'utf8'), '')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .filter((columns) => columns[3] === listening && owned.has(columns[9] ?? ''))
        .map((columns) => columns[1] ?? ''),
    ),
  );
  return [...new Set(found)];
};
