import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { ReturnRule } from '../../../domain/returns/operations.ts';
import { useWrite } from '../../client.ts';
import { Panel } from '../../ui/panel.tsx';
import { sizeInWords } from '../../ui/sizes.ts';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { ruleLabel, shortHash } from './rule-words.ts';
import { SaveFiles } from './save-files.tsx';

type Written = OutputOf<'returns.export'>;

interface ExportPanelProps {
  readonly periodId: string;
  readonly periodCode: string;
  readonly rule: ReturnRule;
  readonly marking: string;
  /** Where the last return was saved on this computer. */
  readonly lastFolder: string | null;
}

function FilesWritten({ written }: { readonly written: Written }) {
  const count = written.files.length;
  return (
    <div className="close-stack">
      <p role="status">
        <b>
          {count} {count === 1 ? 'file' : 'files'} written
        </b>{' '}
        to {written.folder}
      </p>
      <Table caption="Files of this return">
        <Head>
          <Th>File</Th>
          <Th right>Size</Th>
          <Th>Begins with (SHA-256)</Th>
        </Head>
        <Body>
          {written.files.map((file) => (
            <Row key={file.name}>
              <Th row>{file.name}</Th>
              <Td right>{sizeInWords(file.bytes)}</Td>
              <Td soft>{shortHash(file.sha256)}</Td>
            </Row>
          ))}
        </Body>
      </Table>
    </div>
  );
}

/** Writes the return as files into a folder. */
export function ExportPanel({ periodId, periodCode, rule, marking, lastFolder }: ExportPanelProps) {
  const [written, setWritten] = useState<Written | null>(null);
  const save = useWrite('returns.export', { onDone: setWritten });
  return (
    <Panel title="Save as files" aside={`${periodCode}, ${ruleLabel(rule)} rule`}>
      <SaveFiles
        label="Save the return as files"
        hint={`CSV files, one for each table, and one JSON file. “${marking}” stands in every name and every first line.`}
        button="Export the return"
        working="Saving the files"
        main
        folder={lastFolder}
        save={save}
        onSave={(folder) => {
          setWritten(null);
          void save.run({ periodId, rule, folder });
        }}
      >
        {written !== null && <FilesWritten written={written} />}
      </SaveFiles>
    </Panel>
  );
}
