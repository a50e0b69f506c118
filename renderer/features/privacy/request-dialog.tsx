import { useState } from 'react';
import type { RightsRequest } from '../../../domain/privacy/operations.ts';
import { decisionLabels, requestKindLabels } from '../../../domain/privacy/words.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { AccessQueue } from './access-queue.tsx';
import { DecideRequest } from './decide-request.tsx';
import { ExtendRequest } from './extend-request.tsx';
import { Notices } from './notices.tsx';
import { RequestEffect } from './request-effect.tsx';
import { RestrictRecord } from './restrict-record.tsx';

export interface RequestProps {
  readonly request: RightsRequest;
  readonly onClose: () => void;
}

/** One request: what was asked, how long is left, and what can be done about it. */
export function RequestDialog({ request, onClose }: RequestProps) {
  const [step, setStep] = useState<'decide' | 'extend' | 'restrict' | null>(null);
  const mayPack = useMay('privacy.accessQueue');
  const isOpen = request.decision === null;
  const back = () => setStep(null);
  if (step === 'decide') return <DecideRequest request={request} onClose={back} />;
  if (step === 'extend') return <ExtendRequest request={request} onClose={back} />;
  if (step === 'restrict')
    return (
      <RestrictRecord
        personId={request.personId}
        personName={request.personName}
        ground={request.kind === 'objection' ? 'objection' : 'accuracy'}
        onClose={back}
      />
    );
  const restricts = request.kind === 'restriction' || request.kind === 'objection';
  return (
    <Dialog
      title={`${requestKindLabels[request.kind]}: ${request.personName}`}
      size="wide"
      isOpen
      onClose={onClose}
      {...(isOpen
        ? {
            actions: (
              <>
                {request.mayExtend && <Button onPress={() => setStep('extend')}>Take more time</Button>}
                <Button onPress={() => setStep('decide')}>Decide</Button>
              </>
            ),
          }
        : {})}
    >
      <div className="stack">
        <About request={request} />
        {request.notices.length > 0 && <Notices notices={request.notices} />}
        {isOpen && restricts && (
          <RequestEffect
            personId={request.personId}
            personName={request.personName}
            restrict={() => setStep('restrict')}
          />
        )}
        {isOpen && request.kind === 'access' && mayPack && <AccessQueue requestId={request.id} />}
        {isOpen && request.kind === 'access' && !mayPack && (
          <p className="soft">The copy of the record is made by whoever governs information here.</p>
        )}
      </div>
    </Dialog>
  );
}

function About({ request }: { readonly request: RightsRequest }) {
  const { personReference, receivedOn, fromWhom, dueOn, clock, asked, extendedBecause, packMadeOn } = request;
  return (
    <div>
      <p>
        {personReference}. Received on {dayInWords(receivedOn)} from{' '}
        {fromWhom === 'person' ? 'the person' : 'somebody who acts for them'}. Due on {dayInWords(dueOn)}
        {clock !== null && `, ${clock}`}.
      </p>
      {asked !== null && <p>{asked}</p>}
      {extendedBecause !== null && <p className="soft">More time was taken: {extendedBecause}</p>}
      {packMadeOn !== null && <p className="soft">A copy of the record was made on {dayInWords(packMadeOn)}.</p>}
      {request.decision !== null && (
        <p>
          <b>{decisionLabels[request.decision]}</b>
          {request.decidedOn !== null && ` on ${dayInWords(request.decidedOn)}`}
          {request.decidedBy !== null && ` by ${request.decidedBy}`}: {request.decidedBecause}
        </p>
      )}
    </div>
  );
}
