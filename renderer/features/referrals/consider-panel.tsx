import { useState } from 'react';
import type { PrioritisationMethod, ReferralDetail } from '../../../domain/referrals/operations.ts';
import { isOpen } from '../../../domain/referrals/waiting.ts';
import { type FactorAnswer, factorAnswerLabels, factorAnswers } from '../../../domain/referrals/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { useActsForPartnership } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './referrals.module.css';

const options = factorAnswers.map((code) => ({ code, label: factorAnswerLabels[code] }));

/** Each factor of one version of the method, answered in words. Nothing is added up. */
export function ConsiderPanel({ referral }: { readonly referral: ReferralDetail }) {
  const today = useToday();
  const decides = useActsForPartnership();
  const { data } = useRead('referrals.methods', {});
  const [anew, setAnew] = useState(false);
  const { considered, summary } = referral;
  const inForce = data?.methods.find(({ validFrom }) => validFrom <= today) ?? null;
  const own = data?.methods.find(({ id }) => id === considered?.methodId) ?? null;
  const method = anew || own === null ? inForce : own;
  const mayWrite = decides && isOpen(summary.stage);
  if (method === null)
    return (
      <Panel title="Considered">
        <p className="soft">
          There is no method yet. Write one down under “How we decide”; it takes words, not numbers.
        </p>
      </Panel>
    );
  const isOlder = own !== null && inForce !== null && own.id !== inForce.id && !anew;
  return (
    <Panel title="Considered" aside={`${method.name}, version ${method.version}`}>
      {isOlder && mayWrite && (
        <div className={styles.row}>
          <p className="soft">A newer version of the method holds now.</p>
          <Button size="small" onPress={() => setAnew(true)}>
            Consider anew under version {inForce.version}
          </Button>
        </div>
      )}
      {mayWrite ? (
        <Factors key={method.id} referral={referral} method={method} anew={anew} onDone={() => setAnew(false)} />
      ) : (
        <Told referral={referral} />
      )}
    </Panel>
  );
}

function Told({ referral: { considered } }: { readonly referral: ReferralDetail }) {
  if (considered === null) return <p className="soft">Nothing was written down of it.</p>;
  return (
    <ul className={styles.list}>
      {considered.factors.map(({ id, wording, answer, words }) => (
        <li key={id} className={styles.item}>
          <b>{wording}</b>
          <p>
            {answer === null ? 'Nothing was said of it' : factorAnswerLabels[answer]}
            {words !== null && <span className="soft">: {words}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface FactorsProps {
  readonly referral: ReferralDetail;
  readonly method: PrioritisationMethod;
  readonly anew: boolean;
  readonly onDone: () => void;
}

interface Said {
  readonly answer: FactorAnswer | null;
  readonly words: string;
}

function Factors({ referral: { summary, considered }, method, anew, onDone }: FactorsProps) {
  const before = (factorId: string): Said => {
    const known = considered?.methodId === method.id ? considered.factors.find(({ id }) => id === factorId) : undefined;
    return { answer: known?.answer ?? null, words: known?.words ?? '' };
  };
  const [typed, setTyped] = useState<Readonly<Record<string, Said>>>({});
  const consider = useWrite('referrals.consider', {
    toast: 'What was considered is saved',
    onDone: () => {
      setTyped({});
      onDone();
    },
  });
  const saidOf = (factorId: string): Said => typed[factorId] ?? before(factorId);
  const say = (factorId: string, changes: Partial<Said>) =>
    setTyped({ ...typed, [factorId]: { ...saidOf(factorId), ...changes } });
  const answered = method.factors.flatMap(({ id }) => {
    const { answer, words } = saidOf(id);
    return answer === null ? [] : [{ factorId: id, answer, words: words.trim() === '' ? null : words }];
  });
  const refusedAt = Number(consider.error?.field?.split('.')[1] ?? -1);
  return (
    <div className={styles.panels}>
      {method.factors.map(({ id, wording, explanation }) => (
        <fieldset key={id} className={styles.factor}>
          <legend>
            <b>{wording}</b>
          </legend>
          {explanation !== null && <p className="soft small">{explanation}</p>}
          <Choice
            label={`${wording}: answer`}
            labelHidden
            options={options}
            value={saidOf(id).answer}
            onChange={(answer) => say(id, { answer })}
          />
          <TextArea
            label={`${wording}: reason in words`}
            labelHidden
            placeholder="The reason in words"
            rows={1}
            value={saidOf(id).words}
            onChange={(words) => say(id, { words })}
            error={answered[refusedAt]?.factorId === id ? consider.error?.message : undefined}
          />
        </fieldset>
      ))}
      {consider.error && refusedAt < 0 && <Failure error={consider.error} />}
      <div className={styles.end}>
        <Button
          isDisabled={consider.saving || answered.length === 0 || Object.keys(typed).length === 0}
          onPress={() => void consider.run({ referralId: summary.id, methodId: method.id, anew, factors: answered })}
        >
          Save what was considered
        </Button>
      </div>
    </div>
  );
}
