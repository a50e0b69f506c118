import type { Category } from '../access.ts';
import { aboutPerson, field as categorised } from '../entity-shape.ts';

const field = (code: string, category: Category = 'administration') => categorised(code, category);

/** What people ask about their record, how long it is kept, and the trace of an erasure. Part of `domain/entities.ts`. */
export const privacyEntities = {
  rightsRequest: {
    code: 'rights-request',
    about: aboutPerson,
    fields: {
      personId: field('person'),
      kind: field('kind'),
      receivedOn: field('received-on'),
      fromWhom: field('from-whom'),
      asked: field('asked'),
      place: field('place'),
      extendedOn: field('extended-on'),
      extendedBecause: field('extended-because'),
      decision: field('decision'),
      decidedOn: field('decided-on'),
      decidedBy: field('decided-by'),
      decidedBecause: field('decided-because'),
      packMadeOn: field('pack-made-on'),
    },
  },
  correctionNotice: {
    code: 'correction-notice',
    about: aboutPerson,
    fields: {
      personId: field('person'),
      requestId: field('request'),
      agencyId: field('agency'),
      why: field('why'),
      sentOn: field('sent-on'),
    },
  },
  accessFinding: {
    code: 'access-finding',
    about: aboutPerson,
    fields: {
      personId: field('person'),
      requestId: field('request'),
      mark: field('mark'),
      decision: field('decision'),
    },
  },
  restriction: {
    code: 'restriction',
    about: aboutPerson,
    fields: {
      personId: field('person'),
      ground: field('ground'),
      because: field('because'),
      fromOn: field('from'),
      toldOn: field('told-on'),
      liftedOn: field('lifted-on'),
      liftedBecause: field('lifted-because'),
    },
  },
  retentionHold: {
    code: 'retention-hold',
    about: aboutPerson,
    fields: {
      personId: field('person'),
      because: field('because'),
      placedOn: field('placed-on'),
      placedBy: field('placed-by'),
      liftedOn: field('lifted-on'),
      liftedBy: field('lifted-by'),
      liftedBecause: field('lifted-because'),
    },
  },
  retentionReview: {
    code: 'retention-review',
    about: aboutPerson,
    fields: {
      personId: field('person'),
      openedOn: field('opened-on'),
      openedBy: field('opened-by'),
      decision: field('decision'),
      keepUntil: field('keep-until'),
      because: field('because'),
      decidedOn: field('decided-on'),
      decidedBy: field('decided-by'),
    },
  },
  retentionRule: {
    code: 'retention-rule',
    about: 'programme',
    fields: {
      category: field('category'),
      monthsAfterLeaving: field('months-after-leaving'),
      monthsAfterActivity: field('months-after-activity'),
      source: field('source'),
      confirmedBy: field('confirmed-by'),
      validFrom: field('valid-from'),
      validTo: field('valid-to'),
    },
  },
  erasure: {
    code: 'erasure',
    about: 'programme',
    fields: {
      subjectId: field('subject'),
      erasedAt: field('erased-at'),
      erasedBy: field('erased-by'),
      reasonCode: field('reason'),
    },
  },
  erasureCopy: {
    code: 'erasure-copy',
    about: 'programme',
    fields: {
      erasureId: field('erasure'),
      kind: field('kind'),
      copyId: field('copy'),
      label: field('label'),
      madeAt: field('made-at'),
      destroyedOn: field('destroyed-on'),
      destroyedBy: field('destroyed-by'),
    },
  },
} as const;
