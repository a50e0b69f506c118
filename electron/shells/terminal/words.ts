import type { OutputOf } from '../../../domain/contract.ts';
import type { PeriodRow } from '../../../domain/programme/operations.ts';
import { type ReturnRuleCode, returnRuleCodes } from '../../../domain/returns/suppress.ts';
import type { Client } from './client.ts';
import { listed, no } from './said-no.ts';

/** "8 July 2019". */
export const dayInWords = (day: string): string =>
  new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "on 8 July 2019 at 14:02", in the time of this computer. */
export function momentInWords(moment: string): string {
  const at = new Date(moment);
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return `on ${day} at ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** "1 person", "4 people". */
export const peopleInWords = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;

/** The label of a code in a list; the code itself where the list has lost it, a dash for none. */
export const labelOf = (
  values: OutputOf<'programme.reference'>['values'],
  list: string,
  code: string | null,
): string =>
  code === null ? '-' : (values.find((value) => value.list === list && value.code === code)?.label ?? code);

/** The period with that code, or the current one where none is named. Says no with the codes that there are. */
export async function findPeriod(client: Client, code: string | undefined): Promise<PeriodRow> {
  const { periods, currentId } = await client('programme.periods', {});
  const wanted = code?.trim().toLowerCase();
  const found = periods.find((period) =>
    wanted === undefined ? period.id === currentId : period.code.toLowerCase() === wanted,
  );
  if (found !== undefined) return found;
  const codes = periods.map((period) => period.code).join(', ');
  throw no(
    'unknown-code',
    'period',
    codes === ''
      ? 'This register has no periods yet. Add one in the window first.'
      : `This register has no period with that code. Its periods are ${codes}.`,
  );
}

/** The rule with that name. Says no with the names that there are. */
export function ruleOf(name: string | undefined): ReturnRuleCode {
  const found = returnRuleCodes.find((code) => code === name);
  if (found === undefined)
    throw no(
      'unknown-code',
      'rule',
      `There is no rule with that name. The rules are ${listed(returnRuleCodes, 'and')}.`,
    );
  return found;
}
