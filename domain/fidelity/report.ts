import { dayInFull } from '../plans/days.ts';
import { ragLabels, summaryWordLimit } from './fidelity.ts';
import { spreadHiddenSentence, spreadSentence } from './raters.ts';
import type { ProgressReport, ReportAim, ReportFormat, ReportVariant } from './report-shape.ts';
import type { Aim, Assessment, FidelitySection } from './shapes.ts';

type StatementRow = ProgressReport['statements'][number];
type VisionRow = ProgressReport['visions'][number];
type RaterRow = NonNullable<ProgressReport['raters']>[number];

/** "None agreed this quarter": what is said where that is the value. */
export const noneAgreedWords = 'None agreed this quarter';
const leftOutWords = 'Left out of the public report.';

export interface ReportOptions {
  readonly areaName: string;
  readonly variant: ReportVariant;
  /** The number of the issue; null for a draft. */
  readonly number: number | null;
  /** Passages left out of the public report, by key. */
  readonly leftOut: ReadonlySet<string>;
  readonly isDemonstration: boolean;
}

/** A text as paragraphs, each with the key by which it can be left out. */
export const paragraphs = (text: string | null, key: string): { readonly key: string; readonly text: string }[] =>
  (text ?? '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at) => ({ key: `${key}:${at}`, text: line }));

const aimStates = { open: 'open', done: 'done', dropped: 'dropped' } as const;

function aboutAim({ owner, dueOn, state }: Aim, variant: ReportVariant): string {
  const parts = [
    variant === 'restricted' ? owner : null,
    dueOn === null ? null : `due ${dayInFull(dueOn)}`,
    aimStates[state],
  ];
  return parts.filter((part) => part !== null).join('; ');
}

function aimsUnder(section: FidelitySection, parentId: string | null, options: ReportOptions): ReportAim[] {
  return section.aims
    .filter((aim) => aim.parentId === parentId)
    .map((aim) => {
      const wording = options.leftOut.has(`aim:${aim.id}`) ? leftOutWords : aim.wording;
      return {
        text: `${wording} (${aboutAim(aim, options.variant)})`,
        under: aimsUnder(section, aim.id, options),
      };
    });
}

/** The paragraphs of a text that stay in, and one sentence where something was taken out, so that nobody takes it for all. */
function kept(text: string | null, key: string, { leftOut }: ReportOptions): string[] {
  const all = paragraphs(text, key);
  const staying = all.filter((one) => !leftOut.has(one.key)).map((one) => one.text);
  return staying.length === all.length ? staying : [...staying, leftOutWords];
}

function visionRow(section: FidelitySection, options: ReportOptions): VisionRow {
  const aims = aimsUnder(section, null, options);
  const comments = section.noComments ? [noneAgreedWords] : kept(section.comments, `${section.key}:comments`, options);
  return {
    section: section.label,
    vision: kept(section.vision, `${section.key}:vision`, options),
    aims,
    noAims: aims.length > 0 ? null : section.noneAgreed ? noneAgreedWords : 'Not written yet',
    comments,
    rag: ragLabels[section.rag],
  };
}

const statementRow = ({ label, statements, rating }: FidelitySection): StatementRow => ({
  section: label,
  statements,
  rating: rating === null ? 'Not rated' : String(rating),
});

/** What the spread of a section says, where whoever makes the report may let it be read by others. */
function raterRow({ label, rating, raters, spread, dissents, dissentsKept }: FidelitySection): RaterRow {
  const hidden = raters === 0 ? 'Nobody rated by themselves' : spreadHiddenSentence(raters);
  const said = dissents.map(
    ({ would, because }) => `${would === null ? 'Dissent' : `Dissent, for ${would}`}: ${because}`,
  );
  const keptBack = dissentsKept > dissents.length ? [`${dissentsKept} kept by the coordinator`] : [];
  return {
    section: label,
    agreed: rating === null ? 'Not rated' : String(rating),
    spread: spread === null ? hidden : spreadSentence(spread),
    dissent: [...said, ...keptBack],
  };
}

/** "Q4" of "Y1Q4", as the source heads its table; the whole code where it has none. */
const quarterOf = (code: string): string => /Q\d$/.exec(code)?.[0] ?? code;

function noticeOf({ number, variant, isDemonstration }: ReportOptions): string | null {
  const says = [
    number === null ? 'Draft: not issued, and not for passing on.' : null,
    variant === 'restricted' && number !== null ? 'Restricted: for the partnership, not for publication.' : null,
    isDemonstration ? 'Demonstration: everything in it is invented.' : null,
  ].filter((one) => one !== null);
  return says.length === 0 ? null : says.join(' ');
}

function notesOf(assessment: Assessment, { number }: ReportOptions): string[] {
  const { average, wordingSource, issuedOn, periodLabel } = assessment;
  return [
    `${periodLabel}. The average is the ${average.sentence}, from 1 to 10. It is a self-assessment by the partnership; there is no published scale to compare it with.`,
    'The RAG says how the aims of the quarter went. It stays not set where none were agreed.',
    wordingSource === null
      ? 'The statements are in the short wording of Casebook.'
      : `Wording of the statements: ${wordingSource}.`,
    ...(issuedOn === null || number === null
      ? []
      : [`Issued on ${dayInFull(issuedOn)}${number > 1 ? `, issue ${number} for this period` : ''}.`]),
  ];
}

/**
 * The report of one assessment. What the viewer is not shown of spread and dissent must have been taken out of `assessment`
 * before: a report is for others, so that is the view of somebody who is not the coordinator.
 */
export function progressReport(assessment: Assessment, options: ReportOptions): ProgressReport {
  const { sections, average, overallRag, periodCode, statusLabel, summary } = assessment;
  return {
    title: `${options.areaName}: ${periodCode}`,
    variant: options.variant,
    notice: noticeOf(options),
    status: [
      { label: 'Status:', value: statusLabel ?? 'Not set' },
      { label: 'Average fidelity score:', value: average.mean ?? 'Not rated' },
      { label: 'Overall RAG status for this quarter:', value: ragLabels[overallRag] },
    ],
    summaryHeading: `Summary: (${summaryWordLimit} words)`,
    summary: kept(summary, 'summary', options),
    statementsHeading: 'Fidelity statements:',
    statements: sections.map(statementRow),
    visionHeading: `Vision and aims for ${quarterOf(periodCode)}: ${options.areaName}`,
    visions: sections.map((section) => visionRow(section, options)),
    raters: options.variant === 'public' ? null : sections.map(raterRow),
    notes: notesOf(assessment, options),
  };
}

/** The name of the file: the period and the variant, and nothing of anybody. */
export function reportFileName(
  code: string,
  variant: ReportVariant,
  number: number | null,
  format: ReportFormat,
): string {
  const safe = code.replace(/[^A-Za-z0-9-]+/g, '-');
  const issue = number === null ? '-draft' : number > 1 ? `-issue-${number}` : '';
  return `${safe}-progress-report-${variant}${issue}.${format}`;
}
