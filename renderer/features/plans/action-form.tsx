import { useState } from 'react';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { Action } from '../../../domain/plans/action-operations.ts';
import { useRead, useReference, useWrite } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { LineDialog, useLineForm } from './line-form.tsx';

const addSchema = contract['plans.addAction'].input;
const changeSchema = contract['plans.changeAction'].input;

export const actionForm = 'plans.action';
/** Under which what is typed about an action of the system is kept, which is about nobody. */
export const systemSubject = 'new';

type Control = ReturnType<typeof useLineForm<z.input<typeof addSchema>>>['form']['control'];

/** What is to be done, by whom and until when. */
function ActionFields({ control, isSystem }: { readonly control: Control; readonly isSystem: boolean }) {
  const { data } = useRead('plans.owners', {});
  const { agencies } = useReference();
  const wording = useField(control, 'wording');
  const owner = useField(control, 'ownerUserId');
  const words = useField(control, 'ownerWords');
  const agency = useField(control, 'agencyId');
  const settled = useSettled(wording.value, 400);
  const named = useRead(
    'plans.namesIn',
    { text: settled.slice(0, 400) },
    { enabled: isSystem && settled.trim() !== '' },
  );
  const names = isSystem ? (named.data?.words ?? []) : [];
  return (
    <>
      <div>
        <TextField {...wording} label="What is to be done" width="full" autoFocus />
        {names.length > 0 && (
          <p role="status" className="small">
            “{names.join('”, “')}” is a name in the register. What is asked of the system should name nobody.
          </p>
        )}
      </div>
      <Select
        {...owner}
        label="Who does it"
        hint="Leave it open while it is still to be agreed."
        width="full"
        allowNone="To be confirmed, or somebody else"
        options={(data?.owners ?? []).map(({ id, name, agencyName }) => ({
          code: id,
          label: `${name}, ${agencyName}`,
        }))}
      />
      {owner.value === null && (
        <TextField {...words} value={words.value ?? ''} label="Somebody else" optional width="full" />
      )}
      <Select
        {...agency}
        label="For which agency"
        width="full"
        allowNone="None in particular"
        options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
      />
      <DateField {...useField(control, 'dueOn')} label="Until when" optional width="medium" />
    </>
  );
}

interface AddActionProps {
  /** Null for what is asked of the system. */
  readonly personId: string | null;
  readonly onClose: () => void;
}

/** Something new to be done, for somebody or of the system. */
export function AddAction({ personId, onClose }: AddActionProps) {
  const save = useWrite('plans.addAction', { toast: 'Action added' });
  const line = useLineForm<z.input<typeof addSchema>>({
    schema: addSchema,
    defaults: {
      ...{ personId, wording: '', ownerUserId: null, ownerWords: '', agencyId: null, dueOn: null },
      ...{ category: null, isOutreach: false },
    },
    address: { form: actionForm, subject: personId ?? systemSubject, personId },
    save,
    onClose,
  });
  return (
    <LineDialog title={personId === null ? 'An action for the system' : 'An action'} line={line} onClose={onClose}>
      <ActionFields control={line.form.control} isSystem={personId === null} />
    </LineDialog>
  );
}

/** The same action in other words, with another owner or another day. */
export function ChangeAction({ action, onClose }: { readonly action: Action; readonly onClose: () => void }) {
  const save = useWrite('plans.changeAction', { toast: 'Action changed' });
  const { id: actionId, personId, wording, ownerUserId, ownerWords, agencyId, dueOn } = action;
  const line = useLineForm<z.input<typeof changeSchema>>({
    schema: changeSchema,
    defaults: { actionId, wording, ownerUserId, ownerWords: ownerWords ?? '', agencyId, dueOn },
    address: { form: `${actionForm}.change`, subject: actionId, personId },
    save,
    onClose,
  });
  return (
    <LineDialog title="The action" line={line} onClose={onClose}>
      <ActionFields control={line.form.control as unknown as Control} isSystem={personId === null} />
    </LineDialog>
  );
}

const closeSchema = contract['plans.closeAction'].input;
const ways = [
  { code: 'done', label: 'Done' },
  { code: 'dropped', label: 'Dropped' },
] as const;

/** Done or dropped, with what happened. A done action is not an outcome: those are recorded by quarter. */
export function CloseAction({ action, onClose }: { readonly action: Action; readonly onClose: () => void }) {
  const today = useToday();
  const [said, setSaid] = useState<'done' | 'dropped'>('done');
  const save = useWrite('plans.closeAction', { toast: 'Action closed' });
  const line = useLineForm<z.input<typeof closeSchema>>({
    schema: closeSchema,
    defaults: { actionId: action.id, state: 'done', on: today, because: '' },
    address: { form: `${actionForm}.close`, subject: action.id, personId: action.personId },
    save,
    onClose,
  });
  const state = useField(line.form.control, 'state');
  return (
    <LineDialog title={action.wording} line={line} save="Close the action" onClose={onClose}>
      <Choice
        {...state}
        label="How it ended"
        options={ways}
        onChange={(next) => {
          setSaid(next);
          state.onChange(next);
        }}
      />
      <TextArea
        {...useField(line.form.control, 'because')}
        label={said === 'done' ? 'What happened' : 'Why it is dropped'}
        hint="A done action is not an outcome. What changed for the person is recorded by quarter."
        rows={2}
      />
      <DateField {...useField(line.form.control, 'on')} label="On" width="medium" />
    </LineDialog>
  );
}
