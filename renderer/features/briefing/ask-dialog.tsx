import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { AsideDialog } from './aside-dialog.tsx';

const schema = contract['briefing.askPrivately'].input;
type Values = z.input<typeof schema>;

/** "Not this one" in one's own words, for whoever is shown nobody's record. */
export function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ resolver: schemaResolver<Values>(schema), defaultValues: { words: '' } });
  const say = useWrite('briefing.askPrivately', { toast: 'Only the coordinator sees it', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await say.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  return (
    <AsideDialog
      action="Tell the coordinator"
      say="Say it in your own words. Only the coordinator sees it, and nobody asks why."
      saving={say.saving}
      problem={form.formState.errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextArea
        {...useField(form.control, 'words')}
        label="What the coordinator should know"
        hint="For example: I may know the person you talk about on Thursday. I would like to wait outside."
        rows={3}
      />
    </AsideDialog>
  );
}
