import { currentLeads } from '../../../db/repositories/cohorts/leads.ts';
import { requestsOf } from '../../../db/repositories/collecting/requests.ts';
import { everyValue } from '../../../db/repositories/programme/reference.ts';
import { byPerson } from '../../../domain/by-person.ts';
import { boardOf, countStates, type Figure, isGap, type Slot, stateOf } from '../../../domain/collecting/board.ts';
import { boardSentence } from '../../../domain/collecting/board-words.ts';
import type { BoardAgency } from '../../../domain/collecting/operations.ts';
import type { ReadContext } from '../context.ts';
import {
  type AskableAgency,
  askableAgencies,
  type CollectingPeriod,
  collectingPeriod,
  gapsOf,
} from './collecting-period.ts';

/** Who could be asked for which gaps, the most first, and how many gaps nobody could be asked for. */
function agenciesOf(
  { db, viewer }: ReadContext,
  { period }: CollectingPeriod,
  gaps: readonly Slot[],
  agencies: readonly AskableAgency[],
) {
  // Whom another agency was asked about is for those who ask on behalf of the partnership.
  const asked = viewer.partnership ? requestsOf(db, period.id) : [];
  const lines = agencies.map((agency): BoardAgency => {
    const own = gaps.filter(({ personId, factCode }) => agency.couldSupply(personId, factCode));
    const waiting = asked.find(
      ({ agencyId, closedOn, answered }) => agencyId === agency.id && closedOn === null && answered === 0,
    );
    return {
      agencyId: agency.id,
      agency: agency.name,
      gaps: own.length,
      people: new Set(own.map(({ personId }) => personId)).size,
      maySee: gaps.filter(({ personId, factCode }) => agency.maySee(personId, factCode)).length,
      waitingSince: waiting?.madeAt ?? null,
      dueOn: waiting?.dueOn ?? null,
    };
  });
  const ofNobody = gaps.filter(
    ({ personId, factCode }) => !agencies.some((agency) => agency.couldSupply(personId, factCode)),
  );
  const shown = lines.filter((line) => line.maySee > 0 || line.waitingSince !== null);
  return {
    byAgency: shown.sort((one, other) => other.gaps - one.gaps || other.maySee - one.maySee),
    gapsOfNobody: ofNobody.length,
  };
}

function figureShown(db: ReadContext['db'], { definitions }: CollectingPeriod, figure: Figure) {
  const definition = definitions.find(({ code }) => code === figure.factCode);
  const list = definition?.list ?? null;
  const occurring = new Set(Object.keys(figure.available.counts));
  const values = list === null ? [] : everyValue(db, list).filter(({ code }) => occurring.has(code));
  return {
    ...figure,
    ...{ available: { ...figure.available, counts: { ...figure.available.counts } } },
    label: definition?.label ?? figure.factCode,
    values: values.map(({ code, label }) => ({ code, label })),
  };
}

function peopleOf({ db, viewer }: ReadContext, { people, slots }: CollectingPeriod) {
  const leads = currentLeads(
    db,
    viewer,
    people.map(({ personId }) => personId),
  );
  const own = byPerson(slots);
  const lines = people.map(({ personId, reference, preferredName }) => {
    const theirs = own.get(personId) ?? [];
    return {
      ...{ personId, reference, name: preferredName },
      values: theirs.length,
      states: countStates(theirs),
      gaps: theirs.filter((slot) => isGap(stateOf(slot))).map(({ factCode }) => factCode),
      leadAgency: leads.get(personId)?.agencyName ?? null,
    };
  });
  return lines.sort((one, other) => other.gaps.length - one.gaps.length);
}

/** What is missing of a period and why, as far as the viewer may see it. */
export function collectingBoard(context: ReadContext, periodId: string) {
  const whole = collectingPeriod(context, periodId);
  const { period, definitions, slots, notShown } = whole;
  const { measures, figures, ...board } = boardOf(definitions, slots);
  return {
    periodCode: period.code,
    sentence: boardSentence({ ...board, measures, figures }, period.code),
    ...board,
    byMeasure: [...measures],
    byPerson: peopleOf(context, whole),
    ...agenciesOf(context, whole, gapsOf(whole), askableAgencies(context, whole)),
    notShown,
    figures: figures.map((figure) => figureShown(context.db, whole, figure)),
  };
}
