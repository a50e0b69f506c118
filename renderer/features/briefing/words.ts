import type { Briefing } from '../../../domain/briefing/operations.ts';

const bandWords = { 10: 'ten', 20: 'twenty', 50: 'fifty', 100: 'a hundred' } as const;

/** How many people a briefing is about, as far as may be said. */
export const peopleSentence = (people: Briefing['people']): string =>
  people === null
    ? 'The group is small. So that nobody can be picked out, there are no numbers here, only themes.'
    : `The partnership was working with more than ${bandWords[people]} people.`;

const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** One statement, each true of more than ten people. */
export function statementSentence(
  statement: Briefing['statements'][number],
  needLabel: (code: string) => string,
): string {
  switch (statement.kind) {
    case 'together':
      return `${needLabel(statement.needs[0])} and ${lower(needLabel(statement.needs[1]))} come together.`;
    case 'not-offered':
      return `${needLabel(statement.need)}: the need is known and no help was offered.`;
    case 'contact':
      return 'Contact with services is not working.';
  }
}

export function aimsSentence({ agreed, done }: NonNullable<Briefing['aims']>): string {
  if (agreed === 0) return 'No aims were agreed for this quarter.';
  const aims = agreed === 1 ? 'one aim' : `${agreed} aims`;
  return `Partners agreed on ${aims} for how services work. ${finished(agreed, done)}`;
}

function finished(agreed: number, done: number): string {
  if (agreed === 1) return done === 1 ? 'It is done.' : 'It is not done yet.';
  if (done === 0) return 'None is done yet.';
  return done === agreed ? 'All are done.' : `${done} of them ${done === 1 ? 'is' : 'are'} done.`;
}
