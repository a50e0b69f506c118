import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { isoDate } from '../../../domain/fields.ts';
import { useRead } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { countedWords } from './referral-words.ts';
import styles from './referrals.module.css';

type Counts = OutputOf<'referrals.counts'>;

/** How many of each in a span of days, and how that falls by group. For inside the register. */
export function CountsTab() {
  const { periods, period } = usePeriods();
  const [days, setDays] = useState<{ firstDay: string | null; lastDay: string | null }>({
    firstDay: null,
    lastDay: null,
  });
  useEffect(() => {
    if (period !== null)
      setDays(({ firstDay, lastDay }) =>
        firstDay === null && lastDay === null ? spanOf(period) : { firstDay, lastDay },
      );
  }, [period]);
  const { firstDay, lastDay } = days;
  const whole = isoDate.safeParse(firstDay).success && isoDate.safeParse(lastDay).success;
  const input = { firstDay: firstDay ?? '', lastDay: lastDay ?? '' };
  const { data, error } = useRead('referrals.counts', input, { enabled: whole, keepPrevious: true });
  const named = periods.find((one) => one.firstDay === firstDay && one.lastDay === lastDay);
  return (
    <div className={styles.panels}>
      <Panel title="Counts" aside="For inside the register">
        <div className={styles.stack}>
          <div className={styles.fields}>
            <Select
              label="Period"
              value={named?.id ?? null}
              placeholder="Days of your own"
              options={periods.map(({ id, code, label }) => ({ code: id, label: `${code}, ${label}` }))}
              onChange={(id) => {
                const chosen = periods.find((one) => one.id === id);
                if (chosen) setDays(spanOf(chosen));
              }}
            />
            <DateField label="From" value={firstDay} onChange={(day) => setDays({ firstDay: day, lastDay })} />
            <DateField
              label="To"
              value={lastDay}
              onChange={(day) => setDays({ firstDay, lastDay: day })}
              error={error?.field === 'lastDay' ? error.message : undefined}
            />
          </div>
          {error && error.field === undefined && <Failure error={error} />}
          {!data && whole && !error && <Loading />}
          {data && <CountsTable counts={data} />}
        </div>
      </Panel>
      {data && <Comparison counts={data} />}
    </div>
  );
}

const spanOf = ({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }) => ({
  firstDay,
  lastDay,
});

function CountsTable({ counts: { counts, contacts } }: { readonly counts: Counts }) {
  return (
    <>
      <Table caption="Referrals in this period">
        <Head>
          <Th>What</Th>
          <Th right>Referrals</Th>
          <Th right>People</Th>
        </Head>
        <Body>
          {counts.map(({ thing, referrals, people }) => (
            <Row key={thing}>
              <Th row>{countedWords[thing]}</Th>
              <Td right>{referrals}</Td>
              <Td right>{people}</Td>
            </Row>
          ))}
        </Body>
      </Table>
      <p className={styles.note}>
        Besides these, {contacts.noted} first {contacts.noted === 1 ? 'contact was' : 'contacts were'} noted without a
        name; {contacts.linked} of them {contacts.linked === 1 ? 'has' : 'have'} been linked to somebody since.
      </p>
    </>
  );
}

/** Referred, waiting and taken on by one fact of equality; a percentage only on ten people or more, with what it is of. */
function Comparison({ counts: { comparisons } }: { readonly counts: Counts }) {
  const [by, setBy] = useState('sex');
  const comparison = comparisons.find(({ code }) => code === by) ?? comparisons[0];
  if (comparison === undefined) return null;
  return (
    <Panel title="Comparison by group" aside="Never leaves the register">
      <div className={styles.stack}>
        <Select
          label="Compared by"
          value={comparison.code}
          options={comparisons.map(({ code, title }) => ({ code, label: title }))}
          onChange={(code) => code !== null && setBy(code)}
        />
        <Table caption={`Referred, waiting and taken on by ${comparison.title.toLowerCase()}`}>
          <Head>
            <Th>{comparison.title}</Th>
            <Th right>Referred</Th>
            <Th right>Waiting</Th>
            <Th right>Taken on</Th>
            <Th right>Of those referred, taken on</Th>
          </Head>
          <Body>
            {comparison.groups.map(({ code, label, referred, waiting, takenOn, share }) => (
              <Row key={code}>
                <Th row>{label}</Th>
                <Td right>{referred}</Td>
                <Td right>{waiting}</Td>
                <Td right>{takenOn}</Td>
                <Td right soft={share === null}>
                  {share === null ? 'Fewer than 10' : `${share.percent} % (${share.takenOn} of ${share.of})`}
                </Td>
              </Row>
            ))}
          </Body>
        </Table>
      </div>
      <p className={styles.note}>
        People are counted, each once in a cell. A group of fewer than ten has no percentage. A difference may be
        chance, or how people come to us: it is a reason to ask, not an answer. Sexual orientation and gender history
        are sealed, and are never counted here.
      </p>
    </Panel>
  );
}
