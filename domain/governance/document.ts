import { z } from 'zod';

/** The papers of the security pack as plain data: the screen, the HTML file and the Markdown file show the same words. */
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.string()) }),
  /** Something that the partnership's own officer decides; the program does not. */
  z.strictObject({ kind: z.literal('decide'), text: z.string() }),
  /** Lines that are filled in by pen. */
  z.strictObject({ kind: z.literal('write'), lines: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('table'),
    caption: z.string(),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
  z.strictObject({ kind: z.literal('picture'), picture: z.literal('data-flow') }),
]);
export type Block = z.output<typeof block>;

export const paperCodes = ['dpia', 'processing-record', 'limits', 'lost-laptop'] as const;
export type PaperCode = (typeof paperCodes)[number];

export const paper = z.strictObject({
  code: z.enum(paperCodes),
  title: z.string(),
  /** One or two sentences under the title. */
  lead: z.string(),
  sections: z.array(z.strictObject({ heading: z.string(), blocks: z.array(block) })),
});
export type Paper = z.output<typeof paper>;

/** A paper as it is read, whatever it belongs to. */
export const readablePaper = paper.omit({ code: true });
export type ReadablePaper = z.output<typeof readablePaper>;
/** What a paper says, whatever its kind. */
export type PaperBody = Omit<Paper, 'code'>;

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const list = (...items: string[]): Block => ({ kind: 'list', items });
export const decide = (words: string): Block => ({ kind: 'decide', text: words });
export const write = (...lines: string[]): Block => ({ kind: 'write', lines });
export const table = (caption: string, head: string[], rows: string[][]): Block => ({
  kind: 'table',
  caption,
  head,
  rows,
});

/** The words before everything that is not for the program to say. */
export const forTheOfficer = 'For the partnership’s own officer to decide:';
