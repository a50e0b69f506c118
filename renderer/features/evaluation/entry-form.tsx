import { useState } from 'react';
import { contract } from '../../../domain/contract.ts';
import type { FrameworkEntry } from '../../../domain/evaluation/operations.ts';
import { isRefusalCode, sentenceFor } from '../../../domain/refusal.ts';
import type { Problem, Reply } from '../../../domain/reply.ts';
import { useWrite } from '../../client.ts';
import { useDraft } from '../../draft.ts';
import { usePeriods } from '../../periods.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Perspective, perspectives } from './perspectives.ts';

interface EntryWords {
  readonly perspective: Perspective | null;
  readonly periodId: string;
  readonly question: string;
  readonly finding: string;
  readonly evidence: string;
}

type Errors = Partial<Record<keyof EntryWords, string>>;

interface EntryFormProps {
  /** The entry to change; null writes a new one. */
  readonly entry: FrameworkEntry | null;
  readonly close: () => void;
}

const schema = contract['evaluation.add'].input;

/** The first sentence for each field that the host would refuse too. */
function errorsOf(words: EntryWords): Errors {
  const parsed = schema.safeParse(words);
  const errors: Errors = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0]) as keyof EntryWords;
    errors[field] ??= sentenceFor(isRefusalCode(issue.message) ? issue.message : 'text-missing');
  }
  return words.perspective === null ? { ...errors, perspective: sentenceFor('unknown-code') } : errors;
}

// A draft is text; what cannot be read as this form's fields is treated as no draft.
function wordsIn(draft: string, start: EntryWords): EntryWords {
  try {
    return { ...start, ...(JSON.parse(draft) as Partial<EntryWords>) };
  } catch {
    return start;
  }
}

const startFor = (entry: FrameworkEntry | null, periodId: string): EntryWords => ({
  perspective: entry?.perspective ?? null,
  periodId: entry?.periodId ?? periodId,
  question: entry?.question ?? '',
  finding: entry?.finding ?? '',
  evidence: entry?.evidence ?? '',
});

/** What is typed (kept as a draft all the while), what is wrong with it, and how it is saved. */
function useEntryForm({ entry, close }: EntryFormProps, periodId: string) {
  const start = startFor(entry, periodId);
  const address = { form: 'framework-entry', subject: entry?.id ?? 'new', personId: null };
  const [text, write, draft] = useDraft(address, '');
  const [errors, setErrors] = useState<Errors>({});
  const add = useWrite('evaluation.add', { toast: 'Entry added' });
  const change = useWrite('evaluation.change', { toast: 'Entry changed' });
  const words = wordsIn(text, start);
  const set = (part: Partial<EntryWords>) => write(JSON.stringify({ ...words, ...part }));

  const refuse = (problem: Problem) => {
    if (problem.field !== undefined && problem.field in start) setErrors({ [problem.field]: problem.message });
  };
  const submit = async () => {
    const found = errorsOf(words);
    setErrors(found);
    const { perspective } = words;
    if (perspective === null || Object.keys(found).length > 0) return;
    const input = { ...words, perspective };
    const reply: Reply<unknown> =
      entry === null ? await add.run(input) : await change.run({ entryId: entry.id, ...input });
    if (!reply.ok) return refuse(reply.error);
    draft.discard();
    close();
  };
  const discard = () => {
    draft.discard();
    close();
  };
  const busy = add.saving || change.saving;
  return { words, set, errors, submit, discard, draft, busy, failed: add.error ?? change.error };
}

/** Perspective, period, question, finding and evidence of one framework entry. */
export function EntryForm(props: EntryFormProps) {
  const { periods, period } = usePeriods();
  const { words, set, errors, submit, discard, draft, busy, failed } = useEntryForm(props, period?.id ?? '');
  const title = props.entry === null ? 'New entry' : 'Change the entry';
  return (
    <Panel title={title} aside={<SaveState saving={busy} draftKeptAt={draft.kept} />}>
      <Form label={title} onSubmit={() => void submit()}>
        <TextField
          label="Question"
          autoFocus
          hint="What we wanted to find out."
          width="full"
          value={words.question}
          onChange={(question) => set({ question })}
          error={errors.question}
        />
        <TextArea
          label="Finding"
          hint="What we found, in a few plain sentences. Name nobody."
          value={words.finding}
          onChange={(finding) => set({ finding })}
          error={errors.finding}
        />
        <TextArea
          label="Evidence"
          optional
          hint="Where the finding comes from: a measure, a conversation, a meeting, a document."
          value={words.evidence}
          onChange={(evidence) => set({ evidence })}
          error={errors.evidence}
        />
        <Choice
          label="Perspective"
          value={words.perspective}
          options={perspectives}
          layout="list"
          onChange={(perspective) => set({ perspective })}
          error={errors.perspective}
        />
        <Select
          label="Period"
          value={words.periodId}
          options={periods.map(({ id, code, label }) => ({ code: id, label: code, description: label }))}
          onChange={(periodId) => set({ periodId: periodId ?? '' })}
          error={errors.periodId}
        />
        {failed !== null && Object.keys(errors).length === 0 && <Failure error={failed} />}
        <div className="row">
          <Button kind="main" type="submit" isDisabled={busy}>
            Save the entry
          </Button>
          <Button onPress={props.close}>Close</Button>
          {draft.kept !== null && (
            <Button kind="quiet" onPress={discard}>
              Discard what was typed
            </Button>
          )}
        </div>
      </Form>
    </Panel>
  );
}
