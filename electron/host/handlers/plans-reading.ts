import { getPerson } from '../../../db/repositories/people/people.ts';
import { aliasesOf } from '../../../db/repositories/people/whole-person.ts';
import { visibleNames } from '../../../db/repositories/plans/names.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { type OnePage, onePage, type PageForm, printedPage } from '../../../domain/plans/one-page.ts';
import { pageHtml } from '../../../domain/plans/page-html.ts';
import { nameWords, thirdParties } from '../../../domain/privacy/passages.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, JobContext, ReadContext } from '../context.ts';
import { type NewFile, writeFilesInto } from '../files-in-folder.ts';
import { assertMayWrite } from '../person-sight.ts';
import { noteToldByFile } from '../told-by-file.ts';
import { planOf } from './plans-shown.ts';

type ReadingHandlers = Pick<FeatureHandlers<'plans'>, 'plans.readTogether' | 'plans.savePage'>;

/** Says whether a text names somebody else of whom the viewer may know. */
function namesSomebodyElse({ db, viewer }: ReadContext, personId: string): (text: string) => boolean {
  const { preferredName, givenName, familyName } = getPerson(db, personId);
  const own = nameWords([preferredName, givenName, familyName, ...aliasesOf(db, personId).map(({ name }) => name)]);
  const others = new Set([...nameWords(visibleNames(db, viewer))].filter((word) => !own.has(word)));
  const dictionary = { own, others, workers: new Set<string>() };
  return (text) => thirdParties(text, dictionary).some(({ kinds }) => kinds.includes('person'));
}

function pageOf(context: ReadContext, personId: string, form: PageForm): OnePage {
  const { preferredName } = getPerson(context.db, personId);
  return onePage(preferredName, planOf(context, personId), form, namesSomebodyElse(context, personId));
}

/** Who it is about, and the kind of each line that stands on the page. */
const categoriesOn = ({ parts }: OnePage): PersonCategory[] => {
  const found = new Set(parts.flatMap(({ lines }) => lines.map(({ category }) => category)));
  return personCategories.filter((category) => category === 'identity' || found.has(category));
};

type Ground = ParsedInputOf<'plans.savePage'>['disclosure'];

/** Notes that the person was given their own plan: what, when, how and on what ground, as any other disclosure. */
function givenTo(context: JobContext, personId: string, page: OnePage, ground: Ground): void {
  context.apply(
    ({ db, viewer, user }) => {
      noteToldByFile(db, {
        ...{ by: viewer, personIds: [personId], categories: categoriesOn(page), how: 'export' },
        disclosure: {
          ...ground,
          ...{ agencyId: null, recipientWords: 'The person themselves', whyNoLess: null },
          ...{ purpose: 'other', purposeWords: 'Reading the plan with the person, who keeps a copy' },
          what: 'Their own plan and story, on one page',
          becauseAnyway: 'It is their own plan, and the copy is for them',
        },
      });
      const on = viewer.today;
      const given = { readOn: on, agreedOn: null, copyGivenOn: on, reviewOn: null };
      db.insert('planReading', { personId, ...given, readBy: user.id });
    },
    {},
    [personId],
  );
}

async function savePage(context: JobContext, input: ParsedInputOf<'plans.savePage'>) {
  const { personId, form, ticked, unticked, folder, disclosure } = input;
  const reading = context.reading();
  const { db, viewer } = reading;
  const page = printedPage(pageOf(reading, personId, form), ticked, unticked);
  if (page.parts.length === 0) throw new Refusal('page-empty', 'personId');
  assertMayWrite(db, viewer, personId, [{ field: 'personId', category: 'story' }]);
  const html = pageHtml(page, form, viewer.today);
  const pdf = await context.ports.renderPdf(html);
  // The name of the file names nobody: it may lie on a desktop that others see.
  const name = `plan-${getPerson(db, personId).reference.replaceAll('/', '-')}-${viewer.today}.${pdf === null ? 'html' : 'pdf'}`;
  const file: NewFile = pdf === null ? { name, text: html } : { name, bytes: pdf };
  writeFilesInto(context, folder, [file], () => givenTo(context, personId, page, disclosure));
  return { name, folder, isPdf: pdf !== null };
}

export const readingHandlers: ReadingHandlers = {
  'plans.readTogether': (context, { personId, form }) => {
    const { title, parts } = pageOf(context, personId, form);
    return {
      title,
      parts: parts.map((part) => ({
        ...part,
        lines: part.lines.map((line) => ({ ...line, says: [...line.says], theirs: [...line.theirs] })),
      })),
    };
  },
  'plans.savePage': savePage,
};
