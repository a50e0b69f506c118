import { useState } from 'react';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AttachFile } from './attach-file.tsx';
import styles from './contacts.module.css';
import { FileName } from './file-name.tsx';

/** Files about somebody, kept inside the encrypted register. */
export function FilesPanel({ personId }: { readonly personId: string }) {
  const { data, error, refetch } = useRead('contacts.files', { personId });
  const [isAttaching, setAttaching] = useState(false);
  const mayAttach = useMay('contacts.attachFile');
  const attach = mayAttach && (
    <Button size="small" onPress={() => setAttaching(true)}>
      Attach a file
    </Button>
  );
  return (
    <Panel title="Files" aside={attach || undefined}>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data && data.files.length === 0 && !data.withheld && (
        <p className="soft">Letters, scans and pictures can be kept here, inside the encrypted register.</p>
      )}
      <ul className={styles.files}>
        {data?.files.map((file) => (
          <li key={file.id}>
            <FileName personId={personId} file={file} />
            <span className="faint small">
              {dayInBrief(file.addedAt.slice(0, 10))} · {file.agencyName}
            </span>
          </li>
        ))}
      </ul>
      {data?.withheld && <p className={styles.withheld}>Recorded. Something else is not shown to you.</p>}
      {isAttaching && <AttachFile personId={personId} onClose={() => setAttaching(false)} />}
    </Panel>
  );
}
