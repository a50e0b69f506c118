import type { WriteDb } from '../../../db/handles.ts';
import { lastChangedAt } from '../../../db/history.ts';
import {
  getPortrait,
  listPortraits,
  type PortraitSectionRow,
  portraitSections,
} from '../../../db/repositories/portraits/portraits.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { portraitSectionKeys } from '../../../domain/portraits/sections.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';

type Stored = ReturnType<typeof getPortrait>;

const summary = (portrait: Stored, sections: readonly PortraitSectionRow[], changedAt: string) => ({
  id: portrait.id,
  title: portrait.title,
  pseudonym: portrait.pseudonym,
  personId: portrait.personId,
  personName: portrait.personName,
  state: 'draft' as const,
  sectionsWritten: sections.filter((section) => section.body !== null).length,
  changedAt,
});

/** The newest of the portrait's own changes and those of its sections. */
const newest = (
  portrait: Stored,
  sections: readonly PortraitSectionRow[],
  changed: ReadonlyMap<string, string>,
): string =>
  [portrait.id, ...sections.map((section) => section.id)]
    .map((id) => changed.get(id) ?? '')
    .sort()
    .at(-1) ?? '';

function writeSection(
  db: WriteDb,
  viewer: Viewer,
  portraitId: string,
  sectionKey: string,
  body: string | null,
): string | null {
  const { personId } = getPortrait(db, viewer, portraitId);
  if (personId !== null) assertNotRestricted(db, personId);
  const known = portraitSections(db, portraitId).find((section) => section.sectionKey === sectionKey);
  if (known === undefined) db.insert('portraitSection', { portraitId, personId, sectionKey, body });
  else db.update('portraitSection', known.id, { body });
  return personId;
}

export const portraitHandlers: FeatureHandlers<'portraits'> = {
  'portraits.list': ({ db, viewer }) => {
    const sections = portraitSections(db, 'all');
    const changed = new Map([...lastChangedAt(db, 'portrait'), ...lastChangedAt(db, 'portraitSection')]);
    return {
      portraits: listPortraits(db, viewer).map((portrait) => {
        const own = sections.filter((section) => section.portraitId === portrait.id);
        return summary(portrait, own, newest(portrait, own, changed));
      }),
    };
  },
  'portraits.open': ({ db, viewer }, { portraitId }) => {
    const portrait = getPortrait(db, viewer, portraitId);
    const sections = portraitSections(db, portraitId);
    const changed = new Map([...lastChangedAt(db, 'portrait'), ...lastChangedAt(db, 'portraitSection')]);
    return {
      ...summary(portrait, sections, newest(portrait, sections, changed)),
      agreementAskedOn: portrait.agreementAskedOn,
      sections: portraitSectionKeys.map((key) => ({
        key,
        body: sections.find((section) => section.sectionKey === key)?.body ?? null,
      })),
    };
  },
  'portraits.add': ({ db, clock, viewer }, portrait) => {
    if (portrait.personId !== null) {
      assertMayWrite(db, viewer, portrait.personId, [{ field: 'personId', category: 'story' }]);
      assertNotRestricted(db, portrait.personId, 'personId');
    }
    if (portrait.agreementAskedOn !== null && portrait.agreementAskedOn > clock.today()) {
      throw new Refusal('date-in-future', 'agreementAskedOn');
    }
    return { id: db.insert('portrait', { ...portrait, state: 'draft' }), transactionId: db.transactionId };
  },
  'portraits.change': ({ db, clock, viewer }, { portraitId, changes }) => {
    const { personId } = getPortrait(db, viewer, portraitId);
    if (changes.agreementAskedOn != null && changes.agreementAskedOn > clock.today()) {
      throw new Refusal('date-in-future', 'changes.agreementAskedOn');
    }
    const { title, pseudonym, agreementAskedOn } = changes;
    db.update('portrait', portraitId, {
      ...(title === undefined ? {} : { title }),
      ...(pseudonym === undefined ? {} : { pseudonym }),
      ...(agreementAskedOn === undefined ? {} : { agreementAskedOn }),
    });
    return { transactionId: db.transactionId, personId };
  },
  'portraits.write': ({ db, viewer }, { portraitId, sectionKey, body }) => {
    return { transactionId: db.transactionId, personId: writeSection(db, viewer, portraitId, sectionKey, body) };
  },
  'portraits.remove': ({ db, viewer }, { portraitId }) => {
    const { personId } = getPortrait(db, viewer, portraitId);
    for (const section of portraitSections(db, portraitId)) db.remove('portraitSection', section.id);
    db.remove('portrait', portraitId);
    return { transactionId: db.transactionId, personId };
  },
};
