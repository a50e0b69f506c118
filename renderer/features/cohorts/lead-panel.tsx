import { useState } from 'react';
import { toldLabels } from '../../../domain/cohorts/words.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import styles from './cohorts.module.css';
import { HandoverDialog } from './handover-dialog.tsx';
import { IntroductionDialog } from './introduction-dialog.tsx';

type LeadOf = OutputOf<'cohorts.leadOf'>;
type Waiting = NonNullable<LeadOf['handover']>;
type Open = 'hand-over' | 'confirm' | 'decline' | 'introduction' | null;

interface LeadPanelProps {
  readonly person: Person;
  /** Leads to where it is decided who may see the record. */
  readonly onSharing: () => void;
}

/** Who leads for somebody, and a handover that waits. */
export function LeadPanel({ person, onSharing }: LeadPanelProps) {
  const { data, error, refetch } = useRead('cohorts.leadOf', { personId: person.id });
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Panel title="Lead contact">
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <Standing data={data} person={person} onOpen={setOpen} onSharing={onSharing} />}
      {open === 'hand-over' && data && <HandoverDialog person={person} hasLead={data.lead !== null} onClose={close} />}
      {data?.handover && (open === 'confirm' || open === 'decline') && (
        <AnswerDialog person={person} handover={data.handover} says={open} onClose={close} />
      )}
      {data?.handover && open === 'introduction' && (
        <IntroductionDialog person={person} handover={data.handover} onClose={close} />
      )}
    </Panel>
  );
}

interface StandingProps {
  readonly data: LeadOf;
  readonly person: Person;
  readonly onOpen: (open: Open) => void;
  readonly onSharing: () => void;
}

function Standing({ data, person, onOpen, onSharing }: StandingProps) {
  const { lead, handover, withheld, earlier, declined, mayPropose } = data;
  if (withheld) return <p className="soft">Recorded.</p>;
  return (
    <>
      {lead === null ? (
        <p className="soft">Nobody leads for {person.preferredName} yet.</p>
      ) : (
        <>
          <p>
            <b>{lead.name}</b>
            {lead.isYou && ' (you)'}, {lead.agencyName}
          </p>
          <p className="soft small">Since {dayInWords(lead.fromOn)}</p>
          {lead.accountEnded && <p>Their account has ended, so somebody else is needed.</p>}
          {!lead.accountEnded && !lead.sees && <NotShared name={lead.name} person={person} onSharing={onSharing} />}
        </>
      )}
      {declined && handover === null && (
        <p className="soft small">
          {declined.name} could not take it on, {dayInWords(declined.on)}
          {declined.because === null ? '.' : `: ${declined.because}`}
        </p>
      )}
      {handover && (
        <WaitingHandover
          handover={handover}
          person={person}
          leadName={lead?.name ?? null}
          onOpen={onOpen}
          onSharing={onSharing}
        />
      )}
      {mayPropose && handover === null && (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => onOpen('hand-over')}>
            {lead === null ? 'Name a lead contact' : 'Hand over'}
          </Button>
        </div>
      )}
      {earlier.length > 0 && (
        <ul className={styles.list} aria-label="Earlier lead contacts">
          {earlier.map((one) => (
            <li key={one.id} className="soft small">
              {one.name}, {dayInWords(one.fromOn)} to {dayInWords(one.untilOn ?? '')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface NotSharedProps {
  readonly name: string;
  readonly person: Person;
  readonly onSharing: () => void;
}

/** Says before it stops anybody that sharing has to be decided first, and leads there. */
function NotShared({ name, person, onSharing }: NotSharedProps) {
  return (
    <>
      <p className="small">
        {name} may not see this record yet. Decide it under “Who may know what”: identity and contact are what a lead
        contact of {person.preferredName} needs.
      </p>
      <div className={styles.buttons}>
        <Button size="small" onPress={onSharing}>
          Decide who may know what
        </Button>
      </div>
    </>
  );
}

interface WaitingProps {
  readonly handover: Waiting;
  readonly person: Person;
  readonly leadName: string | null;
  readonly onOpen: (open: Open) => void;
  readonly onSharing: () => void;
}

function WaitingHandover({ handover, person, leadName, onOpen, onSharing }: WaitingProps) {
  const { toName, toAgencyName, plannedOn, mayAnswer, mayTakeBack } = handover;
  const takeBack = useWrite('cohorts.takeBackHandover', { toast: 'Handover taken back' });
  const until = leadName === null ? '' : ` Until then ${leadName} leads.`;
  const say =
    mayAnswer === 'self'
      ? `You are asked to lead for ${person.preferredName} from ${dayInWords(plannedOn)}.${until}`
      : `${toName}, ${toAgencyName}, is asked to lead from ${dayInWords(plannedOn)} and has not answered yet.${until}`;
  return (
    <section className={styles.part} aria-label="Handover">
      <p>{say}</p>
      {handover.note !== null && <p className={`${styles.own} small`}>{handover.note}</p>}
      {handover.noteWithheld && <p className="small soft">What the new lead should know is recorded.</p>}
      <p className="soft small">{warmth(handover, person.preferredName)}</p>
      {!handover.asksSomebodyWhoSees && mayAnswer !== 'self' && (
        <NotShared name={toName} person={person} onSharing={onSharing} />
      )}
      {takeBack.error && <Failure error={takeBack.error} />}
      <div className={styles.buttons}>
        {mayAnswer !== null && (
          <>
            <Button size="small" onPress={() => onOpen('confirm')}>
              {mayAnswer === 'self' ? 'Take it on' : `${toName} said yes`}
            </Button>
            <Button size="small" onPress={() => onOpen('decline')}>
              {mayAnswer === 'self' ? 'I cannot take it on' : `${toName} said no`}
            </Button>
          </>
        )}
        <Button size="small" kind="quiet" onPress={() => onOpen('introduction')}>
          Told and introduced
        </Button>
        {mayTakeBack && (
          <Button
            size="small"
            kind="quiet"
            isDisabled={takeBack.saving}
            onPress={() => void takeBack.run({ personId: person.id, handoverId: handover.id })}
          >
            Take it back
          </Button>
        )}
      </div>
    </section>
  );
}

/** Whether the person knows, and whether they have met. */
function warmth({ told, toldOn, introducedOn }: Waiting, name: string): string {
  const knows =
    told === 'yes'
      ? `${name} was told${toldOn === null ? '' : ` on ${dayInWords(toldOn)}`}`
      : `${name} told: ${toldLabels[told].toLowerCase()}`;
  return introducedOn === null
    ? `${knows}. Not introduced yet.`
    : `${knows}, and introduced on ${dayInWords(introducedOn)}.`;
}
