import { useState } from 'react';
import type { TimelineEntry } from '../../../domain/contacts/entry-schemas.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useReference } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './contacts.module.css';
import { EditEntry } from './edit-entry.tsx';
import {
  entryTitle,
  missedInWords,
  outcomeInWords,
  partsInWords,
  plannedInWords,
  recordedInWords,
  whenInWords,
} from './entry-words.ts';
import { FileName } from './file-name.tsx';
import { KindIcon } from './kind-icon.tsx';

interface EntryLineProps {
  readonly personId: string;
  readonly entry: TimelineEntry;
}

/** One thing that happened: what, when, whose, and what came of it. */
export function EntryLine({ personId, entry }: EntryLineProps) {
  const [isOpen, setOpen] = useState(false);
  const mayChange = useMay('contacts.changeEntry');
  const reference = useReference();
  const outcome = outcomeInWords(entry);
  const planned = plannedInWords(entry);
  const where = [entry.present, entry.place].filter((part) => part !== null).join(' · ');
  return (
    <article className={styles.entry}>
      <span className={styles.sign} data-missed={entry.reached === false}>
        <KindIcon kind={entry.kind} />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <h4>{entryTitle(entry)}</h4>
          <span className="soft small">{whenInWords(entry)}</span>
          {planned !== null && <Tag>{planned}</Tag>}
          {partsInWords(entry).map((part) => (
            <Tag key={part} tone="violet">
              {part}
            </Tag>
          ))}
        </div>
        {entry.reached === false && (
          <p className="soft">{missedInWords(entry, reference.label, reference.needLabel)}</p>
        )}
        {entry.note !== null && <p className={styles.note}>{entry.note}</p>}
        {where !== '' && <p className="soft small">{where}</p>}
        {outcome !== null && (
          <p className={styles.note}>
            <span className="soft">What came of it:</span> {outcome}
          </p>
        )}
        {entry.files.length > 0 && (
          <div className="row">
            {entry.files.map((file) => (
              <FileName key={file.id} personId={personId} file={file} />
            ))}
          </div>
        )}
        <p className="faint small">
          {recordedInWords(entry)} · {categoryLabels[entry.category]}
        </p>
      </div>
      {mayChange && (
        <Button
          kind="quiet"
          size="small"
          label={`Correct ${entryTitle(entry)}, ${whenInWords(entry)}`}
          onPress={() => setOpen(true)}
        >
          Correct
        </Button>
      )}
      {isOpen && <EditEntry personId={personId} entry={entry} onClose={() => setOpen(false)} />}
    </article>
  );
}
