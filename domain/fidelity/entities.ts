import { type EntityShape, field } from '../entity-shape.ts';

/**
 * Raters, dissent, wording and what was issued. Part of `domain/entities.ts`. None of it is in the search over everything:
 * who may see a spread or a dissent depends on how many rated, which a search cannot ask.
 */
export const fidelityEntities = {
  statementSet: {
    code: 'fidelity-statements',
    about: 'programme',
    fields: {
      fromOn: field('from', 'programme'),
      source: field('source', 'programme'),
      words: field('words', 'programme'),
      pastedOn: field('pasted-on', 'programme'),
      pastedBy: field('pasted-by', 'programme'),
    },
  },
  ratingAnchor: {
    code: 'fidelity-scale',
    about: 'programme',
    fields: {
      sectionKey: field('section', 'programme'),
      one: field('one', 'programme'),
      five: field('five', 'programme'),
      ten: field('ten', 'programme'),
    },
  },
  fidelityRater: {
    code: 'fidelity-rater',
    about: 'programme',
    fields: {
      assessmentId: field('assessment', 'programme'),
      kind: field('kind', 'programme'),
      userId: field('user', 'programme'),
      agencyId: field('agency', 'programme'),
      name: field('name', 'programme'),
    },
  },
  fidelityRating: {
    code: 'fidelity-rating',
    about: 'programme',
    fields: {
      assessmentId: field('assessment', 'programme'),
      raterId: field('rater', 'programme'),
      sectionKey: field('section', 'programme'),
      rating: field('rating', 'programme'),
    },
  },
  fidelityDissent: {
    code: 'fidelity-dissent',
    about: 'programme',
    fields: {
      assessmentId: field('assessment', 'programme'),
      sectionKey: field('section', 'programme'),
      raterId: field('rater', 'programme'),
      would: field('would-rate', 'programme'),
      because: field('because', 'programme'),
    },
  },
  fidelityIssue: {
    code: 'fidelity-issue',
    about: 'programme',
    fields: {
      assessmentId: field('assessment', 'programme'),
      number: field('number', 'programme'),
      issuedOn: field('issued-on', 'programme'),
      issuedBy: field('issued-by', 'programme'),
      content: field('content', 'programme'),
    },
  },
  fidelityReport: {
    code: 'fidelity-report',
    about: 'programme',
    fields: {
      assessmentId: field('assessment', 'programme'),
      issueId: field('issue', 'programme'),
      variant: field('variant', 'programme'),
      format: field('format', 'programme'),
      name: field('name', 'programme'),
      sha256: field('hash', 'programme'),
      savedAt: field('saved-at', 'programme'),
      savedBy: field('saved-by', 'programme'),
    },
  },
} as const satisfies Record<string, EntityShape>;
