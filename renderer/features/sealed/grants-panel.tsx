import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead, useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useCurrentSession } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './sealed.module.css';

type Grants = OutputOf<'sealed.grants'>;
type Grant = Grants['grants'][number];

/** Who can open sealed facts, and giving and taking that. */
export function SealedGrantsPanel() {
  const { data, error, isPending, refetch } = useRead('sealed.grants', {});
  return (
    <Panel title="Who can open sealed facts">
      <p>
        Sealed facts have a key of their own. Anybody who works with a person can record one; only the people named here
        can read it, whatever role others have.
      </p>
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && (data.state === 'ready' ? <Holders grants={data} /> : <NoKey state={data.state} />)}
    </Panel>
  );
}

function NoKey({ state }: { readonly state: 'never-made' | 'nobody-holds-it' }) {
  const begin = useWrite('sealed.begin', { toast: 'You can open sealed facts now' });
  const mayBegin = useMay('sealed.begin');
  return (
    <>
      <p className={styles.asking}>
        <Tag tone="amber">{state === 'never-made' ? 'Not set up' : 'Nobody holds the key'}</Tag>{' '}
        {state === 'never-made'
          ? 'This register was made before there were sealed facts.'
          : 'What was sealed so far can no longer be opened by anybody. A new key is for what is recorded from now on.'}
      </p>
      {begin.error && <Failure error={begin.error} />}
      <div className={styles.buttons}>
        {mayBegin ? (
          <Button isDisabled={begin.saving} onPress={() => void begin.run({})}>
            Make the key, and hold it myself
          </Button>
        ) : (
          <p className="soft">The coordinator of the partnership can set it up.</p>
        )}
      </div>
    </>
  );
}

const since = ({ grantedBy, grantedOn }: Grant): string =>
  grantedBy === null || grantedOn === null
    ? 'Since the register was made'
    : `From ${grantedBy}, ${dayInWords(grantedOn)}`;

function Holders({ grants }: { readonly grants: Grants }) {
  const [taking, setTaking] = useState<Grant | null>(null);
  const roles = useCurrentSession()?.user.roles ?? [];
  const holding = grants.grants.filter((one) => one.state === 'holds');
  const mayTake = grants.mine || roles.includes('administrator');
  return (
    <>
      {holding.length === 1 && (
        <p className={styles.asking}>
          <Tag tone="amber">Only one person</Tag> If {holding[0]?.displayName ?? 'that person'} loses the passphrase,
          nobody can open what is sealed: the recovery code does not. Give the key to a second person.
        </p>
      )}
      <div className={styles.asking}>
        <Table caption="People who can open sealed facts">
          <Head>
            <Th>Name</Th>
            <Th>Agency</Th>
            <Th>Since</Th>
            <Th right>
              <span className="visually-hidden">Take away</span>
            </Th>
          </Head>
          <Body>
            {grants.grants.map((one) => (
              <Row key={one.userId}>
                <Th row>{one.displayName}</Th>
                <Td soft>{one.agencyName}</Td>
                <Td>
                  {one.state === 'lost' && <Tag tone="amber">Give it again</Tag>}{' '}
                  {one.state === 'lost' ? 'Has a new passphrase since, and with it a new key.' : since(one)}
                </Td>
                <Td right>
                  {mayTake && (
                    <Button
                      kind="quiet"
                      size="small"
                      label={`Take away the key of ${one.displayName}`}
                      onPress={() => setTaking(one)}
                    >
                      Take away
                    </Button>
                  )}
                </Td>
              </Row>
            ))}
          </Body>
        </Table>
      </div>
      {grants.mine && <Give others={grants.others} />}
      {taking !== null && <Take from={taking} onClose={() => setTaking(null)} />}
    </>
  );
}

function Give({ others }: { readonly others: Grants['others'] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const give = useWrite('sealed.grant', { toast: 'Key given', onDone: () => setChosen(null) });
  if (others.length === 0)
    return (
      <p className={`soft small ${styles.asking}`}>
        Everybody who works with people and has a passphrase of their own already holds the key.
      </p>
    );
  return (
    <div className={styles.giving}>
      <Select
        label="Give the key to"
        value={chosen}
        onChange={(code) => {
          give.clearError();
          setChosen(code);
        }}
        options={others.map((one) => ({ code: one.userId, label: one.displayName, description: one.agencyName }))}
        error={give.error?.message}
      />
      <Button
        isDisabled={chosen === null || give.saving}
        onPress={() => (chosen === null ? undefined : void give.run({ userId: chosen }))}
      >
        Give the key
      </Button>
    </div>
  );
}

function Take({ from, onClose }: { readonly from: Grant; readonly onClose: () => void }) {
  const take = useWrite('sealed.revoke', { toast: 'Key taken away', onDone: onClose });
  return (
    <Dialog
      title={`Take away the key of ${from.displayName}?`}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Leave it
          </Button>
          <Button kind="danger" isDisabled={take.saving} onPress={() => void take.run({ userId: from.userId })}>
            Take the key away
          </Button>
        </>
      }
    >
      <p>
        From now on {from.displayName} cannot open sealed facts here. What they have seen they have seen, and a copy of
        the register with its key file from before today still opens with their passphrase of then.
      </p>
      {take.error && <Failure error={take.error} />}
    </Dialog>
  );
}
