import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { waitsInWords } from '../../../domain/referrals/waiting.ts';
import { useRead } from '../../client.ts';
import { useActsForPartnership } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ContactsTab } from './contacts-tab.tsx';
import { CountsTab } from './counts-tab.tsx';
import { DecidedTab } from './decided-tab.tsx';
import { DecidingTab } from './deciding-tab.tsx';
import { Intake } from './intake.tsx';
import { MethodTab } from './method-tab.tsx';
import { WaitingTab } from './waiting-tab.tsx';

export type Referrals = OutputOf<'referrals.list'>;
type Part = 'waiting' | 'deciding' | 'decided' | 'contacts' | 'counts' | 'method';

/** Who waits, what is to be decided, what advice was given, and who has no name yet. */
export function ReferralsScreen() {
  const { data, error, isPending, refetch } = useRead('referrals.list', {});
  const [adding, setAdding] = useState<'referral' | 'contact' | null>(null);
  return (
    <Page
      title="Referrals"
      say={data && sentenceAbout(data)}
      actions={
        <>
          <Button onPress={() => setAdding('contact')}>Note a first contact</Button>
          <Button kind="main" onPress={() => setAdding('referral')}>
            Add a referral
          </Button>
        </>
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <Parts referrals={data} />}
      {adding && <Intake as={adding} personId={null} onClose={() => setAdding(null)} />}
    </Page>
  );
}

/** What comes first: who waits, who is back, and who has no name yet. */
function sentenceAbout({ referrals, contacts, waits }: Referrals): string {
  const back = referrals.filter(({ stage }) => stage === 'back').length;
  const more = [
    back === 0 ? null : `${back} ${back === 1 ? 'was deferred and is' : 'were deferred and are'} back to decide.`,
    contacts.length === 0
      ? null
      : `${contacts.length} first ${contacts.length === 1 ? 'contact has' : 'contacts have'} no name yet.`,
  ];
  return [waitsInWords(waits), ...more.filter((part) => part !== null)].join(' ');
}

function Parts({ referrals }: { readonly referrals: Referrals }) {
  const decides = useActsForPartnership();
  const [part, setPart] = useState<Part>(decides ? 'waiting' : 'contacts');
  const contacts = { id: 'contacts', label: 'First contacts', content: <ContactsTab referrals={referrals} /> } as const;
  const waiting = { id: 'waiting', label: 'Waiting', content: <WaitingTab referrals={referrals} /> } as const;
  const decided = {
    id: 'decided',
    label: 'Advice and decisions',
    content: <DecidedTab referrals={referrals} />,
  } as const;
  const ofPartnership = [
    { id: 'deciding', label: 'Deciding', content: <DecidingTab referrals={referrals} /> },
    decided,
    contacts,
    { id: 'counts', label: 'Counts and comparison', content: <CountsTab /> },
    { id: 'method', label: 'How we decide', content: <MethodTab /> },
  ] as const;
  const tabs = decides ? [waiting, ...ofPartnership] : [contacts, waiting, decided];
  return <Tabs<Part> label="Referrals" selected={part} onSelect={setPart} tabs={tabs} />;
}
