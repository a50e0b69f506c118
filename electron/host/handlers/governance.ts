import path from 'node:path';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { asHtml } from '../../../domain/governance/as-html.ts';
import { asMarkdown } from '../../../domain/governance/as-markdown.ts';
import type { Paper, PaperCode } from '../../../domain/governance/document.ts';
import { dpia } from '../../../domain/governance/dpia.ts';
import { limitsPaper } from '../../../domain/governance/limits.ts';
import { lostLaptop } from '../../../domain/governance/lost-laptop.ts';
import type { PackInput } from '../../../domain/governance/pack-input.ts';
import { processingRecord } from '../../../domain/governance/processing-record.ts';
import { londonMoment } from '../../../domain/governance/words.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';
import { packInput } from '../pack-input.ts';

type Noticed = ParsedInputOf<'governance.lostLaptop'>['noticed'];

/** When a loss was noticed, as an instant; now where nothing else is said, and never in the future. */
function noticedAt(noticed: Noticed, input: PackInput): string {
  if (noticed === null) return input.madeAt;
  const moment = londonMoment(noticed.on, noticed.at);
  if (moment > Date.parse(input.madeAt)) throw new Refusal('date-in-future', 'noticed.on');
  return new Date(moment).toISOString();
}

const make: Readonly<Record<PaperCode, (input: PackInput, noticed: Noticed) => Paper>> = {
  dpia,
  'processing-record': processingRecord,
  limits: limitsPaper,
  'lost-laptop': (input, noticed) => lostLaptop(input, noticedAt(noticed, input)),
};

/** The day of making stands in the name, so that an earlier one is not written over by mistake. */
const filesOf = (paper: Paper, on: string) => [
  { name: `${on} ${paper.code}.html`, text: asHtml(paper) },
  { name: `${on} ${paper.code}.md`, text: asMarkdown(paper) },
];

export const governanceHandlers: FeatureHandlers<'governance'> = {
  'governance.pack': (context) => {
    const input = packInput(context);
    return { papers: [dpia(input), processingRecord(input), limitsPaper()] };
  },
  'governance.lostLaptop': (context, { noticed }) => {
    return { paper: make['lost-laptop'](packInput(context), noticed) };
  },
  'governance.save': (context, { folder, papers, noticed }) => {
    const input = packInput(context);
    const target = path.resolve(folder);
    const files = [...new Set(papers)].flatMap((code) =>
      filesOf(make[code](input, noticed), input.madeAt.slice(0, 10)),
    );
    // Nothing in the register changes; the entry that `apply` leaves in the audit trail is the point of it.
    const written = writeFilesInto(context, target, files, (kept) => context.apply(() => [...kept]));
    return { folder: target, files: written };
  },
};
