import { controllerLabels, standingLabels } from '../sharing/agreement-words.ts';
import { type Block, decide, list, table, text } from './document.ts';
import type { PackInput } from './pack-input.ts';
import { categoryLabels, counted, dayInWords, roleLabels } from './words.ts';

/** What protects the register, in the figures of this one. The DPIA and the record of processing both say it. */
export function measures(input: PackInput): Block[] {
  const { slots, keys, audit, backups, sealed } = input;
  const newest = backups.newestAt === null ? '' : `, the newest made on ${dayInWords(backups.newestAt)}`;
  return [
    table(
      'How the file is encrypted, as the open register answers',
      ['Setting', 'Value'],
      input.cipher.map(({ name, value }) => [name, value]),
    ),
    table(
      'How dear one guess at a passphrase is (Argon2id)',
      ['Memory', 'Passes', 'Lanes', 'Passphrases kept so'],
      slots.costs.map((cost) => [
        `${cost.memoryKiB / 1024} MiB`,
        String(cost.passes),
        String(cost.parallelism),
        String(cost.slots),
      ]),
    ),
    list(
      `${counted(slots.users, 'passphrase')} and ${counted(slots.recovery, 'recovery code')}${slots.recoveryInTwoParts ? ', which stands on two papers for two holders,' : ''} open the register. Generation ${keys.generation} of its key; the key file was begun on ${dayInWords(keys.madeOn)}.`,
      input.lockSignals.length === 0
        ? 'The register locks when its user asks for it.'
        : `The register locks by itself on the computer where this was made: ${input.lockSignals.join('; ')}.`,
      `The audit trail has ${counted(audit.entries, 'entry', 'entries')}, each chained to the one before; its head is ${audit.head}.`,
      backups.kept === 0
        ? 'No backup is known to this register yet.'
        : `${counted(backups.kept, 'backup')} in ${counted(backups.places, 'place')}${newest}; ${backups.verified} of them opened and checked after they were made.`,
      ...(backups.underOlderKeys === 0 ? [] : [olderKeysSentence(backups.underOlderKeys)]),
      sealedSentence(sealed),
    ),
  ];
}

const olderKeysSentence = (often: number): string =>
  `${counted(often, 'backup')} ${often === 1 ? 'was' : 'were'} made under an older key. Such a backup opens with the passphrases of the day it was made, also with that of somebody whose account has ended since.`;

function sealedSentence({ state, holders }: PackInput['sealed']): string {
  if (state === 'never-made') return 'No key for sealed facts has been made, so none can be recorded.';
  if (state === 'nobody-holds-it') return 'Nobody holds the key for sealed facts any more.';
  const names = holders.map(({ name, agency }) => `${name} (${agency})`).join(', ');
  return `Sealed facts can be opened by ${counted(holders.length, 'person', 'people')}: ${names}.`;
}

/** Who uses the register: agencies, and how many users hold each role. */
export const usersTables = ({ agencies, roles }: PackInput): Block[] => [
  table(
    'Agencies and their active users',
    ['Agency', 'Users'],
    agencies.map(({ name, users }) => [name, String(users)]),
  ),
  table(
    'Roles; one user may hold several',
    ['Role', 'Users'],
    roles.map(({ role, users }) => [roleLabels[role], String(users)]),
  ),
];

/** How long each category is kept, with what nobody has confirmed yet marked as such. */
export function retentionBlocks({ retention }: PackInput): Block[] {
  if (retention.length === 0)
    return [
      text('No retention rule is set in this register, so nothing is proposed for review by itself.'),
      decide('how long each category is kept.'),
    ];
  const open = retention.filter((rule) => !rule.confirmed).length;
  return [
    table(
      'How long each category is kept',
      ['Category', 'Months after leaving', 'Months after the last entry', 'Reason', 'Confirmed'],
      retention.map((rule) => [
        categoryLabels[rule.category],
        String(rule.monthsAfterLeaving),
        String(rule.monthsAfterActivity),
        rule.source,
        rule.confirmed ? 'Yes' : 'Not yet',
      ]),
    ),
    text('When a time has passed, a person reviews; nothing is erased by a clock, and nothing while a hold stands.'),
    ...(open === 0 ? [] : [decide(`${counted(open, 'rule')} that nobody has confirmed yet.`)]),
  ];
}

/** What is shared with other agencies, by the basis that was recorded. */
export function sharingBlocks({ sharing, agreements, disclosures, emergency }: PackInput): Block[] {
  const decisions =
    sharing.length === 0
      ? text('No decision about sharing differs from the defaults yet.')
      : table(
          'Decisions about sharing, by the basis recorded for them',
          ['Basis', 'Shared', 'Not shared'],
          sharing.map((one) => [one.basis, String(one.shared), String(one.notShared)]),
        );
  return [
    text(
      'An agency sees the people whose record it holds. The coordinator and whoever governs information see everyone, for the partnership. Any person’s sharing record narrows or widens that, agency by agency and category by category.',
    ),
    decisions,
    agreements.length === 0
      ? text('No sharing agreement is recorded.')
      : table(
          'Sharing agreements',
          ['Agreement', 'Parties', 'Standing', 'Controllers'],
          agreements.map((one) => [
            one.title,
            one.parties.join('; '),
            standingLabels[one.standing],
            controllerLabels[one.controllers],
          ]),
        ),
    text(
      `${counted(disclosures.recorded, 'disclosure')} recorded, each with its lawful basis, conditions, gateway and agreement; ${disclosures.against} of them although something stood against it, with the reason.`,
    ),
    text(
      `${counted(emergency.openings, 'emergency opening')}, of which ${emergency.reviewed} ${emergency.reviewed === 1 ? 'has' : 'have'} been reviewed by somebody else.`,
    ),
  ];
}
