import { useState } from 'react';
import type { BackupFile } from '../../../domain/backups/operations.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { sizeInWords } from '../../ui/sizes.ts';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { reasonWords, stateWords } from './backup-words.ts';

const shownFirst = 6;

/** The backups that can be found, newest first. */
export function BackupTable(props: {
  readonly backups: readonly BackupFile[];
  readonly onRestore: (backup: BackupFile) => void;
}) {
  const [all, setAll] = useState(false);
  const today = useToday();
  const shown = all ? props.backups : props.backups.slice(0, shownFirst);
  return (
    <div className="close-stack">
      <Table caption="Backups, newest first">
        <Head>
          <Th>Made</Th>
          <Th>Why</Th>
          <Th right>Size</Th>
          <Th>State</Th>
          <Th right>
            <span className="visually-hidden">Restore</span>
          </Th>
        </Head>
        <Body>
          {shown.map((backup) => (
            <Row key={backup.path}>
              <Th row>{momentInWords(backup.madeAt, today)}</Th>
              <Td soft>{backup.reason === null ? 'Made elsewhere' : reasonWords[backup.reason]}</Td>
              <Td right>{sizeInWords(backup.bytes)}</Td>
              <Td>
                <StateTag backup={backup} />
              </Td>
              <Td right>
                {backup.state !== 'damaged' && (
                  <Button
                    kind="quiet"
                    size="small"
                    label={`Restore the backup of ${momentInWords(backup.madeAt, today)}`}
                    onPress={() => props.onRestore(backup)}
                  >
                    Restore
                  </Button>
                )}
              </Td>
            </Row>
          ))}
        </Body>
      </Table>
      {props.backups.length > shownFirst && (
        <div className="row">
          <Button kind="quiet" size="small" onPress={() => setAll(!all)} expanded={all}>
            {all ? 'Show fewer' : `Show all ${props.backups.length}`}
          </Button>
        </div>
      )}
    </div>
  );
}

const tones = { good: 'green', 'not-known': 'plain', damaged: 'red' } as const;

export function StateTag({ backup }: { readonly backup: BackupFile }) {
  return (
    <>
      <Tag tone={tones[backup.state]}>{stateWords[backup.state]}</Tag>
      {backup.olderKey === true && <Tag tone="violet">Older key</Tag>}
    </>
  );
}
