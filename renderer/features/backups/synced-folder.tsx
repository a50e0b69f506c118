import { useEffect, useState } from 'react';
import { useWrite } from '../../client.ts';
import styles from './backups.module.css';

/** How long somebody has to stop typing before the folder is looked at, in milliseconds. */
const pause = 300;

/** Says so where a folder is copied to the internet by a service; nothing otherwise. */
export function SyncedFolder({ folder }: { readonly folder: string }) {
  const [warning, setWarning] = useState<string | null>(null);
  const { run } = useWrite('backups.lookAtFolder', { onDone: (found) => setWarning(found.warning) });
  useEffect(() => {
    const timer = setTimeout(() => void run({ folder }), pause);
    return () => clearTimeout(timer);
  }, [folder, run]);
  return (
    <div role="status" className={styles.beside}>
      {warning !== null && <p className={styles.warning}>{warning}</p>}
    </div>
  );
}
