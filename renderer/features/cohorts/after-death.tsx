import { useState } from 'react';
import type { CaseReview, DeathReport, Support } from '../../../domain/cohorts/death-operations.ts';
import {
  deathCauseLabels,
  deathSourceLabels,
  reviewKindLabels,
  reviewStateLabels,
  supportReasonLabels,
} from '../../../domain/cohorts/words.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import styles from './cohorts.module.css';
import { DecideReviewDialog, ReviewDialog } from './review-dialogs.tsx';
import { AddSupportDialog, SupportDialog } from './support-dialogs.tsx';

interface AfterProps {
  readonly person: Person;
  readonly data: OutputOf<'cohorts.deathOf'>;
  readonly death: DeathReport;
}

/** What follows from a death: whom to think of, who looks into it, and what was stopped. */
export function AfterDeath({ person, data, death }: AfterProps) {
  return (
    <>
      <Known death={death} />
      {data.support.length > 0 && <ToThinkOf person={person} death={death} support={data.support} />}
      {data.reviews.length > 0 && <Reviews person={person} reviews={data.reviews} />}
      {data.stopped.length > 0 && (
        <section className={styles.part} aria-label="Stopped">
          <h3>Stopped</h3>
          <ul className={styles.list}>
            {data.stopped.map((one) => (
              <li key={one.actionId} className="small">
                {one.wording ?? 'A task that is not shown to your agency'}
                {one.dueOn === null ? '' : `, was due ${dayInWords(one.dueOn)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Known({ death }: { readonly death: DeathReport }) {
  const facts = [
    ['Told by', death.toldBy],
    ['Told on', death.toldOn === null ? null : dayInWords(death.toldOn)],
    ['Confirmed by', death.source === null ? null : deathSourceLabels[death.source]],
    ['Kind of cause', death.cause === null ? null : deathCauseLabels[death.cause]],
    ['Counted to', death.scopeEndsOn === null ? null : `the day before ${dayInWords(death.scopeEndsOn)}`],
  ].filter((one): one is [string, string] => one[1] !== null);
  return (
    <dl className={`${styles.facts} small`}>
      {facts.map(([name, words]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
      {death.withheld && (
        <div style={{ display: 'contents' }}>
          <dt>More</dt>
          <dd>Recorded.</dd>
        </div>
      )}
    </dl>
  );
}

interface ToThinkOfProps {
  readonly person: Person;
  readonly death: DeathReport;
  readonly support: readonly Support[];
}

function ToThinkOf({ person, death, support }: ToThinkOfProps) {
  const [open, setOpen] = useState<'add' | Support | null>(null);
  return (
    <section className={styles.part} aria-label="People to think of">
      <h3>People to think of</h3>
      <p className="soft small">Colleagues and peers may need time, company or somebody to talk to.</p>
      <ul className={styles.list}>
        {support.map((one) => (
          <li key={one.id} className={`${styles.row} small`}>
            <span>
              <b>{one.name}</b>, {supportReasonLabels[one.why].toLowerCase()}
              {one.thoughtOfOn !== null && `. Support offered on ${dayInWords(one.thoughtOfOn)}`}
              {one.note !== null && `: ${one.note}`}
            </span>
            {one.thoughtOfOn === null && (
              <Button size="small" kind="quiet" label={`Support offered: ${one.name}`} onPress={() => setOpen(one)}>
                Support offered
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button size="small" kind="quiet" onPress={() => setOpen('add')}>
          Somebody else to think of
        </Button>
      </div>
      {open === 'add' && <AddSupportDialog personId={person.id} deathId={death.id} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'add' && (
        <SupportDialog personId={person.id} support={open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

function Reviews({ person, reviews }: { readonly person: Person; readonly reviews: readonly CaseReview[] }) {
  const [open, setOpen] = useState<{ readonly review: CaseReview; readonly does: 'change' | 'decide' } | null>(null);
  const close = () => setOpen(null);
  return (
    <section className={styles.part} aria-label="Reviews">
      <h3>Reviews</h3>
      <ul className={styles.list}>
        {reviews.map((one) => (
          <li key={one.id} className="small">
            <p>
              <b>{reviewKindLabels[one.kind]}</b>: {standing(one)}
            </p>
            {one.state === 'open' && (
              <div className={styles.buttons}>
                <Button
                  size="small"
                  kind="quiet"
                  label={`Owner and day: ${reviewKindLabels[one.kind]}`}
                  onPress={() => setOpen({ review: one, does: 'change' })}
                >
                  Owner and day
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  label={`Decide: ${reviewKindLabels[one.kind]}`}
                  onPress={() => setOpen({ review: one, does: 'decide' })}
                >
                  Decide
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open?.does === 'change' && <ReviewDialog personId={person.id} review={open.review} onClose={close} />}
      {open?.does === 'decide' && <DecideReviewDialog personId={person.id} review={open.review} onClose={close} />}
    </section>
  );
}

function standing({ state, openedOn, dueOn, ownerName, decidedOn, because }: CaseReview): string {
  if (state !== 'open')
    return `${reviewStateLabels[state].toLowerCase()}, ${dayInWords(decidedOn ?? '')}${because === null ? '' : `. ${because}`}`;
  const due = dueOn === null ? 'no day set' : `due ${dayInWords(dueOn)}`;
  return `begun ${dayInWords(openedOn)}, ${due}, ${ownerName ?? 'owner to be confirmed'}`;
}
