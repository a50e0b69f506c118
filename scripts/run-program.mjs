// Runs one program in this one's place: same terminal, signals passed on, its exit status kept.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Answers the program's exit status; 128 and the signal's number where a signal ended it, 127 where it cannot start. */
export const runProgram = (file, args, env = process.env) =>
  new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit', env });
    const listeners = passedOn.map((signal) => {
      const listener = () => child.kill(signal);
      process.on(signal, listener);
      return [signal, listener];
    });
    const finish = (status) => {
      for (const [signal, listener] of listeners) process.off(signal, listener);
      resolve(status);
    };
    child.once('error', () => finish(127));
    child.once('exit', (status, signal) => finish(status ?? 128 + (constants.signals[signal] ?? 0)));
  });
