import { useState } from 'react';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Reading, StoryPart } from '../../../domain/plans/plan-shapes.ts';
import { useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { AddLine, LineDialog, useLineForm } from './line-form.tsx';
import type { PlanProps } from './plan-props.ts';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';

const formCode = 'plans.story';

/** The person's own story, told once and kept as they told it. */
export function StoryPanel({ personId, name, plan }: PlanProps) {
  const add = (
    <AddLine
      form={formCode}
      subject={personId}
      label="Add to their story"
      dialog={(close) => <StoryForm personId={personId} part={null} onClose={close} />}
    >
      Add
    </AddLine>
  );
  return (
    <Panel title={`${name}’s own story`} aside={plan.sees.includes('story') && add}>
      {plan.withheld.includes('story') && <p className="soft">Recorded.</p>}
      {plan.story.length === 0 && !plan.withheld.includes('story') && (
        <p className="soft">Written down once, in their words, so that nobody has to ask again.</p>
      )}
      <ul className={styles.lines} aria-label="Their own story">
        {plan.story.map((part) => (
          <li key={part.id}>
            <StoryLine {...{ personId, name, plan, part }} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function StoryLine({ personId, name, plan, part }: PlanProps & { readonly part: StoryPart }) {
  const [editing, setEditing] = useState(false);
  const remove = useWrite('plans.removeStory', { toast: 'Taken out' });
  const beginning = part.wording.slice(0, 60);
  return (
    <>
      <p className={styles.words}>{part.wording}</p>
      <Theirs name={name} corrections={plan.corrections.filter(({ lineId }) => lineId === part.id)} />
      <p className="soft small">
        In their words, {dayInWords(part.toldOn)}
        {part.writtenBy === null ? '' : `, written down by ${part.writtenBy}`}.
      </p>
      <div className={styles.tools}>
        <Button kind="quiet" size="small" onPress={() => setEditing(true)} label={`Edit: ${beginning}`}>
          Edit
        </Button>
        <PutRight personId={personId} name={name} lineKind="story" lineId={part.id} line={beginning} />
        <Button
          kind="quiet"
          size="small"
          label={`Take out: ${beginning}`}
          onPress={() => void remove.run({ personId, lineId: part.id })}
        >
          Take out
        </Button>
      </div>
      {editing && <StoryForm personId={personId} part={part} onClose={() => setEditing(false)} />}
    </>
  );
}

const schema = contract['plans.writeStory'].input;

interface StoryFormProps {
  readonly personId: string;
  readonly part: StoryPart | null;
  readonly onClose: () => void;
}

function StoryForm({ personId, part, onClose }: StoryFormProps) {
  const today = useToday();
  const save = useWrite('plans.writeStory', { toast: 'Story saved' });
  const line = useLineForm<z.input<typeof schema>>({
    schema,
    defaults: { personId, lineId: part?.id ?? null, wording: part?.wording ?? '', toldOn: part?.toldOn ?? today },
    address: { form: formCode, subject: part?.id ?? personId, personId },
    save,
    onClose,
  });
  return (
    <LineDialog title="Their own story" line={line} onClose={onClose}>
      <TextArea
        {...useField(line.form.control, 'wording')}
        label="In their own words"
        hint="As they told it: “I”, not “they”. One part at a time is enough."
        rows={8}
        autoFocus
      />
      <DateField {...useField(line.form.control, 'toldOn')} label="Told on" width="medium" />
    </LineDialog>
  );
}

const readingWords = ({ readOn, readBy, agreedOn, copyGivenOn }: Reading): string => {
  const agreed = agreedOn === null ? 'not agreed yet' : `agreed on ${dayInWords(agreedOn)}`;
  const copy = copyGivenOn === null ? 'no copy given' : `copy given on ${dayInWords(copyGivenOn)}`;
  return `Read with ${readBy} on ${dayInWords(readOn)}: ${agreed}, ${copy}.`;
};

/** When the plan was last read together, and the way to read it again. */
export function ReadingPanel({ personId, plan }: PlanProps) {
  const go = useGo();
  const [last] = plan.readings;
  const review = plan.readings.find(({ reviewOn }) => reviewOn !== null)?.reviewOn ?? null;
  return (
    <Panel title="Read together">
      <p>{last === undefined ? 'This plan has not been read together yet.' : readingWords(last)}</p>
      {review !== null && <p className="soft small">To be read again by {dayInWords(review)}.</p>}
      <div className={styles.tools}>
        <Button onPress={() => go({ screen: 'together', personId })}>Read it together</Button>
      </div>
    </Panel>
  );
}
