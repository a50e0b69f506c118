import type { InputOf, OutputOf } from '../../../../domain/contract.ts';
import type { Command } from '../answer.ts';
import type { Client } from '../client.ts';
import { no } from '../said-no.ts';
import { clipped, tableOf } from '../table.ts';
import { peopleInWords } from '../words.ts';

type Options = Parameters<Command>[1];
type Looked = OutputOf<'imports.look'>;
type Understanding = InputOf<'imports.preview'>;

/** `A=reference,C=-` over what was recognised; `-` leaves a column out. */
function mappingOf({ columns, fields }: Looked, given: string | undefined): (string | null)[] {
  const mapping = columns.map(({ suggested }) => suggested);
  for (const pair of given?.split(',') ?? []) {
    const [letter = '', field = ''] = pair.split('=').map((part) => part.trim());
    const at = columns.findIndex((column) => column.letter === letter.toUpperCase());
    if (at === -1)
      throw no('unknown-code', 'map', 'The file has no column with that letter. Write --map A=reference,B=full-name.');
    if (field !== '-' && !fields.some(({ code }) => code === field))
      throw no(
        'unknown-code',
        'map',
        `A column can become ${fields.map(({ code }) => code).join(', ')}, or - for none.`,
      );
    mapping[at] = field === '-' ? null : field;
  }
  return mapping;
}

function needMeansOf(yes: string | undefined): Understanding['needMeans'] {
  if (yes === undefined || yes === 'suspected') return 'suspected';
  if (yes === 'disclosed') return yes;
  throw no('unknown-code', 'yes', 'A yes means suspected or disclosed.');
}

const linesOf = (given: string | undefined): number[] =>
  (given ?? '').split(',').flatMap((line) => {
    if (line.trim() === '') return [];
    if (!/^[1-9]\d{0,5}$/.test(line.trim())) throw no('usage', 'add', 'Give lines as numbers, such as --add 4,17.');
    return [Number(line)];
  });

interface Understood {
  readonly looked: Looked;
  readonly understanding: Understanding;
}

const orderOf = (given: string | undefined): 'day-first' | 'month-first' | null => {
  if (given === undefined || given === 'day-first' || given === 'month-first') return given ?? null;
  throw no('usage', 'dates', 'Dates are day-first or month-first.');
};

async function understand(client: Client, { file = '', sheet, map, yes, dates }: Options): Promise<Understood> {
  const needMeans = needMeansOf(yes);
  const looked = await client('imports.look', { path: file, sheet: sheet ?? null, headingRow: null });
  const mapping = mappingOf(looked, map);
  const { fileHash, headingRow } = looked;
  const given = orderOf(dates);
  const said = looked.columns.map(({ dates: { order } }) => ({ order: given ?? order, monthMeans: null }));
  const place = { path: file, sheet: sheet ?? null, headingRow };
  return { looked, understanding: { ...place, fileHash, mapping, needMeans, dates: said } };
}

const longestCell = 40;

function columnLines({ columns }: Looked, mapping: readonly (string | null)[]): string[] {
  const rows = columns.map(({ letter, heading, filled, why }, at) => [
    letter,
    clipped(heading, longestCell),
    String(filled),
    mapping[at] ?? `not taken in${why === null ? '' : `: ${why}`}`,
  ]);
  return tableOf(['Column', 'Heading', 'Filled', 'Becomes'], rows, [2]);
}

const stateWords: Readonly<Record<OutputOf<'imports.preview'>['rows'][number]['state'], string>> = {
  add: 'new',
  'possible-duplicate': 'perhaps here',
  changed: 'here, differs',
  unchanged: 'here, unchanged',
  cannot: 'cannot',
};

function rowLines({ rows }: OutputOf<'imports.preview'>): string[] {
  const told = rows.flatMap((row) => {
    const { line, state, name } = row;
    const said = [
      ...row.candidates.map(
        ({ name: other, reference, line: at }) =>
          `perhaps ${other}${reference === null ? '' : `, ${reference}`}${at === null ? '' : `, line ${at}`}`,
      ),
      ...row.differences.map(({ label, before, after }) => `${label}: ${before ?? 'nothing'} would become ${after}`),
      ...[...row.problems, ...row.notes].map(({ letter, sentence }) => `${letter ?? ''}${line}: ${sentence}`),
    ];
    const words = stateWords[state];
    return said.map((sentence) => [String(line), clipped(name, longestCell), words, sentence]);
  });
  return told.length === 0 ? [] : ['', ...tableOf(['Line', 'Name', 'State', 'Why'], told, [0])];
}

/** Shows what a spreadsheet would bring in, with every row that asks for a look. */
export const preview: Command = async (client, options) => {
  const { looked, understanding } = await understand(client, options);
  const found = await client('imports.preview', understanding);
  const { rows, add, possibleDuplicates, changed, unchanged, cannot } = found.counts;
  const { fields: _fields, ...file } = looked;
  return {
    value: { file, mapping: [...understanding.mapping], ...found },
    lines: [
      `${rows} rows: ${add} new, ${possibleDuplicates} perhaps here already, ${changed + unchanged === 0 ? '' : `${unchanged} here and unchanged, ${changed} here with something that differs, `}${cannot} that cannot be taken in. Nothing was written.`,
      '',
      ...columnLines(looked, understanding.mapping),
      ...rowLines(found),
    ],
  };
};

/** Takes people in, all of them in one step; what is left out is saved where a folder is named. */
export const importPeople: Command = async (client, options) => {
  const [add, update] = [linesOf(options.add), linesOf(options.update)];
  const { understanding } = await understand(client, options);
  const taken = await client('imports.takeIn', {
    ...understanding,
    add,
    update,
    leaveOut: [],
    leftOutFolder: options.out ?? null,
  });
  const saved = taken.leftOutFile === null ? [] : [`What was not taken in is saved as ${taken.leftOutFile}.`];
  return {
    value: taken,
    lines: [
      `${peopleInWords(taken.added)} taken in${taken.changed === 0 ? '' : ` and ${taken.changed} changed`}, in one step. ${taken.leftOut} ${taken.leftOut === 1 ? 'row' : 'rows'} left out.`,
      ...saved,
    ],
  };
};
