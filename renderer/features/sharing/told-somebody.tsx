import { useState } from 'react';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { PersonCategory } from '../../../domain/access.ts';
import type { ReadyDisclosure } from '../../../domain/sharing/disclosure-operations.ts';
import { againstLabels, categoryLabels } from '../../../domain/sharing/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import menu from '../../ui/select.module.css';
import { Tag } from '../../ui/tag.tsx';
import {
  asDisclosureInput,
  DisclosureFields,
  type DisclosureValues,
  disclosureFieldNames,
  emptyDisclosure,
} from './disclosure-fields.tsx';
import styles from './sharing.module.css';
import { useGrounds } from './use-grounds.ts';

interface ToldProps {
  readonly personId: string;
  readonly name: string;
}

/** Two presses record that somebody was told: this one, and the one on whom it was. */
export function ToldSomebody(props: ToldProps) {
  return useMay('sharing.disclose') ? <Told {...props} /> : null;
}

const valuesOf = (ready: ReadyDisclosure, today: string): DisclosureValues => ({
  ...emptyDisclosure(today),
  ...ready,
  recipientWords: ready.agencyId === null ? ready.recipient : '',
});

function Told({ personId, name }: ToldProps) {
  const today = useToday();
  const [isOpen, setIsOpen] = useState(false);
  const [form, setForm] = useState<DisclosureValues | null>(null);
  const { data } = useRead('sharing.disclosures', { personId });
  const tell = useWrite('sharing.disclose', { toast: `Recorded who was told about ${name}` });
  const press = async (ready: ReadyDisclosure): Promise<void> => {
    setIsOpen(false);
    const values = valuesOf(ready, today);
    // What stands against it is never done with one press.
    if (ready.against.length > 0) setForm(values);
    else if (!(await tell.run({ personId, ...asDisclosureInput(values) })).ok) setForm(values);
  };
  return (
    <>
      <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <Button>Told somebody</Button>
        <Popover className={cx(menu.popover)} offset={4} placement="bottom end" {...withinMain()}>
          <AriaDialog className={cx(styles.ready)} aria-label={`Who was told about ${name}`}>
            {(data?.ready ?? []).map((ready) => (
              <ReadyButton key={keyOf(ready)} ready={ready} onPress={() => void press(ready)} />
            ))}
            {data?.ready.length === 0 && (
              <p className="soft small">Whoever is told often stands here, ready to be recorded with one press.</p>
            )}
            <Button
              kind="quiet"
              onPress={() => {
                setIsOpen(false);
                setForm(emptyDisclosure(today));
              }}
            >
              Something else
            </Button>
          </AriaDialog>
        </Popover>
      </DialogTrigger>
      {form !== null && <TellForm personId={personId} name={name} begin={form} onClose={() => setForm(null)} />}
    </>
  );
}

/** Inside the screen's own landmark, where assistive technology looks for it. */
function withinMain(): { readonly UNSTABLE_portalContainer?: Element } {
  const main = document.querySelector('main');
  return main === null ? {} : { UNSTABLE_portalContainer: main };
}

const keyOf = ({ recipient, basis, gateway, categories }: ReadyDisclosure): string =>
  [recipient, basis, gateway, ...categories].join(' ');

/** Who, what about, and on what ground, on one button. */
function ReadyButton({ ready, onPress }: { readonly ready: ReadyDisclosure; readonly onPress: () => void }) {
  const grounds = useGrounds();
  const ground = [
    grounds.label('lawful-basis', ready.basis),
    ready.gateway === null ? null : grounds.label('sharing-gateway', ready.gateway),
  ];
  return (
    <button type="button" className={cx(styles.readyButton)} onClick={onPress}>
      <b>{ready.recipient}</b>
      <span>{ready.categories.map((category) => categoryLabels[category]).join(', ')}</span>
      <span className="soft small">{ground.filter(Boolean).join('; ')}</span>
      {ready.against.map((one) => (
        <Tag key={one} tone="amber">
          {againstLabels[one]}
        </Tag>
      ))}
    </button>
  );
}

interface FormProps extends ToldProps {
  readonly begin: DisclosureValues;
  readonly onClose: () => void;
  readonly kinds?: readonly PersonCategory[];
}

function TellForm({ personId, name, begin, onClose }: FormProps) {
  // What was begun with somebody who is told often comes back with them alone, and not over another.
  const whom = begin.agencyId ?? (begin.recipientWords === '' ? 'anybody' : 'by-name');
  const address = { form: `sharing.tell.${whom}`, subject: personId, personId };
  const { values, set, leave } = useDialogValues(address, () => begin, onClose);
  const tell = useWrite('sharing.disclose', { toast: `Recorded who was told about ${name}`, onDone: leave });
  const errors = fieldErrors(tell.error, disclosureFieldNames);
  return (
    <Dialog
      title={`Who was told about ${name}`}
      size="wide"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="telling" shortcut="Ctrl Enter" isDisabled={tell.saving}>
            Record it
          </Button>
        </>
      }
    >
      <Form id="telling" onSubmit={() => void tell.run({ personId, ...asDisclosureInput(values) })}>
        <DisclosureFields
          value={values}
          onChange={set}
          errorOf={errors.of}
          asksWhy={tell.error?.code === 'reason-against'}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}
