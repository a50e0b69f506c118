import { decide, list, type Paper, table, text, write } from './document.ts';
import { madeSentence } from './dpia.ts';
import { measures, retentionBlocks, sharingBlocks } from './measures.ts';
import type { PackInput } from './pack-input.ts';
import { categoryLabels, counted } from './words.ts';

/** The record of processing activities (UK GDPR, Article 30), one section for each thing that it has to hold. */
export function processingRecord(input: PackInput): Paper {
  const { register, agencies, returns, governors } = input;
  return {
    code: 'processing-record',
    title: `Record of processing: ${register.name}`,
    lead: madeSentence(input),
    sections: [
      {
        heading: 'Controllers and contacts',
        blocks: [
          list(...agencies.map(({ name }) => name)),
          text(
            governors.length === 0
              ? 'No user of this register governs information yet.'
              : `Information is governed in this register by ${governors.map(({ name, agency }) => `${name} (${agency})`).join(', ')}.`,
          ),
          decide('which of these are controllers, joint controllers or processors.'),
          write('Controllers’ representatives', 'Data protection officers and how to reach them'),
        ],
      },
      {
        heading: 'Purposes',
        blocks: [
          text(
            'Agreeing and following help for people with several needs across agencies; preparing and minuting the forum; measuring outcomes; evaluating the programme; returns without names.',
          ),
          decide('whether these are the purposes, and the lawful basis of each.'),
        ],
      },
      {
        heading: 'People and kinds of data',
        blocks: [
          text(
            'People with several needs whom the programme supports or was asked to support; staff who use the register.',
          ),
          table(
            'Categories of personal data',
            ['Category', 'What'],
            input.held.map(({ category, what }) => [categoryLabels[category], what]),
          ),
          text(
            'Health, ethnic group and what is sealed are special categories; police and courts may be criminal offence data.',
          ),
        ],
      },
      {
        heading: 'Recipients',
        blocks: [
          ...sharingBlocks(input),
          text(
            `${counted(returns, 'return')} without names ${returns === 1 ? 'was' : 'were'} made. Whoever evaluates the programme gets no identity from the register.`,
          ),
        ],
      },
      {
        heading: 'Transfers abroad',
        blocks: [
          text(
            'The program opens no network connection and stores nothing outside the computer and the folders chosen on it.',
          ),
          decide('whether any of those folders is copied to another country, for example by a cloud service.'),
        ],
      },
      { heading: 'Time limits for erasure', blocks: retentionBlocks(input) },
      { heading: 'Security measures', blocks: measures(input) },
    ],
  };
}
