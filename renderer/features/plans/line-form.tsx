import { type ReactNode, useId, useState } from 'react';
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { Reply } from '../../../domain/reply.ts';
import type { DraftAddress } from '../../draft-keeper.ts';
import { closing, useFormDraft, useWaitingDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';

interface LineFormOptions<Values extends FieldValues> {
  readonly schema: z.ZodType<unknown, Values>;
  readonly defaults: Values;
  /** Where what is typed is kept until it is saved. */
  readonly address: DraftAddress;
  readonly save: { readonly saving: boolean; readonly run: (values: Values) => Promise<Reply<unknown>> };
  readonly onClose: () => void;
}

export interface LineForm<Values extends FieldValues> {
  readonly form: UseFormReturn<Values>;
  readonly submit: () => void;
  readonly cancel: () => void;
  readonly saving: boolean;
  readonly draftKeptAt: Date | null;
  readonly problem: string | undefined;
}

/** A form about one line of a plan: checked by the contract, kept as a draft, refused beside the field. */
export function useLineForm<Values extends FieldValues>(options: LineFormOptions<Values>): LineForm<Values> {
  const { schema, defaults, address, save, onClose } = options;
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: defaults as DefaultValues<Values>,
  });
  const draft = useFormDraft(form, address);
  const finish = closing(draft, onClose);
  const submit = form.handleSubmit(async (values) => {
    const reply = await save.run(values as Values);
    if (reply.ok) finish();
    else landProblem(form, reply.error);
  });
  return {
    form,
    submit: () => void submit(),
    cancel: finish,
    saving: save.saving,
    draftKeptAt: draft.kept,
    problem: form.formState.errors.root?.message,
  };
}

interface LineDialogProps<Values extends FieldValues> {
  readonly title: string;
  readonly line: LineForm<Values>;
  readonly children: ReactNode;
  /** Words on the button that saves. */
  readonly save?: string;
  /** Closing keeps what was typed; only Cancel and saving throw it away. */
  readonly onClose: () => void;
}

/** The sheet around such a form. */
export function LineDialog<Values extends FieldValues>(props: LineDialogProps<Values>) {
  const { title, line, children, save = 'Save', onClose } = props;
  const id = useId();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState saving={line.saving} draftKeptAt={line.draftKeptAt} />
          <Button onPress={line.cancel}>Cancel</Button>
          <Button kind="main" type="submit" form={id} shortcut="Ctrl Enter" isDisabled={line.saving}>
            {save}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={line.submit} label={title}>
        {children}
        {line.problem !== undefined && <Failure error={{ message: line.problem }} />}
      </Form>
    </Dialog>
  );
}

interface AddProps {
  readonly form: string;
  readonly subject: string;
  readonly children: string;
  readonly dialog: (close: () => void) => ReactNode;
  /** The accessible name, where the words alone are not enough. */
  readonly label?: string;
  /** Among the lines of a panel it is quiet; in the head of a page it is a button like the others there. */
  readonly stands?: 'in-panel' | 'on-page';
}

/** A button that opens a form; where it was left with something typed into it, it says so. */
export function AddLine({ form, subject, children, dialog, label, stands = 'in-panel' }: AddProps) {
  const [open, setOpen] = useState(false);
  const waiting = useWaitingDraft({ form, subject }, open);
  return (
    <>
      <Button
        kind={waiting || stands === 'on-page' ? 'plain' : 'quiet'}
        size={stands === 'on-page' ? 'normal' : 'small'}
        onPress={() => setOpen(true)}
        {...(label === undefined || waiting ? {} : { label })}
      >
        {waiting ? 'Go on writing' : children}
      </Button>
      {open && dialog(() => setOpen(false))}
    </>
  );
}
