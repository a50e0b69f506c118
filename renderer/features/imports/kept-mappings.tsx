import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead, useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './imports.module.css';

type Kept = OutputOf<'imports.mappings'>['mappings'][number];

/** What was kept for files with the same headings; hidden until there is anything. */
export function KeptMappings() {
  const { data } = useRead('imports.mappings', {});
  const [renamed, setRenamed] = useState<string | null>(null);
  const mappings = data?.mappings ?? [];
  if (mappings.length === 0) return null;
  return (
    <Panel title="Kept for the next file">
      <Table caption="Kept for the next file">
        <Head>
          <Th>Name</Th>
          <Th>Columns</Th>
          <Th>Kept on</Th>
          <Th>
            <span className="visually-hidden">Change</span>
          </Th>
        </Head>
        <Body>
          {mappings.map((one) => (
            <Row key={one.id}>
              {renamed === one.id ? (
                <Td>
                  <Rename kept={one} onDone={() => setRenamed(null)} />
                </Td>
              ) : (
                <Th row>{one.name}</Th>
              )}
              <Td>{one.columns}</Td>
              <Td soft>{dayInWords(one.savedOn)}</Td>
              <Td>
                <Change kept={one} onRename={() => setRenamed(one.id)} />
              </Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}

function Change({ kept, onRename }: { readonly kept: Kept; readonly onRename: () => void }) {
  const remove = useWrite('imports.removeMapping', { toast: 'Removed' });
  return (
    <div className={styles.rowButtons}>
      <Button size="small" onPress={onRename}>
        Rename<span className="visually-hidden"> {kept.name}</span>
      </Button>
      <Button size="small" isDisabled={remove.saving} onPress={() => void remove.run({ id: kept.id })}>
        Remove<span className="visually-hidden"> {kept.name}</span>
      </Button>
    </div>
  );
}

function Rename({ kept, onDone }: { readonly kept: Kept; readonly onDone: () => void }) {
  const [name, setName] = useState(kept.name);
  const rename = useWrite('imports.renameMapping', { onDone });
  return (
    <TextField
      label="New name"
      value={name}
      onChange={setName}
      error={rename.error?.message}
      after={
        <Button size="small" isDisabled={rename.saving} onPress={() => void rename.run({ id: kept.id, name })}>
          Save name
        </Button>
      }
    />
  );
}
