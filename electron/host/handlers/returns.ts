import path from 'node:path';
import { shortHead } from '../../../db/audit.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { listReturnExports } from '../../../db/repositories/returns/return-exports.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import { notForRelease } from '../../../domain/returns/csv.ts';
import { returnFiles } from '../../../domain/returns/files.ts';
import type { ReturnRule } from '../../../domain/returns/operations.ts';
import type { ReturnTable } from '../../../domain/returns/shapes.ts';
import { type PublishedTable, previewCells, protectTable, returnRules } from '../../../domain/returns/suppress.ts';
import { buildReturnTables } from '../../../domain/returns/tables.ts';
import type { FeatureHandlers } from '../context.ts';
import { writeReturnFiles } from './returns-files.ts';
import { returnInput } from './returns-input.ts';

type Preview = OutputOf<'returns.preview'>;

interface BuiltTable {
  readonly before: ReturnTable;
  readonly after: PublishedTable;
}

const build = (
  db: ReadDb,
  periodId: string,
  rule: ReturnRule,
): { code: string; people: number; tables: BuiltTable[] } => {
  const input = returnInput(db, periodId);
  const tables = buildReturnTables(input, rule).map((before) => ({ before, after: protectTable(rule, before) }));
  const served = input.people.filter((person) => inScope(person, input.period) > 0);
  return { code: input.period.code, people: served.length, tables };
};

/** A published table with the count behind each figure, for the people who may see this screen. */
const shownTable = (rule: ReturnRule, { before, after }: BuiltTable): Preview['tables'][number] => {
  const cells = previewCells(rule, before);
  return {
    code: after.code,
    title: after.title,
    rowLabel: after.rowLabel,
    columns: after.columns.map((column) => ({ ...column })),
    rows: after.rows.map(({ code, label }, at) => ({
      code,
      label,
      cells: (cells[at] ?? []).map((cell) => ({ ...cell })),
    })),
    notes: [...after.notes],
  };
};

export const returnsHandlers: FeatureHandlers<'returns'> = {
  'returns.preview': ({ db }, { periodId, rule }) => {
    const built = build(db, periodId, rule);
    const tables = built.tables.map((table) => shownTable(rule, table));
    const cells = built.tables
      .filter((table) => table.before.about === 'people')
      .flatMap(({ before }) => previewCells(rule, before).flat());
    return {
      periodCode: built.code,
      rule,
      ruleLabel: returnRules[rule].label,
      people: built.people,
      hiddenCells: cells.filter((cell) => cell.hidden).length,
      cells: cells.length,
      marking: notForRelease,
      tables,
    };
  },
  'returns.export': (context, { periodId, rule, folder }) => {
    const { db, session } = context.reading();
    const { id: _id, note: _note, ...period } = getPeriod(db, periodId);
    const tables = build(db, periodId, rule).tables.map((table) => table.after);
    const target = path.resolve(folder);
    const files = returnFiles({ period, rule, tables, demonstration: session.demonstration });
    const exported = writeReturnFiles(context, target, files, shortHead(session.audit.head()), (written) => {
      context.computer.rememberReturnFolder(target);
      return context.apply(({ db: write, clock }) => {
        const manifest = JSON.stringify(written);
        const exportedAt = new Date(clock.now()).toISOString();
        write.insert('returnExport', { periodId, rule, exportedAt, manifest });
        return { files: [...written], transactionId: write.transactionId };
      });
    });
    return { folder: target, ...exported };
  },
  'returns.list': ({ db, computer }) => ({
    exports: listReturnExports(db).map((one) => ({
      id: one.id,
      periodCode: one.periodCode,
      rule: one.rule as ReturnRule,
      exportedAt: one.exportedAt,
      files: (JSON.parse(one.manifest) as readonly unknown[]).length,
    })),
    lastFolder: computer.lastReturnFolder(),
  }),
};
