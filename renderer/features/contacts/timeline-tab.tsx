import type { Person } from '../../../domain/people/operations.ts';
import styles from './contacts.module.css';
import { FilesPanel } from './files-panel.tsx';
import { MovesPanel } from './moves-panel.tsx';
import { ReleasesPanel } from './releases-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';

/** What happened, by day; beside it where they stayed, releases from custody, and files. */
export function TimelineTab({ person }: { readonly person: Person }) {
  const { id: personId, preferredName: name } = person;
  return (
    <div className={styles.two}>
      <TimelinePanel personId={personId} name={name} />
      <div className={styles.side}>
        <ReleasesPanel personId={personId} name={name} />
        <MovesPanel personId={personId} />
        <FilesPanel personId={personId} />
      </div>
    </div>
  );
}
