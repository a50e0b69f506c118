import { useState } from 'react';
import type { BackupOverview } from '../../../domain/backups/operations.ts';
import type { Session } from '../../../domain/vault/operations.ts';
import { useRead, useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sizeInWords } from '../../ui/sizes.ts';
import { Working } from '../vault/working.tsx';
import { BackupTable } from './backup-table.tsx';
import { makingWords, nextWords } from './backup-words.ts';
import styles from './backups.module.css';
import { FolderDialog } from './folder-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import type { Restorable } from './restore-form.tsx';
import { useProgress } from './use-progress.ts';
import { Warnings } from './warnings.tsx';

/** Whether the register could be lost, where its backups lie, and getting one back. */
export function BackupsPanel({ session }: { readonly session: Session }) {
  const { data, error, isPending, refetch } = useRead('backups.overview', {});
  const make = useWrite('backups.make', { toast: 'Backup made and read whole' });
  const { done } = useProgress('backups.make', make.saving);
  return (
    <Panel
      title="Backups"
      aside={
        <Button size="small" onPress={() => void make.run({})} isDisabled={make.saving}>
          Make a backup now
        </Button>
      }
    >
      <div className="stack">
        <Working words={make.saving ? makingWords(done) : null} />
        {make.error && <Failure error={make.error} />}
        {isPending && <Loading />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data && <Standing overview={data} session={session} />}
      </div>
    </Panel>
  );
}

function Standing({ overview, session }: { readonly overview: BackupOverview; readonly session: Session }) {
  const [restoring, setRestoring] = useState<Restorable | null>(null);
  const [moving, setMoving] = useState(false);
  const canMove = useMay('backups.setFolder');
  return (
    <>
      <Warnings warnings={overview.warnings} />
      <Facts overview={overview} />
      <div className="row">
        {canMove && (
          <Button size="small" onPress={() => setMoving(true)}>
            Change the folder
          </Button>
        )}
        <Button size="small" onPress={() => setRestoring('file')}>
          Restore from a file
        </Button>
      </div>
      {overview.backups.length > 0 && <BackupTable backups={overview.backups} onRestore={setRestoring} />}
      {overview.elsewhere > 0 && (
        <p className="soft small">
          {overview.elsewhere === 1 ? 'One more was' : `${overview.elsewhere} more were`} made on other computers.
        </p>
      )}
      {restoring !== null && (
        <RestoreDialog backup={restoring} registerName={session.registerName} onClose={() => setRestoring(null)} />
      )}
      {moving && <FolderDialog folder={overview.folder} onClose={() => setMoving(false)} />}
    </>
  );
}

function Facts({ overview }: { readonly overview: BackupOverview }) {
  const today = useToday();
  const { last, folder } = overview;
  return (
    <dl className={styles.facts}>
      <dt>Last good one</dt>
      <dd>
        {last === null ? 'None yet' : `${momentInWords(last.madeAt, today)}, ${sizeInWords(last.bytes)}, read whole`}
      </dd>
      <dt>Next</dt>
      <dd>{nextWords(overview, today)}</dd>
      <dt>Folder</dt>
      <dd>{folder}</dd>
      <dt>Kept</dt>
      <dd>The newest of 7 days, 4 weeks and 12 months. Older ones are removed.</dd>
    </dl>
  );
}
