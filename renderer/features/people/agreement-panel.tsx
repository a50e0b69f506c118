import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './person.module.css';

/** Whether the person agrees to appear in evaluation returns. Asked, never assumed. */
export function AgreementPanel({ person }: { readonly person: Person }) {
  const [asking, setAsking] = useState(false);
  return (
    <Panel title="Agreement to evaluation">
      <Standing person={person} />
      {asking ? (
        <AskForm person={person} onClose={() => setAsking(false)} />
      ) : (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => setAsking(true)}>
            Record an answer
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Standing({ person }: { readonly person: Person }) {
  const consent = person.evaluationConsent;
  if (person.withheld.includes('evaluationConsent')) return <p className="soft">Recorded.</p>;
  if (consent === null) {
    return (
      <p className="soft">
        Not asked yet. Until there is an answer, {person.preferredName} counts in totals only and is in no breakdown.
      </p>
    );
  }
  if (consent.withdrawnOn !== null) {
    return (
      <p>
        <Tag tone="amber">Withdrawn</Tag> on {dayInWords(consent.withdrawnOn)}, after agreeing on{' '}
        {dayInWords(consent.decidedOn)}. Counts in totals only.
      </p>
    );
  }
  return consent.decision === 'agreed' ? (
    <p>
      <Tag tone="green">Agreed</Tag> on {dayInWords(consent.decidedOn)}
    </p>
  ) : (
    <p>
      <Tag tone="amber">Said no</Tag> on {dayInWords(consent.decidedOn)}. Counts in totals only; support goes on as
      before.
    </p>
  );
}

// Nothing is chosen beforehand: an answer is asked for, never assumed.
const schema = contract['people.recordConsent'].input.extend({
  decision: z.enum(['agreed', 'declined', 'withdrawn'], { error: 'unknown-code' }),
});
type Decision = z.input<typeof schema>['decision'];
type Values = Omit<z.input<typeof schema>, 'decision'> & { readonly decision: Decision | null };
const filledIn = schema as z.ZodType<unknown, Values>;

const decisions = [
  { code: 'agreed', label: 'Agreed' },
  { code: 'declined', label: 'Said no' },
] as const;
const withdrawal = { code: 'withdrawn', label: 'Withdrew' } as const;

function AskForm({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const today = useToday();
  const agreedNow = person.evaluationConsent?.decision === 'agreed' && person.evaluationConsent.withdrawnOn === null;
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(filledIn),
    defaultValues: { personId: person.id, decision: null, decidedOn: today },
  });
  const record = useWrite('people.recordConsent', { toast: 'Answer saved', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const { decision } = values;
    if (decision === null) return;
    const reply = await record.run({ ...values, decision });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const decision = useField(form.control, 'decision');
  const root = form.formState.errors.root?.message;
  return (
    <div className={styles.asking}>
      <Form onSubmit={() => void submit()} label="Agreement to evaluation">
        <Choice
          label="Answer"
          value={decision.value}
          onChange={decision.onChange}
          error={decision.error}
          options={agreedNow ? [...decisions, withdrawal] : decisions}
        />
        <DateField {...useField(form.control, 'decidedOn')} label="Day of the answer" width="medium" />
        {root !== undefined && <Failure error={{ message: root }} />}
        <div className={styles.formActions}>
          <Button size="small" onPress={onClose}>
            Cancel
          </Button>
          <Button size="small" kind="main" type="submit" isDisabled={record.saving}>
            Save the answer
          </Button>
        </div>
      </Form>
    </div>
  );
}
