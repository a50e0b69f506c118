import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { summaryWordLimit } from '../../../domain/fidelity/fidelity.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Assessment = OutputOf<'fidelity.open'>;

interface IssueProps {
  readonly assessment: Assessment;
}

function Standing({ assessment }: IssueProps) {
  const { average, summaryWords } = assessment;
  const over = summaryWords - summaryWordLimit;
  return (
    <ul>
      <li>{average.mean === null ? 'No section is rated yet.' : `${average.mean} is the ${average.sentence}.`}</li>
      <li>
        The summary has {summaryWords} of {summaryWordLimit} words{over > 0 ? `, ${over} too many` : ''}.
      </li>
    </ul>
  );
}

/** Closes the assessment, after saying what that does. */
export function Issue({ assessment }: IssueProps) {
  const { periodId, periodCode } = assessment;
  const [isOpen, setOpen] = useState(false);
  const issue = useWrite('fidelity.issue', {
    toast: `${periodCode} issued`,
    onDone: () => setOpen(false),
  });
  const close = () => {
    setOpen(false);
    issue.clearError();
  };
  return (
    <>
      <Button kind="main" onPress={() => setOpen(true)}>
        Issue
      </Button>
      <Dialog
        title={`Issue the assessment for ${periodCode}?`}
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Not yet</Button>
            <Button kind="main" isDisabled={issue.saving} onPress={() => void issue.run({ periodId })}>
              Issue the assessment
            </Button>
          </>
        }
      >
        <p>
          Today becomes its date, and ratings, aims, comments and summary can no longer be changed. What is issued is
          kept as it is, for good. Nothing leaves the register. It can be reopened later, with a reason.
        </p>
        <Standing assessment={assessment} />
        {issue.error !== null && <Failure error={issue.error} />}
      </Dialog>
    </>
  );
}

/** Opens an issued assessment again; the reason goes into the history. */
export function Reopen({ assessment }: IssueProps) {
  const { periodId, periodCode } = assessment;
  const [isOpen, setOpen] = useState(false);
  const [because, setBecause] = useState('');
  const reopen = useWrite('fidelity.reopen', { toast: `${periodCode} reopened`, onDone: () => setOpen(false) });
  const close = () => {
    setOpen(false);
    reopen.clearError();
  };
  const formId = 'reopen-assessment';
  return (
    <>
      <Button onPress={() => setOpen(true)}>Reopen</Button>
      <Dialog
        title={`Reopen the assessment for ${periodCode}?`}
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Leave it issued</Button>
            <Button kind="main" type="submit" form={formId} isDisabled={reopen.saving}>
              Reopen the assessment
            </Button>
          </>
        }
      >
        <p>
          It becomes a draft again. What was issued stays to be looked at as it was issued, and your reason is kept.
        </p>
        <Form id={formId} onSubmit={() => void reopen.run({ periodId, because })}>
          <TextField
            label="Reason"
            width="full"
            autoFocus
            value={because}
            onChange={setBecause}
            error={reopen.error?.message}
          />
        </Form>
      </Dialog>
    </>
  );
}
