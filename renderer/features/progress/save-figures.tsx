import { useState } from 'react';
import { personCategories } from '../../../domain/access.ts';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import type { FigureFormat } from '../../../domain/progress/operations.ts';
import { asOutside, leastOutside } from '../../../domain/progress/outside.ts';
import type { Figures } from '../../../domain/progress/shapes.ts';
import { useReference, useWrite } from '../../client.ts';
import { type FileToSave, SaveAndTell } from '../sharing/save-and-tell.tsx';
import { asPicture } from './as-picture.ts';
import { drawChange, drawFidelity } from './draw-change.ts';
import { drawFlow } from './draw-flow.ts';
import { drawDistribution, drawScores } from './draw-quarters.ts';
import { loadPlot, type Plot } from './use-plot.ts';

type Asked = Omit<InputOf<'progress.people'>, never>;
type Picture = InputOf<'progress.saveOutcomes'>['pictures'][number];

const formats = [
  { code: 'xlsx', label: 'A workbook with a sheet for each table (XLSX)' },
  { code: 'csv', label: 'A plain table each (CSV)' },
  { code: 'pictures', label: 'The charts as pictures (SVG and PNG)' },
] as const;
const withoutPictures = formats.filter(({ code }) => code !== 'pictures');

/** The charts of a measure as they may leave: drawn anew, without what is worked out from fewer than ten people. */
async function picturesOf(figures: Figures): Promise<Picture[]> {
  const plot = await loadPlot();
  const outside = asOutside(figures);
  const [from, to] = [figures.comparison?.from, figures.comparison?.to].map(
    (end) => figures.steps.find(({ step }) => step === end)?.code ?? '',
  );
  const isCoded = figures.valueType === 'code';
  const wanted: readonly (readonly [Picture['name'], SVGSVGElement | null, string])[] = [
    [
      'quarters',
      isCoded ? drawDistribution(plot, outside) : drawScores(plot, outside),
      `${figures.label} by quarter: ${isCoded ? 'people in the cohort' : 'median with its 95 % interval, and how many people'}`,
    ],
    ['flow', drawFlow(plot, outside), `${figures.label}: people from ${from} to ${to}`],
    [
      'change',
      drawChange(plot, outside),
      `${figures.label}: ${to} against ${from}, of people with a value in both, with 95 % intervals`,
    ],
  ];
  const pictures: Picture[] = [];
  for (const [name, chart, words] of wanted) if (chart !== null) pictures.push(await asPicture(name, chart, words));
  return pictures;
}

const savedWords = (saved: { readonly folder: string; readonly files: readonly string[] }): string =>
  `${saved.files.length === 1 ? '1 file is' : `${saved.files.length} files are`} in ${saved.folder}: ${saved.files.join('; ')}.`;

interface SaveProps {
  readonly what: 'figures' | 'people';
  readonly asked: Asked;
  readonly figures: Figures;
  readonly onClose: () => void;
}

/** Takes one measure out of the register, and asks to whom it goes and on what ground. */
export function SaveFigures({ what, asked, figures, onClose }: SaveProps) {
  const [saved, setSaved] = useState<OutputOf<'progress.saveOutcomes'> | null>(null);
  const save = useWrite('progress.saveOutcomes', { onDone: setSaved });
  const { factDefinitions } = useReference();
  const category = personCategories.find(
    (one) => one === factDefinitions.find(({ code }) => code === asked.factCode)?.category,
  );
  const isPeople = what === 'people';
  const run = async ({ format, ...file }: FileToSave<FigureFormat>): Promise<void> => {
    const pictures = format === 'pictures' ? await picturesOf(figures) : [];
    await save.run({ ...asked, what, format, pictures, ...file });
  };
  return (
    <SaveAndTell<FigureFormat>
      title={isPeople ? 'Save each person’s change' : 'Save these figures'}
      says={
        isPeople
          ? 'A line for each person, with a reference and no name. References lead to people: it is personal data, and it is recorded for each of them who was told.'
          : `Counts leave as they are and can be small, so they are for the one you name and not for publication. Means, medians, differences and intervals of fewer than ${leastOutside} people are left out. It is recorded for each person counted who was told.`
      }
      formats={isPeople ? withoutPictures : formats}
      firstFormat="xlsx"
      formatField="format"
      kinds={[...(isPeople ? (['identity'] as const) : []), ...(category === undefined ? [] : [category])]}
      saveLabel="Save the file"
      write={save}
      onSave={(file) => void run(file)}
      saved={
        saved === null ? null : (
          <>
            {savedWords(saved)} {saved.people === 1 ? '1 person stands' : `${saved.people} people stand`} in it, by
            reference or in a count, and it is recorded for each of them.
          </>
        )
      }
      onClose={onClose}
    />
  );
}

type Periods = OutputOf<'fidelity.overview'>['periods'];

async function fidelityPicture(plot: Plot, periods: Periods): Promise<Picture[]> {
  const chart = drawFidelity(plot, periods);
  return chart === null
    ? []
    : [await asPicture('fidelity', chart, 'Mean MEAM fidelity of the sections rated, from 1 to 10, by period')];
}

/** Takes the table of fidelity out of the register. Nobody stands in it, and to whom it went is written down all the same. */
export function SaveFidelity({ periods, onClose }: { readonly periods: Periods; readonly onClose: () => void }) {
  const [saved, setSaved] = useState<OutputOf<'progress.saveFidelity'> | null>(null);
  const save = useWrite('progress.saveFidelity', { onDone: setSaved });
  const run = async ({ format, ...file }: FileToSave<FigureFormat>): Promise<void> => {
    const pictures = format === 'pictures' ? await fidelityPicture(await loadPlot(), periods) : [];
    await save.run({ format, pictures, ...file });
  };
  return (
    <SaveAndTell<FigureFormat>
      title="Save fidelity over the periods"
      says="Ratings of each section and their means, for every period that was rated. Nobody stands in it; to whom it goes is written down all the same."
      formats={formats}
      firstFormat="xlsx"
      formatField="format"
      kinds={[]}
      saveLabel="Save the file"
      write={save}
      onSave={(file) => void run(file)}
      saved={saved === null ? null : savedWords(saved)}
      onClose={onClose}
    />
  );
}
