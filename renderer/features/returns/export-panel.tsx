import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { ReturnRule } from '../../../domain/returns/operations.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sizeInWords } from '../../ui/sizes.ts';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { FolderField } from './folder-field.tsx';
import { ruleLabel, shortHash } from './rule-words.ts';

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

/** Writes the return as files into a folder. Whatever is wrong with the folder is said beside it. */
export function ExportPanel({ periodId, periodCode, rule, marking, lastFolder }: ExportPanelProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const save = useWrite('returns.export', { onDone: setWritten });
  const folder = typed ?? lastFolder ?? '';
  const aboutFolder = save.error?.field === 'folder' || save.error?.code.startsWith('folder-');
  const submit = () => {
    setWritten(null);
    void save.run({ periodId, rule, folder });
  };
  return (
    <Panel title="Save as files" aside={`${periodCode}, ${ruleLabel(rule)} rule`}>
      <div className="stack">
        <Form label="Save the return as files" onSubmit={submit}>
          <FolderField
            hint={`CSV files, one for each table, and one JSON file. “${marking}” stands in every name and every first line.`}
            value={folder}
            onChange={(next) => {
              setTyped(next);
              save.clearError();
            }}
            error={aboutFolder ? save.error?.message : undefined}
          />
          {save.error !== null && !aboutFolder && <Failure error={save.error} />}
          <div className="row">
            <Button kind="main" type="submit" isDisabled={save.saving}>
              {save.saving ? 'Saving the files' : 'Export the return'}
            </Button>
          </div>
        </Form>
        {written !== null && <FilesWritten written={written} />}
      </div>
    </Panel>
  );
}
