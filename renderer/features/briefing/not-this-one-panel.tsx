import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useMay } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { AsideDialog } from './aside-dialog.tsx';

const schema = contract['briefing.notThisOne'].input.omit({ personId: true });
type Values = z.input<typeof schema>;

interface NotThisOneProps {
  readonly personId: string;
  readonly name: string;
}

/** For whoever knows a person from elsewhere and would rather not have their record. */
export function NotThisOnePanel(props: NotThisOneProps) {
  return useMay('briefing.notThisOne') ? <NotThisOne {...props} /> : null;
}

function NotThisOne({ personId, name }: NotThisOneProps) {
  const [asking, setAsking] = useState(false);
  return (
    <Panel title="Do you know them?">
      <div className="close-stack">
        <p className="soft">
          If you know {name} from elsewhere, you can say “not this one”. You do not have to say why, and only the
          coordinator sees it.
        </p>
        <div className="row">
          <Button size="small" onPress={() => setAsking(true)}>
            Not this one
          </Button>
        </div>
      </div>
      {asking && <SayNotThisOne personId={personId} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function SayNotThisOne({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const go = useGo();
  const form = useForm<Values>({ resolver: schemaResolver<Values>(schema), defaultValues: { words: '' } });
  const say = useWrite('briefing.notThisOne', {
    toast: 'Only the coordinator sees it',
    onDone: () => {
      onClose();
      go({ screen: 'people' });
    },
  });
  const submit = form.handleSubmit(async (values) => {
    const reply = await say.run({ personId, ...values });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const words = useField(form.control, 'words');
  return (
    <AsideDialog
      action="Not this one"
      say="From now on this record is not put before you: not in lists and not in the search. You can take it back under Briefing. Only the coordinator sees it, and nobody asks why."
      saving={say.saving}
      problem={form.formState.errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextArea {...words} value={words.value ?? ''} label="What the coordinator should know" optional rows={3} />
    </AsideDialog>
  );
}
