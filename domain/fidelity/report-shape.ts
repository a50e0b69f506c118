import { z } from 'zod';

/** The public report has no spread, no dissent, no owner and nothing that somebody decided could point to a person. */
export const reportVariants = ['public', 'restricted'] as const;
export type ReportVariant = (typeof reportVariants)[number];
export const reportFormats = ['docx', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

const aim = z.strictObject({
  text: z.string(),
  get under(): z.ZodArray<typeof aim> {
    return z.array(aim);
  },
});
export type ReportAim = z.output<typeof aim>;

const words = z.array(z.string());

/** A progress report as plain data, in the order of the board paper of July 2018, appendix IV. */
export const progressReportShape = z.strictObject({
  title: z.string(),
  variant: z.enum(reportVariants),
  /** What has to be said first, such as that it is a draft; null where nothing has to be. */
  notice: z.string().nullable(),
  status: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  summaryHeading: z.string(),
  summary: words,
  statementsHeading: z.string(),
  statements: z.array(z.strictObject({ section: z.string(), statements: words, rating: z.string() })),
  visionHeading: z.string(),
  visions: z.array(
    z.strictObject({
      section: z.string(),
      vision: words,
      aims: z.array(aim),
      /** What stands where there are no aims; null where there are. */
      noAims: z.string().nullable(),
      comments: words,
      rag: z.string(),
    }),
  ),
  /** Null in the public report. */
  raters: z
    .array(z.strictObject({ section: z.string(), agreed: z.string(), spread: z.string(), dissent: words }))
    .nullable(),
  notes: words,
});
export type ProgressReport = z.output<typeof progressReportShape>;

/** Headings of the tables, in the words of the source. */
export const reportColumns = {
  statements: ['Section', 'Fidelity statement', '1-10 rating'],
  visions: ['Section', '12-month vision', 'Aims for the quarter', 'Comments', 'Qtr RAG'],
  raters: ['Section', 'Agreed rating', 'Ratings given', 'Dissent'],
} as const;
export const ratersHeading = 'Ratings given, and dissent:';
export const noSummaryWords = 'No summary is written.';
