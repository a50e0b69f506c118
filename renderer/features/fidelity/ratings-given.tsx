import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { raterKindLabels } from '../../../domain/fidelity/raters.ts';
import type { Assessment, FidelitySection } from '../../../domain/fidelity/shapes.ts';
import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { AddRater } from './add-rater.tsx';
import { Dissents } from './dissent.tsx';
import styles from './spread.module.css';
import { SpreadOf } from './spread-strip.tsx';
import { type Saves, useSaves } from './use-saves.ts';

type Rater = OutputOf<'fidelity.raters'>['raters'][number];

const options = Array.from({ length: 10 }, (_, at) => ({ code: String(at + 1), label: String(at + 1) }));

interface CellProps {
  readonly rater: Rater;
  readonly section: FidelitySection;
  readonly isFixed: boolean;
  readonly saves: Saves;
}

/** What one rater gave: theirs alone where they rate by themselves, else written down here. */
function Given({ rater, section, isFixed, saves }: CellProps) {
  const rating = rater.ratings[section.key] ?? null;
  if (rater.hasAccount || isFixed) return <>{rating ?? '–'}</>;
  return (
    <Select
      inline
      labelHidden
      label={`${rater.who}: ${section.label}`}
      value={rating === null ? null : String(rating)}
      options={options}
      allowNone="Not rated"
      onChange={(code) =>
        void saves.save(
          'fidelity.rateFor',
          { raterId: rater.id, sectionKey: section.key, rating: code === null ? null : Number(code) },
          code === null ? `${rater.who}: rating cleared` : `${rater.who} gave ${code}`,
        )
      }
    />
  );
}

interface MatrixProps {
  readonly assessment: Assessment;
  readonly raters: readonly Rater[];
  readonly isFixed: boolean;
  readonly saves: Saves;
}

function Matrix({ assessment, raters, isFixed, saves }: MatrixProps) {
  return (
    <Table caption="What each rater gave, by section" grid>
      <Head>
        <Th>Section</Th>
        {raters.map((rater) => (
          <Th key={rater.id}>
            {rater.who}
            <br />
            <span className="small soft">{raterKindLabels[rater.kind]}</span>
            {!rater.hasAccount && !isFixed && (
              <>
                <br />
                <Button
                  kind="quiet"
                  size="small"
                  label={`Remove the rater: ${rater.who}`}
                  onPress={() => void saves.save('fidelity.removeRater', { raterId: rater.id }, 'Rater removed')}
                >
                  Remove
                </Button>
              </>
            )}
          </Th>
        ))}
        <Th right>Agreed</Th>
      </Head>
      <Body>
        {assessment.sections.map((section) => (
          <Row key={section.key}>
            <Th row>{section.label}</Th>
            {raters.map((rater) => (
              <Td key={rater.id}>
                <Given rater={rater} section={section} isFixed={isFixed} saves={saves} />
              </Td>
            ))}
            <Td right>{section.rating ?? 'Not rated'}</Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** Everybody's ratings, how they lie, and who dissents: for whoever brings the partnership to an agreed rating. */
export function RatingsGiven({ assessment, isFixed }: { readonly assessment: Assessment; readonly isFixed: boolean }) {
  const { periodId } = assessment;
  const [adding, setAdding] = useState(false);
  const saves = useSaves();
  const { data, error, refetch } = useRead('fidelity.raters', { periodId });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { raters } = data;
  return (
    <>
      <Panel
        title="What each rater gave"
        aside={!isFixed && <Button onPress={() => setAdding(true)}>Add a rater</Button>}
      >
        {saves.error !== null && <Failure error={saves.error} />}
        {raters.length === 0 ? (
          <Empty title="Nobody has rated yet">
            Partner agencies and people with lived experience each say how close practice is. Then the partnership
            agrees one rating, and whoever would have it otherwise says why.
          </Empty>
        ) : (
          <Matrix assessment={assessment} raters={raters} isFixed={isFixed} saves={saves} />
        )}
      </Panel>
      <Panel title="How the ratings lie, and dissent">
        <div className={styles.matrix}>
          {assessment.sections.map((section) => (
            <section key={section.key} aria-label={`Ratings of: ${section.label}`}>
              <h3>{section.label}</h3>
              <SpreadOf section={section} />
              <Dissents periodId={periodId} section={section} raters={isFixed ? null : raters} />
            </section>
          ))}
        </div>
      </Panel>
      {adding && <AddRater periodId={periodId} onClose={() => setAdding(false)} />}
    </>
  );
}
