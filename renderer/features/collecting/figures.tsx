import { useState } from 'react';
import type { Basis } from '../../../domain/collecting/board.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { measureLabels } from '../../../domain/outcomes/measure-words.ts';
import { type Measure, measures } from '../../../domain/outcomes/values.ts';
import { Choice } from '../../ui/choice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './collecting.module.css';
import { inPeople } from './collecting-words.ts';

type Figure = OutputOf<'collecting.board'>['figures'][number];

const ways = ['available', 'completeInMeasure', 'completeInAll'] as const;

const meanOf = ({ total, n }: Basis): string =>
  total === null || n === 0 ? 'No figure' : `Mean ${(total / n).toFixed(2).replace(/\.?0+$/, '')} of ${inPeople(n)}`;

function FigureTable({ figure }: { readonly figure: Figure }) {
  const isNumber = figure.available.total !== null;
  return (
    <Table caption={`${figure.label}, by three ways of counting`} captionShown>
      <Head>
        <Th>{isNumber ? 'Figure' : 'Value'}</Th>
        <Th right>Everyone of whom it is recorded</Th>
        <Th right>Those with every value of the measure</Th>
        <Th right>Those with every value of all</Th>
      </Head>
      <Body>
        {isNumber && (
          <Row>
            <Th row>Mean</Th>
            {ways.map((way) => (
              <Td key={way} right>
                {meanOf(figure[way])}
              </Td>
            ))}
          </Row>
        )}
        {figure.values.map(({ code, label }) => (
          <Row key={code}>
            <Th row>{label}</Th>
            {ways.map((way) => (
              <Td key={way} right>
                {figure[way].counts[code] ?? 0} of {inPeople(figure[way].n)}
              </Td>
            ))}
          </Row>
        ))}
        <Row>
          <Th row>In scope</Th>
          {ways.map((way) => (
            <Td key={way} right soft>
              {figure[way].n} of {inPeople(figure.inScope)}
            </Td>
          ))}
        </Row>
      </Body>
    </Table>
  );
}

/** What each figure would be by the cases that are available, beside those that are complete. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const present = measures.filter((measure) => figures.some((figure) => figure.measure === measure));
  const [chosen, setChosen] = useState<Measure | null>(null);
  const measure = chosen ?? present[0] ?? null;
  return (
    <Panel label="What the figures rest on">
      <div className="stack">
        <p>
          Where the three columns differ, those of whom something is missing may differ from the others, and a figure of
          the quarter has to say so.
        </p>
        <Choice
          label="Measure"
          options={present.map((code) => ({ code, label: measureLabels[code] }))}
          value={measure}
          onChange={setChosen}
        />
        {figures
          .filter((figure) => figure.measure === measure)
          .map((figure) => (
            <FigureTable key={figure.factCode} figure={figure} />
          ))}
        <p className={`soft small ${styles.note}`}>
          These are counts of a few people, for use inside the register. On fewer than ten, a mean says little and
          leaves the register in no figure.
        </p>
      </div>
    </Panel>
  );
}
