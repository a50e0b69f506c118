import { useState } from 'react';
import { sentenceFor } from '../../../domain/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { isReason, type ReasonState, reasonOffers, reasons } from './cell-entry.ts';
import { type CellEntry, entriesOf, type PastePlan, type Problem } from './paste-plan.ts';

const longestList = 50;

interface PastePreviewProps {
  readonly plan: PastePlan;
  readonly onClose: () => void;
  readonly onEnter: (entries: readonly CellEntry[]) => void;
}

const cells = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;

/** Texts that say "no value", once each, with how many cells hold them. */
function noValueTexts(problems: readonly Problem[]): { text: string; count: number; likely: ReasonState | null }[] {
  const found = new Map<string, { text: string; count: number; likely: ReasonState | null }>();
  for (const { code, text, likely } of problems) {
    if (code !== 'means-no-value') continue;
    const before = found.get(text);
    found.set(text, { text, likely, count: (before?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

const stateOptions = reasons.map((code) => ({
  code,
  label: reasonOffers[code][0],
  description: reasonOffers[code][1],
}));

function Others({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <Table caption="Cells that cannot be taken">
      <Head>
        <Th>Cell</Th>
        <Th>Pasted</Th>
        <Th>Why not</Th>
      </Head>
      <Body>
        {problems.slice(0, longestList).map(({ cell, text, code }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two cells may hold the same
          <Row key={at}>
            <Td>{cell === null ? 'Not in the grid' : `${cell.row.preferredName}, ${cell.definition.label}`}</Td>
            <Td>{text}</Td>
            <Td>{sentenceFor(code)}</Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** What a pasted block holds that cannot be taken as it stands. Nothing is entered until somebody decides. */
export function PastePreview({ plan, onClose, onEnter }: PastePreviewProps) {
  const texts = noValueTexts(plan.problems);
  const [states, setStates] = useState<Readonly<Record<string, ReasonState>>>({});
  const others = plan.problems.filter(({ code }) => code !== 'means-no-value');
  const entries = entriesOf(plan, (text) => (Object.hasOwn(states, text) ? (states[text] ?? null) : null));
  const left = plan.fits.length + plan.problems.length - entries.length;
  return (
    <Dialog
      title="Some cells of the block do not fit"
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>Enter nothing</Button>
          <Button kind="main" isDisabled={entries.length === 0} onPress={() => onEnter(entries)}>
            {entries.length === 0
              ? 'Nothing fits'
              : `Enter the ${cells(entries.length)} that ${entries.length === 1 ? 'fits' : 'fit'}`}
          </Button>
        </>
      }
    >
      <p>
        Nothing is entered yet. {cells(entries.length)} {entries.length === 1 ? 'fits' : 'fit'}; {cells(left)} would be
        left as {left === 1 ? 'it is' : 'they are'}. What you enter is one step, and Ctrl Z takes all of it back.
      </p>
      {texts.length > 0 && <p>{sentenceFor('means-no-value')}</p>}
      {texts.map(({ text, count, likely }) => (
        <Select
          key={text}
          label={`“${text}” in ${cells(count)} stands for`}
          {...(likely === null ? {} : { hint: `Often meant: ${reasonOffers[likely][0].toLowerCase()}.` })}
          allowNone="Nothing: leave out"
          value={states[text] ?? null}
          options={stateOptions}
          onChange={(code) => {
            const state = reasons.find((one) => one === code);
            const { [text]: _before, ...rest } = states;
            setStates(state !== undefined && isReason(state) ? { ...rest, [text]: state } : rest);
          }}
        />
      ))}
      {others.length > 0 && <Others problems={others} />}
      {others.length > longestList && <p>And {cells(others.length - longestList)} more.</p>}
    </Dialog>
  );
}
