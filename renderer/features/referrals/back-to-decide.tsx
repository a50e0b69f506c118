import { useRead } from '../../client.ts';
import { useActsForPartnership } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './referrals.module.css';

/** What was deferred comes back by itself, so that nobody is forgotten; and what has not come on the list yet. */
export function BackToDecide() {
  const decides = useActsForPartnership();
  const go = useGo();
  const { data } = useRead('referrals.standing', {}, { enabled: decides });
  if (!data || data.back + data.notOnList === 0) return null;
  const { back, notOnList } = data;
  const parts = [
    back === 0
      ? null
      : `${back} ${back === 1 ? 'referral was' : 'referrals were'} deferred and ${back === 1 ? 'is' : 'are'} back to decide`,
    notOnList === 0 ? null : `${notOnList} ${notOnList === 1 ? 'is' : 'are'} not on the waiting list yet`,
  ];
  const said = parts.filter((part) => part !== null).join('; ');
  return (
    <Panel title="Referrals">
      <div className={styles.row}>
        <p>{said.charAt(0).toUpperCase() + said.slice(1)}.</p>
        <Button size="small" onPress={() => go({ screen: 'referrals' })}>
          Go to Referrals
        </Button>
      </div>
    </Panel>
  );
}
