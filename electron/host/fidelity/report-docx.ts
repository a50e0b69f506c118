import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import {
  noSummaryWords,
  type ProgressReport,
  type ReportAim,
  ratersHeading,
  reportColumns,
} from '../../../domain/fidelity/report-shape.ts';

/** Sizes in twentieths of a point: A4, with margins of 18 mm. */
const page = { width: 11_906, height: 16_838, margin: 1020 };
const portraitWidth = page.width - 2 * page.margin;
const landscapeWidth = page.height - 2 * page.margin;

// What no text of XML can hold is refused where it is typed; a stray one must not make a file that does not open.
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const run = (text: string, bold = false): TextRun =>
  new TextRun({ text: text.replace(unprintable, ' '), ...(bold ? { bold } : {}) });
const plain = (text: string, bold = false): Paragraph =>
  new Paragraph({ children: [run(text, bold)], spacing: { after: 80 } });
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ heading: level, children: [run(text)], keepNext: true, spacing: { before: 240, after: 120 } });
const bullet = (text: string, level = 0): Paragraph =>
  new Paragraph({ children: [run(text)], numbering: { reference: 'bullets', level }, spacing: { after: 60 } });

// Word has nine levels of bullets; whatever hangs deeper is set at the last.
const deepest = 8;
const bullets = (aims: readonly ReportAim[], level = 0): Paragraph[] =>
  aims.flatMap((aim) => [bullet(aim.text, Math.min(level, deepest)), ...bullets(aim.under, level + 1)]);

const line = { style: BorderStyle.SINGLE, size: 4, color: '666666' } as const;
const borders = { top: line, bottom: line, left: line, right: line };

const cellOf = (children: readonly Paragraph[], width: number, isHead = false): TableCell =>
  new TableCell({
    // A cell without a paragraph makes a file that Word calls damaged.
    children: children.length === 0 ? [plain('')] : [...children],
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    borders,
    ...(isHead ? { shading: { fill: 'E9E9E9' } } : {}),
  });

function tableOf(
  labels: readonly string[] | null,
  shares: readonly number[],
  rows: readonly (readonly (readonly Paragraph[])[])[],
  total: number,
): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share / whole) * total));
  const cells = (row: readonly (readonly Paragraph[])[], isHead: boolean) =>
    row.map((children, at) => cellOf(children, widths[at] ?? 0, isHead));
  const head =
    labels === null
      ? []
      : [
          new TableRow({
            tableHeader: true,
            children: cells(
              labels.map((label) => [plain(label, true)]),
              true,
            ),
          }),
        ];
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [...head, ...rows.map((row) => new TableRow({ cantSplit: false, children: cells(row, false) }))],
  });
}

const firstPages = (report: ProgressReport): (Paragraph | Table)[] => [
  heading(report.title, HeadingLevel.HEADING_1),
  ...(report.notice === null ? [] : [plain(report.notice, true)]),
  tableOf(
    null,
    [3, 2],
    report.status.map(({ label, value }) => [[plain(label, true)], [plain(value)]]),
    Math.floor(portraitWidth * 0.7),
  ),
  heading(report.summaryHeading, HeadingLevel.HEADING_2),
  ...(report.summary.length === 0 ? [plain(noSummaryWords)] : report.summary.map((text) => plain(text))),
  heading(report.statementsHeading, HeadingLevel.HEADING_2),
  tableOf(
    reportColumns.statements,
    [3, 7, 1.5],
    report.statements.map((one) => [
      [plain(one.section, true)],
      one.statements.map((statement) => bullet(statement)),
      [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(one.rating)] })],
    ]),
    portraitWidth,
  ),
  ...ratersOf(report),
];

const ratersOf = ({ raters }: ProgressReport): (Paragraph | Table)[] =>
  raters === null
    ? []
    : [
        heading(ratersHeading, HeadingLevel.HEADING_2),
        tableOf(
          reportColumns.raters,
          [3, 1.5, 3, 4],
          raters.map((one) => [
            [plain(one.section, true)],
            [plain(one.agreed)],
            [plain(one.spread)],
            one.dissent.map((said) => bullet(said)),
          ]),
          portraitWidth,
        ),
      ];

const widePages = (report: ProgressReport): (Paragraph | Table)[] => [
  heading(report.visionHeading, HeadingLevel.HEADING_2),
  tableOf(
    reportColumns.visions,
    [2, 4, 4, 4, 1.2],
    report.visions.map((one) => [
      [plain(one.section, true)],
      one.vision.map((text) => plain(text)),
      one.noAims === null ? bullets(one.aims) : [plain(one.noAims)],
      one.comments.map((text) => plain(text)),
      [plain(one.rag)],
    ]),
    landscapeWidth,
  ),
  ...report.notes.map((note) => plain(note)),
];

const sectionOf = (
  children: readonly (Paragraph | Table)[],
  orientation: 'portrait' | 'landscape',
): ISectionOptions => ({
  properties: {
    page: {
      size: {
        width: page.width,
        height: page.height,
        orientation: PageOrientation[orientation === 'portrait' ? 'PORTRAIT' : 'LANDSCAPE'],
      },
      margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
    },
  },
  children: [...children],
});

const indent = (level: number) => ({ paragraph: { indent: { left: 240 * (level + 1), hanging: 200 } } });

const documentOf = (report: ProgressReport): Document =>
  new Document({
    title: report.title,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20, language: { value: 'en-GB' } } },
        heading1: { run: { font: 'Arial', size: 34, bold: true, color: '000000' } },
        heading2: { run: { font: 'Arial', size: 25, bold: true, color: '000000' } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'bullets',
          levels: Array.from({ length: deepest + 1 }, (_, level) => ({
            level,
            format: LevelFormat.BULLET,
            text: level % 2 === 0 ? '•' : '–',
            alignment: AlignmentType.LEFT,
            style: indent(level),
          })),
        },
      ],
    },
    sections: [sectionOf(firstPages(report), 'portrait'), sectionOf(widePages(report), 'landscape')],
  });

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What the file says of itself: its title, and neither who wrote it nor when, nor how often it was saved. */
const coreProperties = (title: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`;

// The same moment in every file: a ZIP notes when each part was written, which is nobody's business.
const noMoment = new Date(1980, 0, 1, 12);

/**
 * The report as a Word document. The library writes an author, a reviser and moments into what a file says of itself, and
 * offers no way to leave them out: that part is written anew, and what holds comments or anything of the maker's is dropped.
 */
export async function reportDocx(report: ProgressReport): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(documentOf(report))));
  const kept = { ...parts, 'docProps/core.xml': strToU8(coreProperties(report.title)) };
  return zipSync(kept, { mtime: noMoment, level: 6 });
}
