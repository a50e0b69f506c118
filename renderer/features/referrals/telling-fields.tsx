import type { Control } from 'react-hook-form';
import { agreementLabels, agreements } from '../../../domain/referrals/words.ts';
import { useReference } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { IntakeValues } from './intake.tsx';
import styles from './referrals.module.css';

interface TellingProps {
  readonly control: Control<IntakeValues>;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
}

const agreementOptions = agreements.map((code) => ({ code, label: agreementLabels[code] }));

/** What whoever refers has told: all of it can follow later. */
export function TellingFields({ control, agencies }: TellingProps) {
  const source = useField(control, 'sourceAgencyId');
  const words = useField(control, 'sourceWords');
  const by = useField(control, 'referredBy');
  const offer = useField(control, 'offer');
  const reason = useField(control, 'reason');
  const agreement = useField(control, 'agreement');
  return (
    <>
      <div className={styles.fields}>
        <Select
          {...source}
          label="From which agency"
          options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
          allowNone="None of these"
        />
        {source.value === null && (
          <TextField
            {...words}
            value={words.value ?? ''}
            label="From whom else"
            hint="Themselves, family, a neighbour."
            optional
          />
        )}
        <TextField {...by} value={by.value ?? ''} label="Who referred" hint="A name or a role." optional />
      </div>
      <TextArea
        {...offer}
        value={offer.value ?? ''}
        label="What that agency offers"
        hint="Time, a bed, a worker who stays. A referral brings something with it."
        optional
        rows={2}
      />
      <div className="close-stack">
        <TextArea {...reason} value={reason.value ?? ''} label="Why" optional rows={2} />
        <GentleHint text={reason.value ?? ''} />
      </div>
      <ToldNeeds control={control} />
      <Choice {...agreement} label="What the person said about being referred" options={agreementOptions} />
      {(agreement.value === 'agreed' || agreement.value === 'declined') && <SaidOn control={control} />}
    </>
  );
}

const SaidOn = ({ control }: { readonly control: Control<IntakeValues> }) => (
  <DateField {...useField(control, 'agreedOn')} label="Said on" width="medium" />
);

/** The needs as told, each with the words in which it was told. */
function ToldNeeds({ control }: { readonly control: Control<IntakeValues> }) {
  const reference = useReference();
  const needs = useField(control, 'needs');
  const told = needs.value;
  const toggle = (needCode: string, on: boolean) =>
    needs.onChange(on ? [...told, { needCode, words: null }] : told.filter((one) => one.needCode !== needCode));
  const say = (needCode: string, words: string) =>
    needs.onChange(told.map((one) => (one.needCode === needCode ? { needCode, words } : one)));
  return (
    <fieldset className={styles.factor}>
      <legend>Needs as told</legend>
      {reference.needs.map(({ code, label }) => {
        const one = told.find(({ needCode }) => needCode === code);
        return (
          <div key={code}>
            <Checkbox isSelected={one !== undefined} onChange={(on) => toggle(code, on)}>
              {label}
            </Checkbox>
            {one !== undefined && (
              <TextField
                label={`${label}, in their words`}
                labelHidden
                placeholder="In their words"
                width="full"
                value={one.words ?? ''}
                onChange={(words) => say(code, words)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
