import { notForRelease } from '../../../../domain/returns/csv.ts';
import { returnRules } from '../../../../domain/returns/suppress.ts';
import type { Command } from '../answer.ts';
import { tableOf } from '../table.ts';
import { findPeriod, ruleOf } from '../words.ts';

/** Saves a period's anonymised return into a folder that exists. */
export const saveReturn: Command = async (client, { period, rule: name, out = '' }) => {
  const rule = ruleOf(name);
  const { id, code } = await findPeriod(client, period);
  const { folder, files } = await client('returns.export', { periodId: id, rule, folder: out });
  return {
    value: { periodCode: code, rule, marking: notForRelease, folder, files },
    lines: [
      `The return of ${code} under ${returnRules[rule].label} is saved: ${files.length} files.`,
      `${notForRelease}.`,
      '',
      ...tableOf(
        ['File', 'Bytes', 'SHA-256'],
        files.map(({ name, bytes, sha256 }) => [name, String(bytes), sha256.slice(0, 16)]),
        [1],
      ),
    ],
  };
};
