import { type Block, type Paper, table, text } from './document.ts';

/** What holds a limit: mathematics, the program while it runs, or nobody but people. */
export type HeldBy = 'cryptography' | 'program' | 'people';

interface Limit {
  readonly limit: string;
  readonly heldBy: HeldBy;
  readonly how: string;
  readonly remains: string;
}

const heldByLabels: Readonly<Record<HeldBy, string>> = {
  cryptography: 'Cryptography',
  program: 'The program',
  people: 'People',
};

/** Every limit that this register promises, with who holds it and what it does not hold. */
export const limits: readonly Limit[] = [
  {
    limit: 'A register file or a backup cannot be read without a passphrase or the recovery code',
    heldBy: 'cryptography',
    how: 'Every page is encrypted with AES-256 and authenticated; the random key is reached only through Argon2id or the 160 random bits of the recovery code.',
    remains: 'A weak passphrase can be guessed at leisure by whoever has a copy of the key file.',
  },
  {
    limit: 'One part of a recovery code in two parts opens nothing and tells nothing',
    heldBy: 'cryptography',
    how: 'One part is random bytes, the other the code under them: either alone is as likely under every code there is.',
    remains:
      'Whoever has seen both papers has the code, and whoever made it at the screen may have. One part lost is the code lost.',
  },
  {
    limit: 'A recovery code that was replaced opens nothing written from then on',
    heldBy: 'cryptography',
    how: 'The register is encrypted anew under a new key, which is sealed to the new code and not to the old one.',
    remains: 'Backups and copies of before open with the code of then.',
  },
  {
    limit: 'A page that was altered is noticed',
    heldBy: 'cryptography',
    how: 'Each page carries an HMAC-SHA512 that is checked when it is read.',
    remains:
      'An older copy of a page put in its place passes its code. The check of a register finds it by the history, where there is one, and counts the pages where there is none.',
  },
  {
    limit: 'Sealed facts are read by named users only',
    heldBy: 'cryptography',
    how: 'They are sealed to a key of their own whose private half lies only in the slots of those users.',
    remains:
      'What a named user has seen they have seen. How many sealed boxes stand beside a person can be counted by whoever takes the file apart with the register’s key, but neither kind nor content.',
  },
  {
    limit: 'A refuge cannot be told from temporary accommodation',
    heldBy: 'cryptography',
    how: 'Both are kept as temporary accommodation with an equally long box beside it that holds the true value.',
    remains: 'What a register of an earlier version wrote into its history before there was such a box.',
  },
  {
    limit: 'Erasing somebody destroys their history',
    heldBy: 'cryptography',
    how: 'The history of each person is sealed under a key of their own, which is destroyed.',
    remains: 'Backups and returns made before still hold the person; the erasure lists them.',
  },
  {
    limit: 'A change to the audit trail is noticed',
    heldBy: 'cryptography',
    how: 'Each entry carries an HMAC over itself and the one before; the head is noted in the key file, backups and returns.',
    remains:
      'Whoever holds the key could write the whole chain anew: the heads noted outside show it. The last two seconds before a rollback.',
  },
  {
    limit: 'A role, an agency and a sharing record decide who is shown what',
    heldBy: 'program',
    how: 'Every operation declares whom it lets in; dispatch and the queries refuse the rest.',
    remains: 'A user who writes their own program could read with the register’s key whatever is not sealed.',
  },
  {
    limit: 'A briefing points at nobody',
    heldBy: 'program',
    how: 'Its figures are bands made once a quarter, that move only when at least three people make the difference; its words come from a list.',
    remains:
      'Somebody who knows everybody else in the group, quarter by quarter, can tell when three of them have come or gone.',
  },
  {
    limit: 'An emergency opening needs a reason, ends after an hour and is reviewed by somebody else',
    heldBy: 'program',
    how: 'The reason and the end stand in the register; nobody may review their own.',
    remains: 'As above; and a review is only as good as whoever does it.',
  },
  {
    limit: 'The register locks when nobody is there',
    heldBy: 'program',
    how: 'The process that holds the key ends, and with it the key and every decrypted page.',
    remains:
      'Whoever is at the computer before that sees what its user sees. Swap and hibernation belong to the system.',
  },
  {
    limit: 'Somebody whose account ended opens nothing that is written from then on',
    heldBy: 'cryptography',
    how: 'Their slot is taken out of the key file and the register is encrypted anew, under a key that is not sealed to them.',
    remains:
      'A copy or backup made before opens with its own key file and the passphrases of then: ask for copies back, and destroy old backups that nobody needs. Where the drive has no room for it, the change waits for the next opening.',
  },
  {
    limit: 'Nothing leaves over a network',
    heldBy: 'program',
    how: 'The program opens no connection; its window may load only what it brought with it.',
    remains: 'What people copy, photograph, print or send.',
  },
  {
    limit: 'Personal data leaves only by a deliberate act that is recorded',
    heldBy: 'people',
    how: 'Every export is one, and the trail names who did it.',
    remains: 'A photograph of a screen. Only people can decide against that.',
  },
];

export const limitsTable = (): Block =>
  table(
    'Which limits are cryptographic and which the program enforces',
    ['Limit', 'Held by', 'How', 'What it does not hold'],
    limits.map((one) => [one.limit, heldByLabels[one.heldBy], one.how, one.remains]),
  );

/** What the register protects against, and what it cannot; with the picture of where data goes. */
export const limitsPaper = (): Paper => ({
  code: 'limits',
  title: 'What holds, and what does not',
  lead: 'Where information goes, and what holds each limit: mathematics, the program while it runs, or people. A limit of the program falls to somebody who has a passphrase and writes a program of their own; one of cryptography does not.',
  sections: [
    {
      heading: 'Where information goes',
      blocks: [
        { kind: 'picture', picture: 'data-flow' },
        text(
          'People type into a window that holds nothing. It asks a process of its own, which alone holds the key and the register. Four things leave, each by a deliberate act: backups, encrypted; returns, without names; prints; and papers such as this one. Nothing leaves over a network.',
        ),
      ],
    },
    { heading: 'Limits', blocks: [limitsTable()] },
  ],
});
