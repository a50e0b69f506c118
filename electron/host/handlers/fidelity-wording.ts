import { anchors, readWords, shippedStatements, statementSets } from '../../../db/repositories/fidelity/wording.ts';
import { sectionDefinitions } from '../../../db/repositories/programme/reference.ts';
import type { FidelitySectionKey } from '../../../domain/fidelity/fidelity.ts';
import { type SectionStatements, statementsFromPaste } from '../../../domain/fidelity/statements.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertSection } from './fidelity-support.ts';

type WordingHandlers = Pick<
  FeatureHandlers<'fidelity'>,
  'fidelity.statements' | 'fidelity.adoptStatements' | 'fidelity.describeScale'
>;

export const wordingHandlers: WordingHandlers = {
  'fidelity.statements': ({ db, clock }) => {
    const sections = sectionDefinitions(db, clock.today());
    const shown = (words: SectionStatements) =>
      sections.map(({ sectionKey, label }) => ({
        ...{ key: sectionKey, label },
        statements: [...words[sectionKey as FidelitySectionKey]],
      }));
    return {
      sets: [
        ...statementSets(db).map((set) => ({
          ...{ fromOn: set.fromOn, source: set.source, pastedOn: set.pastedOn },
          sections: shown(readWords(set)),
        })),
        { fromOn: null, source: null, pastedOn: null, sections: shown(shippedStatements(db, clock.today())) },
      ],
    };
  },
  'fidelity.adoptStatements': ({ db, clock, user }, { fromOn, source, pasted }) => {
    const words = JSON.stringify(statementsFromPaste(pasted));
    const id = db.insert('statementSet', { fromOn, source, words, pastedOn: clock.today(), pastedBy: user.id });
    return { id, transactionId: db.transactionId };
  },
  'fidelity.describeScale': ({ db }, { sectionKey, ...points }) => {
    assertSection(sectionKey);
    const known = anchors(db).get(sectionKey);
    if (known === undefined) db.insert('ratingAnchor', { sectionKey, ...points });
    else db.update('ratingAnchor', known.id, points);
    return { transactionId: db.transactionId };
  },
};
