import { decide, list, type Paper, table, text, write } from './document.ts';
import { legalGround } from './law.ts';
import { limitsTable } from './limits.ts';
import { measures, retentionBlocks, sharingBlocks, usersTables } from './measures.ts';
import type { PackInput } from './pack-input.ts';
import { categoryLabels, counted, momentInWords, scaleOf } from './words.ts';

export const madeSentence = ({ register, version, madeAt, madeBy }: PackInput): string =>
  `${register.demonstration ? 'A demonstration with invented people. ' : ''}Made by ${madeBy} on ${momentInWords(madeAt)} with MCN Casebook ${version}, from the configuration of the register “${register.name}” (${register.areaName}) as it stood.`;

/** What could go wrong for people, what stands against it here, and what remains. How likely and how grave is decided by people. */
const risks: readonly (readonly [string, string, string])[] = [
  [
    'Somebody at risk from another person is found',
    'Whereabouts and refuges are sealed; people to keep apart are marked; lists and returns show temporary accommodation.',
    'Somebody who knows may tell.',
  ],
  [
    'A laptop or a USB stick is lost or stolen',
    'Register, backups and bundles are encrypted; the register locks by itself.',
    'A weak passphrase, or one kept with the laptop.',
  ],
  [
    'Somebody reads what is not theirs to read',
    'Role, agency, person and category decide; every view is in the audit trail, which people can be shown.',
    'Whoever may see for their work may look out of curiosity; the trail shows it only afterwards.',
  ],
  [
    'A published figure points at somebody',
    'Small counts are hidden under named rules, and a file says what it is not safe for.',
    'What is public elsewhere, and what people know anyway.',
  ],
  [
    'Something wrong is believed',
    'Who said it and when stands with it; a correction is told to the agencies that hold it.',
    'Copies on paper and in other systems.',
  ],
  [
    'Everything is lost',
    'What was acknowledged is on the disk; backups are made, opened and checked.',
    'A partnership whose backups lie beside the laptop.',
  ],
  [
    'Somebody feels watched rather than helped',
    'The person’s own goals come first; agreement is asked; there is no score and no list of suspects.',
    'How people are spoken to. No program settles that.',
  ],
];

/** The text of a data protection impact assessment, with everything the program knows filled in and nothing it does not. */
export function dpia(input: PackInput): Paper {
  const { register, people, agencies, returns } = input;
  return {
    code: 'dpia',
    title: `Data protection impact assessment: ${register.name}`,
    lead: madeSentence(input),
    sections: [
      {
        heading: 'What this paper is',
        blocks: [
          text(
            'The description, the measures and the limits are taken from the register itself. What the partnership has to decide is marked, and the assessment is theirs: it is finished when every such place has an answer and somebody has signed.',
          ),
        ],
      },
      {
        heading: 'The processing',
        blocks: [
          text(
            'A local programme for people who meet several needs at once (such as homelessness, offending, drugs or alcohol, mental health and worklessness) keeps one encrypted register on laptops, so that agencies that already know somebody help together.',
          ),
          list(
            `Scale: ${scaleOf(people.everyone)} in ${register.areaName}.`,
            `Who takes part: ${counted(agencies.length, 'agency', 'agencies')}; ${register.coordinatingAgency ?? 'no agency'} coordinates.`,
            `Returns made so far: ${returns}.`,
            'Nothing is collected without a person at the keyboard, no decision is made by the program alone, and nobody is scored.',
          ),
          table(
            'What is held, by category of information',
            ['Category', 'What'],
            input.held.map(({ category, what }) => [categoryLabels[category], what]),
          ),
          decide('the purposes, why no less would do, and how people and those who speak for them were asked.'),
        ],
      },
      { heading: 'Who uses it', blocks: usersTables(input) },
      { heading: 'Lawful ground', blocks: legalGround() },
      { heading: 'Sharing', blocks: sharingBlocks(input) },
      { heading: 'What protects it', blocks: measures(input) },
      { heading: 'Which limits hold how', blocks: [limitsTable()] },
      { heading: 'How long it is kept', blocks: retentionBlocks(input) },
      {
        heading: 'What people can ask for',
        blocks: [
          text(
            'Access, correction, restriction, objection and erasure are recorded with their dates and decisions; a correction is told to the agency that contributed what was wrong.',
          ),
          decide('the privacy notice: its wording, its languages, and when each person is given it.'),
        ],
      },
      {
        heading: 'Risks to people',
        blocks: [
          table(
            'What could go wrong for people',
            ['What could happen', 'What stands against it here', 'What remains'],
            risks.map((row) => [...row]),
          ),
          decide(
            'how likely and how grave each of these is here, what else will be done, and whether what remains is acceptable.',
          ),
        ],
      },
      {
        heading: 'Signatures',
        blocks: [
          write(
            'Advice of the data protection officer, and the day',
            'Accepted for the controllers by, and the day',
            'To be looked at again on',
          ),
        ],
      },
    ],
  };
}
