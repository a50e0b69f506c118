import { useState } from 'react';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { AgreedRisk } from '../../../domain/plans/plan-shapes.ts';
import { useReference, useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { EndLine } from './end-line.tsx';
import { AddLine, LineDialog, useLineForm } from './line-form.tsx';
import type { PlanProps } from './plan-props.ts';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';

const formCode = 'plans.risk';

/** Risks that are taken on purpose, because of what they are worth to the person. */
export function RisksPanel({ personId, name, plan }: PlanProps) {
  const held = plan.risks.filter(({ endedOn }) => endedOn === null);
  const add = (
    <AddLine
      form={formCode}
      subject={personId}
      label="Add an agreed risk"
      dialog={(close) => <RiskForm personId={personId} risk={null} onClose={close} />}
    >
      Add
    </AddLine>
  );
  return (
    <Panel title="Risks we agreed to take" aside={plan.sees.includes('safety') && add}>
      {plan.withheld.includes('risks') && <p className="soft">Recorded.</p>}
      {held.length === 0 && !plan.withheld.includes('risks') && (
        <p className="soft">
          None is written down. A risk worth taking goes here with its reason, so that it is a decision and not an
          oversight.
        </p>
      )}
      <ul className={styles.lines} aria-label="Agreed risks">
        {held.map((risk) => (
          <li key={risk.id}>
            <RiskLine {...{ personId, name, plan, risk }} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function agreedWords(name: string, { personAgreedOn, worker, agencies, agreedOn }: AgreedRisk): string {
  const who = [...(personAgreedOn === null ? [] : [name]), ...(worker === null ? [] : [worker])];
  const all = [...who, ...agencies.map((agency) => agency.name)];
  const agreed = `Agreed by ${all.join(', ')} on ${dayInWords(agreedOn)}.`;
  return personAgreedOn === null ? `${agreed} ${name} has not agreed yet.` : agreed;
}

function RiskLine({ personId, name, plan, risk }: PlanProps & { readonly risk: AgreedRisk }) {
  const [editing, setEditing] = useState(false);
  return (
    <>
      <p className={styles.actionWords}>{risk.wording}</p>
      <dl className={styles.because}>
        <dt>Why it is worth taking</dt>
        <dd>{risk.reason}</dd>
        {risk.benefits !== null && (
          <>
            <dt>What it could bring</dt>
            <dd>{risk.benefits}</dd>
          </>
        )}
        <dt>What would make us think again</dt>
        <dd>{risk.thinkAgain}</dd>
      </dl>
      <Theirs name={name} corrections={plan.corrections.filter(({ lineId }) => lineId === risk.id)} />
      <p className="soft small">
        {agreedWords(name, risk)} Looked at again on {dayInWords(risk.reviewOn)}.
      </p>
      <div className={styles.tools}>
        <Button kind="quiet" size="small" onPress={() => setEditing(true)} label={`Edit: ${risk.wording}`}>
          Edit
        </Button>
        <PutRight personId={personId} name={name} lineKind="risk" lineId={risk.id} line={risk.wording} />
        <EndLine personId={personId} lineId={risk.id} line={risk.wording} operation="plans.endRisk" />
      </div>
      {editing && <RiskForm personId={personId} risk={risk} onClose={() => setEditing(false)} />}
    </>
  );
}

const schema = contract['plans.writeRisk'].input;

interface RiskFormProps {
  readonly personId: string;
  readonly risk: AgreedRisk | null;
  readonly onClose: () => void;
}

/** Half a year on, where nothing else is agreed. */
const inHalfAYear = (today: string): string => {
  const day = new Date(today);
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
};

function RiskForm({ personId, risk, onClose }: RiskFormProps) {
  const today = useToday();
  const { agencies } = useReference();
  const save = useWrite('plans.writeRisk', { toast: 'Agreed risk saved' });
  const line = useLineForm<z.input<typeof schema>>({
    schema,
    defaults: {
      ...{ personId, lineId: risk?.id ?? null, wording: risk?.wording ?? '', reason: risk?.reason ?? '' },
      ...{ benefits: risk?.benefits ?? '', thinkAgain: risk?.thinkAgain ?? '' },
      ...{ personAgreedOn: risk?.personAgreedOn ?? null, agencyIds: risk?.agencies.map(({ id }) => id) ?? [] },
      ...{ agreedOn: risk?.agreedOn ?? today, reviewOn: risk?.reviewOn ?? inHalfAYear(today) },
      category: risk?.category ?? 'safety',
    },
    address: { form: formCode, subject: risk?.id ?? personId, personId },
    save,
    onClose,
  });
  const { control } = line.form;
  const benefits = useField(control, 'benefits');
  const agreed = useField(control, 'agencyIds');
  return (
    <LineDialog title="A risk we agree to take" line={line} onClose={onClose}>
      <TextArea {...useField(control, 'wording')} label="The risk" rows={2} autoFocus />
      <TextArea {...useField(control, 'reason')} label="Why it is worth taking" rows={2} />
      <TextArea {...benefits} value={benefits.value ?? ''} label="What it could bring" optional rows={2} />
      <TextArea {...useField(control, 'thinkAgain')} label="What would make us think again" rows={2} />
      <DateField
        {...useField(control, 'personAgreedOn')}
        label="The person agreed on"
        hint="Leave it empty while they have not."
        width="medium"
      />
      <CheckboxGroup
        label="Agencies that agreed"
        options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
        value={agreed.value}
        onChange={agreed.onChange}
        error={agreed.error}
      />
      <div className={styles.dates}>
        <DateField {...useField(control, 'agreedOn')} label="Agreed on" />
        <DateField {...useField(control, 'reviewOn')} label="Look again on" />
      </div>
    </LineDialog>
  );
}
