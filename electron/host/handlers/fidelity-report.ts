import path from 'node:path';
import { findAssessment } from '../../../db/repositories/fidelity/assessments.ts';
import { visibleNames } from '../../../db/repositories/plans/names.ts';
import { userNames } from '../../../db/repositories/users/names.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { freeText, placeholdersIn, pointersIn } from '../../../domain/fidelity/pointers.ts';
import { progressReport, reportFileName } from '../../../domain/fidelity/report.ts';
import { reportHtml } from '../../../domain/fidelity/report-html.ts';
import type { ProgressReport } from '../../../domain/fidelity/report-shape.ts';
import type { Assessment } from '../../../domain/fidelity/shapes.ts';
import { nameWords } from '../../../domain/privacy/passages.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, JobContext, ReadContext } from '../context.ts';
import { docxInWorker } from '../fidelity/docx-in-worker.ts';
import { type NewFile, writeFilesInto } from '../files-in-folder.ts';
import { issuedCopy } from './fidelity-issues.ts';
import { narrowed, wholeAssessment } from './fidelity-view.ts';

type Which = Pick<ParsedInputOf<'fidelity.report'>, 'periodId' | 'issueId' | 'variant'>;

interface Source {
  readonly assessment: Assessment;
  /** The number of the issue; null for what stands there now. */
  readonly number: number | null;
}

/** What a report is made of: what was issued, or what stands there now. Few raters' spread is in neither: it is read by others. */
function sourceOf({ db }: ReadContext, { periodId, issueId }: Which): Source {
  if (issueId === null) return { assessment: narrowed(wholeAssessment(db, periodId), false), number: null };
  const issue = issuedCopy(db, issueId);
  if (issue.periodId !== periodId) throw new Refusal('not-found', 'issueId');
  return { assessment: narrowed(issue.copy, false), number: issue.number };
}

function reportOf(context: ReadContext, which: Which, source: Source, leftOut: readonly string[]): ProgressReport {
  const { session } = context;
  const register = context.db.first(context.db.selectFrom('register').select('areaName'));
  return progressReport(source.assessment, {
    areaName: register?.areaName ?? session.name,
    variant: which.variant,
    number: source.number,
    leftOut: new Set(which.variant === 'public' ? leftOut : []),
    isDemonstration: session.demonstration,
  });
}

/** Passages of the public report that could point to a person: compared with the names that whoever makes it may see. */
function passagesOf({ db, viewer }: ReadContext, { assessment }: Source) {
  const owners = assessment.sections.flatMap(({ aims }) => aims.map(({ owner }) => owner));
  const agencies = nameWords(db.all(db.selectFrom('agency').select('name')).map(({ name }) => name));
  // An agency is an owner too, and is named in public.
  const workers = [...nameWords([...userNames(db).values(), ...owners])].filter(
    (word) => !agencies.has(word) && !['to', 'be', 'confirmed'].includes(word),
  );
  const dictionary = {
    others: nameWords(visibleNames(db, viewer)),
    workers: new Set(workers),
    own: new Set<string>(),
  };
  return freeText(assessment).flatMap((passage) => {
    const found = pointersIn(passage.text, dictionary);
    return found.length === 0 ? [] : [{ ...passage, found }];
  });
}

const placeholdersOf = ({ assessment }: Source) =>
  [...freeText(assessment), ...statementText(assessment)].flatMap(({ place, text }) =>
    placeholdersIn(text).map((words) => ({ place, words })),
  );

const statementText = ({ sections }: Assessment) =>
  sections.flatMap(({ label, statements }) => statements.map((text) => ({ place: `${label}: statements`, text })));

/** Refuses a file with a placeholder in it, and a public one of a draft or with a passage that nobody has decided about. */
function assertReady(context: ReadContext, input: ParsedInputOf<'fidelity.saveReport'>, source: Source): void {
  const leftOut = new Set(input.variant === 'public' ? input.leftOut : []);
  if (input.variant === 'public' && source.number === null) throw new Refusal('draft-not-public', 'variant');
  if (placeholdersOf(source).length > 0) throw new Refusal('report-placeholder', 'variant');
  if (input.variant === 'restricted') return;
  const decided = new Set([...input.kept, ...leftOut]);
  if (passagesOf(context, source).some(({ key }) => !decided.has(key))) throw new Refusal('report-undecided', 'kept');
}

async function bytesOf(context: JobContext, report: ProgressReport, format: 'docx' | 'pdf'): Promise<Uint8Array> {
  if (format === 'docx') return await docxInWorker(report);
  const pdf = await context.ports.renderPdf(reportHtml(report));
  if (pdf === null) throw new Refusal('report-pdf-unavailable', 'format');
  return pdf;
}

async function saveReport(context: JobContext, input: ParsedInputOf<'fidelity.saveReport'>) {
  const { periodId, issueId, variant, format } = input;
  const reading = context.reading();
  const source = sourceOf(reading, input);
  assertReady(reading, input, source);
  const assessmentId = findAssessment(reading.db, periodId)?.id;
  if (assessmentId === undefined) throw new Refusal('nothing-rated');
  const report = reportOf(reading, input, source, input.leftOut);
  const name = reportFileName(source.assessment.periodCode, variant, source.number, format);
  const folder = path.resolve(input.folder);
  const file: NewFile = { name, bytes: await bytesOf(context, report, format) };
  writeFilesInto(context, folder, [file], ([written]) => {
    context.computer.rememberReturnFolder(folder);
    context.apply(
      ({ db, clock, user }) => {
        const savedAt = new Date(clock.now()).toISOString();
        const saved = { assessmentId, issueId, variant, format, name, sha256: written?.sha256 ?? '', savedAt };
        db.insert('fidelityReport', { ...saved, savedBy: user.id });
      },
      { variant, format },
    );
  });
  return { name, folder };
}

export const reportHandlers: Pick<FeatureHandlers<'fidelity'>, 'fidelity.report' | 'fidelity.saveReport'> = {
  'fidelity.report': (context, input) => {
    const source = sourceOf(context, input);
    return {
      report: reportOf(context, input, source, input.leftOut),
      passages: input.variant === 'public' ? passagesOf(context, source) : [],
      placeholders: placeholdersOf(source),
    };
  },
  'fidelity.saveReport': saveReport,
};
