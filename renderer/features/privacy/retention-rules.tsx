import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ChangeRule } from './retention-rule.tsx';
import { monthsInWords } from './retention-words.ts';

export type Rule = OutputOf<'privacy.retention'>['rules'][number];

interface RulesProps {
  readonly rules: readonly Rule[];
  readonly mayChange: boolean;
}

/** How long each kind of information is kept before somebody looks at it again. */
export function RetentionRules({ rules, mayChange }: RulesProps) {
  const [changing, setChanging] = useState<Rule | null>(null);
  return (
    <Panel title="How long records are kept">
      <p className="soft">
        The kind whose time is up first decides when a record is looked at. The starting values are a proposal that
        nobody has confirmed: your own data protection officer confirms or changes each of them.
      </p>
      <Table caption="How long records are kept">
        <Head>
          <Th>Kind</Th>
          <Th>After leaving</Th>
          <Th>After the last change, for somebody who never joined</Th>
          <Th>Where it comes from</Th>
          <Th>Confirmed</Th>
          {mayChange && <Th>Change</Th>}
        </Head>
        <Body>
          {rules.map((rule) => (
            <Row key={rule.category}>
              <Th row>{categoryLabels[rule.category]}</Th>
              <Td>{monthsInWords(rule.monthsAfterLeaving)}</Td>
              <Td>{monthsInWords(rule.monthsAfterActivity)}</Td>
              <Td soft>{rule.source}</Td>
              <Td>{rule.confirmedBy ?? <Tag tone="amber">To be confirmed by your officer</Tag>}</Td>
              {mayChange && (
                <Td>
                  <Button
                    size="small"
                    label={`Change or confirm: ${categoryLabels[rule.category]}`}
                    onPress={() => setChanging(rule)}
                  >
                    Change
                  </Button>
                </Td>
              )}
            </Row>
          ))}
        </Body>
      </Table>
      {changing !== null && <ChangeRule rule={changing} onClose={() => setChanging(null)} />}
    </Panel>
  );
}
