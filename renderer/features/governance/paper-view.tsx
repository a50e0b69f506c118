import type { ReactNode } from 'react';
import { type Block, forTheOfficer, type ReadablePaper } from '../../../domain/governance/document.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { DataFlow } from './data-flow.tsx';
import styles from './pack.module.css';

interface PaperProps {
  readonly paper: ReadablePaper;
  readonly onClose: () => void;
  /** What can be done with it besides printing. */
  readonly children?: ReactNode;
}

/** One paper to read; on paper there is nothing but the paper. */
export function PaperView({ paper, onClose, children }: PaperProps) {
  return (
    <Panel
      label={paper.title}
      aside={
        <div className={styles.tools}>
          <Button size="small" onPress={onClose}>
            Back
          </Button>
          <Button size="small" onPress={() => window.print()}>
            Print
          </Button>
        </div>
      }
    >
      <article className={`${styles.reading} printed`}>
        <h2 className={styles.title}>{paper.title}</h2>
        <p className="soft">{paper.lead}</p>
        {paper.sections.map((section) => (
          <section key={section.heading} className={styles.section} aria-label={section.heading}>
            <h3>{section.heading}</h3>
            {section.blocks.map((block) => (
              <BlockView key={JSON.stringify(block)} block={block} />
            ))}
          </section>
        ))}
      </article>
      {children}
    </Panel>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul className={styles.list}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'decide':
      return (
        <p className={styles.decide}>
          <b>{forTheOfficer}</b> {block.text}
        </p>
      );
    case 'write':
      return (
        <dl className={styles.lines}>
          {block.lines.map((line) => (
            <div key={line}>
              <dt>{line}</dt>
              <dd />
            </div>
          ))}
        </dl>
      );
    case 'picture':
      return <DataFlow />;
    case 'table':
      return <TableView block={block} />;
  }
}

function TableView({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    <Table caption={block.caption} captionShown>
      <Head>
        {block.head.map((cell) => (
          <Th key={cell}>{cell}</Th>
        ))}
      </Head>
      <Body>
        {block.rows.map((cells) => (
          <Row key={cells.join('\n')}>
            {cells.map((cell, at) =>
              at === 0 ? (
                <Th key={block.head[at]} row>
                  {cell}
                </Th>
              ) : (
                <Td key={block.head[at]}>{cell}</Td>
              ),
            )}
          </Row>
        ))}
      </Body>
    </Table>
  );
}
