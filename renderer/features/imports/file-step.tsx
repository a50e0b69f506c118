import { useRead, useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { shortHash } from '../returns/rule-words.ts';
import { ExportPeople } from './export-people.tsx';
import { inPeople, inRows } from './import-words.ts';
import styles from './imports.module.css';
import { KeptMappings } from './kept-mappings.tsx';

interface FileStepProps {
  readonly path: string;
  readonly onPath: (path: string) => void;
  readonly error: string | undefined;
  readonly isLooking: boolean;
  readonly onLook: () => void;
}

/** Which file, what it may be, and what was taken in before. */
export function FileStep({ path, onPath, error, isLooking, onLook }: FileStepProps) {
  const pick = useWrite('imports.pickFile', {
    onDone: ({ path: chosen }) => {
      if (chosen !== null) onPath(chosen);
    },
  });
  return (
    <>
      <Panel title="Which file">
        <Form onSubmit={onLook} label="Which file">
          <TextField
            label="File"
            hint="A CSV file or an Excel workbook (.xlsx), with one person in each row and the headings above. At most 10,000 rows and 20 MB."
            width="full"
            value={path}
            onChange={(next) => {
              pick.clearError();
              onPath(next);
            }}
            error={pick.error?.message ?? error}
            after={
              <Button isDisabled={pick.saving} onPress={() => void pick.run({})}>
                Choose a file
              </Button>
            }
          />
          <div className={styles.buttons}>
            <Button kind="main" type="submit" isDisabled={isLooking}>
              {isLooking ? 'Looking…' : 'Look at it'}
            </Button>
          </div>
        </Form>
        <p className={`soft small ${styles.after}`}>
          The file is only read, on this computer. Neither its name nor its place is kept. It holds people’s names in
          the clear: delete it when you have moved in.
        </p>
      </Panel>
      <KeptMappings />
      <EarlierImports />
      <ExportPeople />
    </>
  );
}

/** What was taken in before; hidden until there is anything. */
function EarlierImports() {
  const { data } = useRead('imports.list', {});
  const today = useToday();
  const earlier = data?.imports ?? [];
  if (earlier.length === 0) return null;
  return (
    <Panel title="Taken in before">
      <Table caption="Taken in before">
        <Head>
          <Th>When</Th>
          <Th>By</Th>
          <Th>Added</Th>
          <Th>Changed</Th>
          <Th>Left out</Th>
          <Th>Fingerprint (SHA-256)</Th>
        </Head>
        <Body>
          {earlier.map((one) => (
            <Row key={one.id}>
              <Th row>{momentInWords(one.at, today)}</Th>
              <Td>{one.who}</Td>
              <Td>{inPeople(one.added)}</Td>
              <Td>{one.changed === 0 ? 'None' : inPeople(one.changed)}</Td>
              <Td>{inRows(one.leftOut)}</Td>
              <Td soft>{shortHash(one.fileHash)}</Td>
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}
