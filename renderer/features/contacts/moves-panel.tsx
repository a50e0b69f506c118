import { useState } from 'react';
import { addDays } from '../../../domain/contacts/bank-holidays.ts';
import type { Move, QuarterNights } from '../../../domain/contacts/move-operations.ts';
import { type Stay, staysBetween } from '../../../domain/contacts/stays.ts';
import { useRead, useReference } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief, dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './contacts.module.css';
import { MoveForm } from './move-form.tsx';
import { nightsInWords, toneOf } from './move-words.ts';

const listed = 4;
const bandDays = 365;

/** Where somebody stayed: a band of the last year, each move, and the nights that follow from them by quarter. */
export function MovesPanel({ personId }: { readonly personId: string }) {
  const { data, error, isPending, refetch } = useRead('contacts.moves', { personId });
  const [open, setOpen] = useState<Move | 'new' | null>(null);
  const mayAdd = useMay('contacts.addMove');
  const add = (
    <Button size="small" onPress={() => setOpen('new')}>
      Record a move
    </Button>
  );
  return (
    <Panel title="Where they stayed" aside={mayAdd && data && data.moves.length > 0 ? add : undefined}>
      {isPending && <Loading />}
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data?.withheld && <p className="soft">Recorded.</p>}
      {data && !data.withheld && data.moves.length === 0 && (
        <Empty title="No move is recorded yet" {...(mayAdd ? { action: add } : {})}>
          Record where they began to stay and from which day; the nights follow by themselves.
        </Empty>
      )}
      {data && data.moves.length > 0 && (
        <div className="close-stack">
          <Band moves={data.moves} />
          <Moves moves={data.moves} {...(mayAdd ? { onCorrect: setOpen } : {})} />
          <Nights quarters={data.quarters} />
        </div>
      )}
      {open !== null && (
        <MoveForm personId={personId} move={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Panel>
  );
}

function Band({ moves }: { readonly moves: readonly Move[] }) {
  const today = useToday();
  const { label } = useReference();
  const stays = staysBetween(moves.toReversed(), addDays(today, 1 - bandDays), addDays(today, 1));
  const words = ({ code }: Stay): string => (code === null ? 'Not known' : label('housing-category', code));
  const said = stays.map((stay) => `${words(stay)} from ${dayInWords(stay.fromOn)}`).join(', ');
  return (
    <figure className={styles.bandFigure}>
      <div className={styles.band} role="img" aria-label={`The last twelve months: ${said}`}>
        {stays.map((stay) => (
          <span
            key={stay.key}
            className={styles.stay}
            data-tone={toneOf(stay.code)}
            style={{ flexGrow: stay.days }}
            title={`${words(stay)}, from ${dayInWords(stay.fromOn)}`}
          >
            {stay.share > 0.28 && <span className={styles.stayWords}>{words(stay)}</span>}
          </span>
        ))}
      </div>
      <figcaption className="between soft small">
        <span>{dayInBrief(addDays(today, 1 - bandDays))}</span>
        <span>today</span>
      </figcaption>
    </figure>
  );
}

interface MovesProps {
  readonly moves: readonly Move[];
  readonly onCorrect?: (move: Move) => void;
}

function Moves({ moves, onCorrect }: MovesProps) {
  const [isAll, setAll] = useState(false);
  const { label } = useReference();
  const shown = isAll ? moves : moves.slice(0, listed);
  return (
    <>
      <ul className={styles.moves}>
        {shown.map((move) => (
          <li key={move.id}>
            <div>
              <p>
                <b>{label('housing-category', move.housing)}</b>
                {move.certainty === 'estimated' && (
                  <>
                    {' '}
                    <Tag>Estimate</Tag>
                  </>
                )}
              </p>
              <p className="soft small">
                From {dayInWords(move.fromOn)}
                {move.untilOn === null ? '' : ` until ${dayInWords(move.untilOn)}`}
              </p>
              {move.place !== null && <p className="soft small">{move.place}</p>}
              <p className="faint small">{move.agencyName}</p>
            </div>
            {onCorrect !== undefined && (
              <Button
                kind="quiet"
                size="small"
                label={`Correct the move of ${dayInWords(move.fromOn)}`}
                onPress={() => onCorrect(move)}
              >
                Correct
              </Button>
            )}
          </li>
        ))}
      </ul>
      {moves.length > listed && (
        <Button kind="quiet" size="small" expanded={isAll} onPress={() => setAll(!isAll)}>
          {isAll ? 'Fewer moves' : `All ${moves.length} moves`}
        </Button>
      )}
    </>
  );
}

function Nights({ quarters }: { readonly quarters: readonly QuarterNights[] }) {
  const [isAll, setAll] = useState(false);
  const { label } = useReference();
  if (quarters.length === 0) return null;
  const shown = isAll ? quarters : quarters.slice(0, 2);
  return (
    <div className={styles.nights}>
      <h3>Nights, by quarter</h3>
      <dl>
        {shown.map(({ periodId, code, label: period, nights }) => (
          <div key={periodId}>
            <dt className="soft small">
              {code}, {period}
            </dt>
            <dd>{nightsInWords(nights, (of) => label('housing-category', of))}</dd>
          </div>
        ))}
      </dl>
      {quarters.length > 2 && (
        <Button kind="quiet" size="small" expanded={isAll} onPress={() => setAll(!isAll)}>
          {isAll ? 'Fewer quarters' : 'Earlier quarters'}
        </Button>
      )}
    </div>
  );
}
