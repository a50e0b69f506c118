import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { no } from './said-no.ts';

interface Terminal {
  readonly input: NodeJS.ReadStream;
  /** Where the question is shown; standard error, because standard output belongs to the answer. */
  readonly output: NodeJS.WriteStream;
}

/** Asks for a passphrase or a recovery code without showing what is typed. Says no when nobody can be asked, or when it is broken off. */
export function askPassphrase({ input, output }: Terminal, question = 'Passphrase'): Promise<string> {
  if (!input.isTTY || !output.isTTY) return Promise.reject(no('no-passphrase', 'passphrase'));
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: true, historySize: 0 });
  output.write(`${question}: `);
  return new Promise((resolve, reject) => {
    let answer: string | null = null;
    lines.on('SIGINT', () => lines.close());
    lines.once('line', (line) => {
      answer = line;
      lines.close();
    });
    lines.once('close', () => {
      output.write('\n');
      if (answer === null) reject(no('cancelled'));
      else resolve(answer);
    });
  });
}
