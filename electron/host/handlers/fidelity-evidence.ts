import { evidenceFacts, ofPeople } from '../../../db/repositories/fidelity/evidence.ts';
import { membershipsDuring } from '../../../db/repositories/people/memberships.ts';
import { getPeriod, periodBefore } from '../../../db/repositories/programme/periods.ts';
import { onePerPerson } from '../../../domain/cohorts/stays.ts';
import {
  type EvidenceCode,
  evidenceCodes,
  evidenceSentence,
  evidenceWords,
} from '../../../domain/fidelity/evidence.ts';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import type { FeatureHandlers } from '../context.ts';
import { outcomesHandlers } from './outcomes.ts';

export const evidenceHandlers: Pick<FeatureHandlers<'fidelity'>, 'fidelity.evidence'> = {
  'fidelity.evidence': (context, { periodId }) => {
    const { db, viewer } = context;
    const period = getPeriod(db, periodId);
    const { code: periodCode, firstDay, lastDay } = period;
    const of = { periodId, beforeId: periodBefore(db, period)?.id ?? null, firstDay, lastDay, viewer };
    const onLastDay = membershipsDuring(db, { firstDay: lastDay, lastDay }, viewer).filter(
      (membership) => inScope(membership, { firstDay: lastDay, lastDay }) > 0,
    );
    const people = onePerPerson(onLastDay).map(({ personId }) => personId);
    const { completeness } = outcomesHandlers['outcomes.completeness'](context, { periodId });
    const facts = {
      ...evidenceFacts(db, of),
      ...ofPeople(db, of, people),
      'outcomes-entered': { count: completeness.inScope - completeness.missing, of: completeness.inScope },
    };
    const shown = (code: EvidenceCode) => {
      const counted = facts[code] ?? { count: 0, of: 0 };
      return { code, sentence: evidenceSentence(code, counted), ...counted, ofPeople: evidenceWords[code].ofPeople };
    };
    return {
      ...{ periodCode, firstDay, lastDay },
      sections: fidelitySectionKeys.map((key) => ({
        key,
        facts: evidenceCodes.filter((code) => evidenceWords[code].section === key).map(shown),
      })),
    };
  },
};
