import { useState } from 'react';
import type { z } from 'zod';
import { personCategories } from '../../../domain/access.ts';
import { contract } from '../../../domain/contract.ts';
import type { PlanPromise } from '../../../domain/plans/plan-shapes.ts';
import { promiseStateLabels, whoseDoing, whoseDoingLabels } from '../../../domain/plans/words.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useReference, useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AddLine, LineDialog, useLineForm } from './line-form.tsx';
import type { PlanProps } from './plan-props.ts';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';

const formCode = 'plans.promise';

/** What each agency promised, and what became of it. */
export function PromisesPanel({ personId, name, plan }: PlanProps) {
  const add = (
    <AddLine
      form={formCode}
      subject={personId}
      label="Add a promise"
      dialog={(close) => <PromiseForm personId={personId} plan={plan} promise={null} onClose={close} />}
    >
      Add
    </AddLine>
  );
  const mayAdd = plan.sees.some((category) => category !== 'identity');
  return (
    <Panel title="Promises" aside={mayAdd && add}>
      {plan.withheld.includes('promises') && <p className="soft">More is recorded.</p>}
      {plan.promises.length === 0 && <p className="soft">No agency has promised anything yet.</p>}
      <ul className={styles.lines} aria-label="Promises">
        {plan.promises.map((promise) => (
          <li key={promise.id}>
            <PromiseLine {...{ personId, name, plan, promise }} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function spanWords({ fromOn, untilOn, reviewOn, endedOn, state }: PlanPromise): string {
  const from = `From ${dayInWords(fromOn)}`;
  if (endedOn !== null) return `${from}. ${promiseStateLabels[state]} on ${dayInWords(endedOn)}.`;
  const until = untilOn === null ? from : `${from} until ${dayInWords(untilOn)}`;
  return reviewOn === null ? `${until}.` : `${until}. Looked at again on ${dayInWords(reviewOn)}.`;
}

function PromiseLine({ personId, name, plan, promise }: PlanProps & { readonly promise: PlanPromise }) {
  const [sheet, setSheet] = useState<'change' | 'end' | null>(null);
  const { wording, agencyName, toWhom, state, whose, because } = promise;
  const close = () => setSheet(null);
  const tone = promise.stands ? 'green' : state === 'not-kept' ? 'amber' : 'plain';
  return (
    <div className={styles.action}>
      <div>
        <p className={styles.actionWords}>{wording}</p>
        <p className="soft small">
          {agencyName}
          {toWhom === null ? '' : `, to ${toWhom}`}. {spanWords(promise)}
        </p>
        {whose !== null && <p className="small">Whose doing: {whoseDoingLabels[whose].toLowerCase()}.</p>}
        {because !== null && <p className="small">{because}</p>}
        <Theirs name={name} corrections={plan.corrections.filter(({ lineId }) => lineId === promise.id)} />
        <div className={styles.tools}>
          {state === 'live' && (
            <>
              <Button kind="quiet" size="small" onPress={() => setSheet('end')} label={`What became of it: ${wording}`}>
                What became of it
              </Button>
              <Button kind="quiet" size="small" onPress={() => setSheet('change')} label={`Edit: ${wording}`}>
                Edit
              </Button>
            </>
          )}
          <PutRight personId={personId} name={name} lineKind="promise" lineId={promise.id} line={wording} />
        </div>
      </div>
      <span className={styles.when}>
        <Tag tone={tone}>{state === 'live' && !promise.stands ? 'Not today' : promiseStateLabels[state]}</Tag>
      </span>
      {sheet === 'change' && <PromiseForm {...{ personId, plan, promise }} onClose={close} />}
      {sheet === 'end' && <EndPromise personId={personId} promise={promise} onClose={close} />}
    </div>
  );
}

const schema = contract['plans.writePromise'].input;

interface PromiseFormProps extends Pick<PlanProps, 'personId' | 'plan'> {
  readonly promise: PlanPromise | null;
  readonly onClose: () => void;
}

function PromiseForm({ personId, plan, promise, onClose }: PromiseFormProps) {
  const today = useToday();
  const { agencies } = useReference();
  const save = useWrite('plans.writePromise', { toast: 'Promise saved' });
  const kinds = personCategories.filter((category) => category !== 'identity' && plan.sees.includes(category));
  const line = useLineForm<z.input<typeof schema>>({
    schema,
    defaults: {
      ...{ personId, lineId: promise?.id ?? null, agencyId: promise?.agencyId ?? '', wording: promise?.wording ?? '' },
      ...{ toWhom: promise?.toWhom ?? '', fromOn: promise?.fromOn ?? today, untilOn: promise?.untilOn ?? null },
      ...{ reviewOn: promise?.reviewOn ?? null, category: promise?.category ?? kinds.at(-1) ?? 'story' },
    },
    address: { form: formCode, subject: promise?.id ?? personId, personId },
    save,
    onClose,
  });
  const { control } = line.form;
  const agency = useField(control, 'agencyId');
  const toWhom = useField(control, 'toWhom');
  const category = useField(control, 'category');
  return (
    <LineDialog title="A promise" line={line} onClose={onClose}>
      <Select
        {...agency}
        label="Which agency"
        width="full"
        value={agency.value === '' ? null : agency.value}
        options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
        onChange={(id) => agency.onChange(id ?? '')}
      />
      <TextField {...useField(control, 'wording')} label="What was promised" width="full" />
      <TextField {...toWhom} value={toWhom.value ?? ''} label="To whom, if not the person" optional width="full" />
      <div className={styles.dates}>
        <DateField {...useField(control, 'fromOn')} label="From" />
        <DateField {...useField(control, 'untilOn')} label="Until" optional />
        <DateField {...useField(control, 'reviewOn')} label="Look again on" optional />
      </div>
      <Select
        {...category}
        label="Kind of information"
        hint="Only those who may see this kind are shown the promise."
        width="full"
        options={kinds.map((code) => ({ code, label: categoryLabels[code] }))}
      />
    </LineDialog>
  );
}

const endSchema = contract['plans.endPromise'].input;
const ends = [
  { code: 'kept', label: 'Kept' },
  { code: 'not-kept', label: 'Not kept' },
  { code: 'withdrawn', label: 'Taken back' },
] as const;

interface EndPromiseProps {
  readonly personId: string;
  readonly promise: PlanPromise;
  readonly onClose: () => void;
}

function EndPromise({ personId, promise, onClose }: EndPromiseProps) {
  const today = useToday();
  const save = useWrite('plans.endPromise', { toast: 'Noted' });
  const line = useLineForm<z.input<typeof endSchema>>({
    schema: endSchema,
    defaults: { personId, lineId: promise.id, state: 'kept', on: today, whose: null, because: '' },
    address: { form: `${formCode}.end`, subject: promise.id, personId },
    save,
    onClose,
  });
  const { control } = line.form;
  const state = useField(control, 'state');
  const whose = useField(control, 'whose');
  const because = useField(control, 'because');
  return (
    <LineDialog title={promise.wording} line={line} onClose={onClose}>
      <Choice {...state} label="What became of it" options={ends} />
      {state.value === 'not-kept' && (
        <Select
          {...whose}
          label="Whose doing it was"
          hint="Said without blame, so that the next promise can be kept."
          width="full"
          options={whoseDoing.map((code) => ({ code, label: whoseDoingLabels[code] }))}
        />
      )}
      <TextArea {...because} value={because.value ?? ''} label="What happened" optional rows={2} />
      <DateField {...useField(control, 'on')} label="On" width="medium" />
    </LineDialog>
  );
}
