import type { IsoInstant } from '../time.ts';
import { decide, list, type Paper, table, text, write } from './document.ts';
import { madeSentence } from './dpia.ts';
import { measures } from './measures.ts';
import type { PackInput } from './pack-input.ts';
import { categoryLabels, counted, momentInWords } from './words.ts';

const hour = 3_600_000;
/** UK GDPR, Article 33: where feasible, not later than this many hours after having become aware. */
export const reportWithinHours = 72;

type Section = Paper['sections'][number];

/** How long is left of the time to report, counted to when the sheet was made. */
function clockSentence(latest: number, madeAt: IsoInstant): string {
  const left = Math.floor((latest - Date.parse(madeAt)) / hour);
  return left >= 0
    ? `${counted(left, 'full hour')} of them ${left === 1 ? 'was' : 'were'} left when this was made.`
    : 'They had passed when this was made: report now, and say why it is late.';
}

function clock(noticed: number, madeAt: IsoInstant): Section {
  const latest = noticed + reportWithinHours * hour;
  return {
    heading: 'The clock',
    blocks: [
      table(
        'Times, as clocks in London show them',
        ['What', 'When'],
        [
          ['Noticed', momentInWords(noticed)],
          ['A day later', momentInWords(noticed + 24 * hour)],
          [`${reportWithinHours} hours later`, momentInWords(latest)],
        ],
      ),
      text(
        `A breach that is a risk to people is reported to the Information Commissioner without undue delay and, where feasible, within ${reportWithinHours} hours of becoming aware of it (UK GDPR, Article 33). ${clockSentence(latest, madeAt)}`,
      ),
      decide(
        'whether this is a breach that has to be reported, and whether the people in the register are told (Article 34). Encryption counts, and so does how good the passphrase was.',
      ),
    ],
  };
}

const firstThings = (): Section => ({
  heading: 'First',
  blocks: [
    list(
      'Write down when it was last seen, where, by whom, and whether it was locked.',
      'Ask whether a passphrase or the recovery code was kept with it.',
      'On another computer, open the newest backup and hand whoever used the laptop a new passphrase, or end their account. That does not reach the copy that is gone.',
      'Think of whoever would be in danger if somebody did read it, and warn the people who look after them today.',
    ),
    write(
      'Noticed by',
      'Last seen, where and by whom',
      'Locked, shut down or open when last seen',
      'Passphrase or recovery code kept with it',
      'Number of the police report',
    ),
  ],
});

const whatItHeld = ({ people, held }: PackInput): Section => ({
  heading: 'What it held',
  blocks: [
    text(
      `${counted(people.everyone, 'person', 'people')}: ${people.inCohort} in the cohort, ${people.left} no longer in it. No names stand on this sheet.`,
    ),
    table(
      'What the register holds, by category of information',
      ['Category', 'What', 'Entries'],
      held.map(({ category, what, records }) => [categoryLabels[category], what, String(records)]),
    ),
    text(
      'This is what the copy holds from which the sheet was made. The one that is missing may be older, or newer by whatever was written since.',
    ),
  ],
});

const lastOpened = ({ openings }: PackInput): Section => ({
  heading: 'When it was last opened',
  blocks: [
    openings.length === 0
      ? text('The audit trail holds no opening.')
      : table(
          'The last opening on each computer, newest first',
          ['When', 'By', 'Where'],
          openings.map(({ at, by, thisComputer }, index) => [
            momentInWords(at),
            by,
            thisComputer ? 'On this computer' : `On another computer (${index + 1})`,
          ]),
        ),
  ],
});

const whomToTell = ({ governors, agencies }: PackInput): Section => ({
  heading: 'Whom to tell',
  blocks: [
    list(
      ...governors.map(({ name, agency }) => `${name}, who governs information (${agency})`),
      `Every agency that takes part: ${agencies.map(({ name }) => name).join(', ')}`,
      'The data protection officer of each of them',
      'Whoever looks after the computers of its owner, to have it blocked',
      'The police, if it was stolen',
    ),
    write('Told whom, by whom, at what time', 'Decision about reporting, by whom and when'),
  ],
});

/** The sheet for the day on which a computer with a register is missing. `noticedAt` is when it was noticed. */
export const lostLaptop = (input: PackInput, noticedAt: IsoInstant): Paper => ({
  code: 'lost-laptop',
  title: `Lost laptop: ${input.register.name}`,
  lead: madeSentence(input),
  sections: [
    clock(Date.parse(noticedAt), input.madeAt),
    firstThings(),
    whatItHeld(input),
    lastOpened(input),
    {
      heading: 'How it is protected',
      blocks: [
        ...measures(input),
        text(
          'The copy that is missing opens with the passphrases that held when it was last used, and backups with those of the day they were made: also with that of somebody whose account has ended since, or who was handed another one. Ask for those passphrases to be told to nobody.',
        ),
        text(
          'Without a passphrase or the recovery code nobody can read the register, its history or its backups. In the clear beside it stand the names under which users sign in, and the places of registers and returns.',
        ),
      ],
    },
    whomToTell(input),
  ],
});
