import { z } from 'zod';
import { allow } from '../access.ts';
import { isoDate } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { paper, paperCodes } from './document.ts';

/** The papers name agencies, users and counts, and nobody in the cohort; so whoever answers for the register may read them. */
const access = allow(['information-governance', 'coordinator', 'administrator'], ['administration']);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time-impossible' });
/** When the loss was noticed, as clocks in London showed it; null for now. */
const noticed = z.strictObject({ on: isoDate, at: time }).nullable();
const folder = z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' });

export const governanceOperations = {
  /** The papers for whoever signs this off, made from the configuration as it stands. */
  'governance.pack': operation({
    kind: 'job',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ papers: z.array(paper) }),
  }),
  /** The sheet for a computer that is missing. */
  'governance.lostLaptop': operation({
    kind: 'job',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ noticed }),
    output: z.strictObject({ paper }),
  }),
  /** Saves papers as HTML and Markdown into a folder; a deliberate act that the audit trail keeps. */
  'governance.save': operation({
    kind: 'job',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['audit'],
    input: z.strictObject({
      folder,
      papers: z.array(z.enum(paperCodes)).min(1, { error: 'bad-input' }).max(paperCodes.length),
      noticed,
    }),
    output: z.strictObject({
      folder: z.string(),
      files: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })),
    }),
  }),
} as const;
