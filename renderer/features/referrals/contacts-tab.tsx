import { useState } from 'react';
import type { FirstContact } from '../../../domain/referrals/operations.ts';
import { useActsForPartnership } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import styles from './referrals.module.css';
import type { Referrals } from './referrals-screen.tsx';

type Open = { readonly contact: FirstContact; readonly as: 'link' | 'change' };

/** Somebody met before anybody knew their name. It may stay so; a link is made on purpose and can be taken back. */
export function ContactsTab({ referrals: { contacts } }: { readonly referrals: Referrals }) {
  const decides = useActsForPartnership();
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Panel title="First contacts without a name" aside={decides ? 'Of every agency' : 'Of your agency'}>
      {contacts.length === 0 ? (
        <Empty title="None">
          Note somebody you met before they gave a name: where, what you saw, and a word by which to tell them from
          others.
        </Empty>
      ) : (
        <Table caption="First contacts without a name">
          <Head>
            <Th>Called</Th>
            <Th>Where</Th>
            <Th>What was seen</Th>
            <Th>Met on</Th>
            <Th>By</Th>
            <Th right>
              <span className="visually-hidden">Change or link</span>
            </Th>
          </Head>
          <Body>
            {contacts.map((contact) => (
              <Row key={contact.id}>
                <Th row>{contact.label}</Th>
                <Td>{contact.place}</Td>
                <Td>{contact.seen}</Td>
                <Td>{dayInBrief(contact.happenedOn)}</Td>
                <Td>{contact.agency}</Td>
                <Td right>
                  <div className={styles.moves}>
                    <Button
                      kind="quiet"
                      size="small"
                      label={`Change what is written of ${contact.label}`}
                      onPress={() => setOpen({ contact, as: 'change' })}
                    >
                      Change
                    </Button>
                    {decides && (
                      <Button
                        kind="quiet"
                        size="small"
                        label={`Link ${contact.label} to a person`}
                        onPress={() => setOpen({ contact, as: 'link' })}
                      >
                        Link
                      </Button>
                    )}
                  </div>
                </Td>
              </Row>
            ))}
          </Body>
        </Table>
      )}
      {open?.as === 'link' && <LinkDialog contact={open.contact} onClose={() => setOpen(null)} />}
      {open?.as === 'change' && <ContactDialog contact={open.contact} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
