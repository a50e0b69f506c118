import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './backups.module.css';
import { Warnings } from './warnings.tsx';

/** On the first screen, and only where work could be lost: backups that stopped or have nowhere to go. */
export function BackupsNotice() {
  const go = useGo();
  const pressing = useRead('backups.overview', {}).data?.warnings.filter((one) => one.pressing) ?? [];
  if (pressing.length === 0) return null;
  return (
    <Panel label="Backups">
      <div className={styles.notice}>
        <Warnings warnings={pressing} />
        <Button onPress={() => go({ screen: 'settings' })}>Open the backups</Button>
      </div>
    </Panel>
  );
}
