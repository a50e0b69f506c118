import { useState } from 'react';
import type { UnknownWords as Unknown } from '../../../domain/imports/operations.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { inRows } from './import-words.ts';
import styles from './imports.module.css';
import type { Meaning } from './understanding.ts';

interface UnknownWordsProps {
  readonly words: readonly Unknown[];
  readonly isBusy: boolean;
  readonly onSay: (meanings: readonly Meaning[]) => void;
}

const keyOf = ({ column, said }: Pick<Unknown, 'column' | 'said'>): string => `${column} ${said}`;

/** Words that could not be understood in columns that hold codes, to be told what they mean. */
export function UnknownWords({ words, isBusy, onSay }: UnknownWordsProps) {
  const [said, setSaid] = useState<ReadonlyMap<string, Meaning>>(new Map());
  const say = (one: Unknown, code: string | null) => {
    const next = new Map(said);
    if (code === null) next.delete(keyOf(one));
    else next.set(keyOf(one), { column: one.column, said: one.said, code });
    setSaid(next);
  };
  return (
    <Panel title="Words that could not be understood">
      <p className="soft">
        Say what they mean, and every row is read again. What you leave open is left out and nothing is guessed.
      </p>
      <Table caption="Words that could not be understood">
        <Head>
          <Th>Column</Th>
          <Th>Says</Th>
          <Th>In</Th>
          <Th>Means</Th>
        </Head>
        <Body>
          {words.map((one) => (
            <Row key={keyOf(one)}>
              <Td soft>
                {one.letter} {one.heading}
              </Td>
              <Th row>{one.said}</Th>
              <Td>{inRows(one.rows)}</Td>
              <Td>
                <Select
                  label={`What ${one.said} means in column ${one.letter}`}
                  labelHidden
                  value={said.get(keyOf(one))?.code ?? null}
                  options={one.options}
                  allowNone="Left out"
                  onChange={(code) => say(one, code)}
                />
              </Td>
            </Row>
          ))}
        </Body>
      </Table>
      <div className={styles.buttons}>
        <Button isDisabled={isBusy || said.size === 0} onPress={() => onSay([...said.values()])}>
          {isBusy ? 'Reading…' : 'Read every row again'}
        </Button>
      </div>
    </Panel>
  );
}
