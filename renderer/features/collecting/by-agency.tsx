import { useState } from 'react';
import type { BoardAgency } from '../../../domain/collecting/operations.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { AskAgency } from './ask-agency.tsx';
import styles from './collecting.module.css';
import { inPeople, inValues } from './collecting-words.ts';

interface ByAgencyProps {
  readonly board: OutputOf<'collecting.board'>;
  readonly periodId: string;
}

function waitingWords({ waitingSince, dueOn }: BoardAgency, today: string): string {
  if (waitingSince === null) return 'Not asked, or answered';
  const asked = `Asked ${dayInBrief(waitingSince.slice(0, 10))}`;
  if (dueOn === null) return asked;
  return dueOn < today ? `${asked}, was due ${dayInBrief(dueOn)}` : `${asked}, due ${dayInBrief(dueOn)}`;
}

/** Who could be asked for what is missing. */
export function ByAgency({ board, periodId }: ByAgencyProps) {
  const today = useToday();
  const [asking, setAsking] = useState<BoardAgency | null>(null);
  const mayAsk = useMay('collecting.ask');
  return (
    <Panel label="Missing by agency">
      <Table caption="Agencies that could supply what is missing">
        <Head>
          <Th>Agency</Th>
          <Th right>Could supply</Th>
          <Th right>About</Th>
          <Th right>May see</Th>
          <Th>Request</Th>
          {mayAsk && <Th>Ask</Th>}
        </Head>
        <Body>
          {board.byAgency.map((line) => (
            <Row key={line.agencyId}>
              <Th row>{line.agency}</Th>
              <Td right>{inValues(line.gaps)}</Td>
              <Td right>{inPeople(line.people)}</Td>
              <Td right>{inValues(line.maySee)}</Td>
              <Td soft={line.waitingSince === null}>{waitingWords(line, today)}</Td>
              {mayAsk && (
                <Td>
                  <Button size="small" label={`Ask ${line.agency}`} onPress={() => setAsking(line)}>
                    Ask
                  </Button>
                </Td>
              )}
            </Row>
          ))}
        </Body>
      </Table>
      <p className={`soft small ${styles.note}`}>
        An agency could supply a value when it leads for the person, holds their record, or does the work that the
        measure is about, and their sharing record lets it see the value. One value can count under several agencies.
        {board.gapsOfNobody > 0 &&
          ` ${inValues(board.gapsOfNobody)} could be asked of no agency: look at the sharing records, or ask the person.`}
      </p>
      {asking !== null && <AskAgency agency={asking} periodId={periodId} onClose={() => setAsking(null)} />}
    </Panel>
  );
}
