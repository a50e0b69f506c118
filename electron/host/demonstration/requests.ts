import type { InputOf } from '../../../domain/contract.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

type Asked = Pick<InputOf<'privacy.beginRequest'>, 'kind' | 'fromWhom' | 'asked' | 'place'>;

interface InventedRequest extends Asked {
  readonly about: string;
  readonly receivedOn: string;
}

const toSee: InventedRequest = {
  about: 'Shanice',
  receivedOn: '2019-06-17',
  kind: 'access',
  fromWhom: 'person',
  asked: 'Everything you have on me. I want to read it before I sign anything else.',
  place: null,
};
const objection: InventedRequest = {
  about: 'Kirsty',
  receivedOn: '2019-06-28',
  kind: 'objection',
  fromWhom: 'representative',
  asked: 'Her advocate says that she does not want other services to go on using her record.',
  place: null,
};
const correction: InventedRequest = {
  about: 'Søren',
  receivedOn: '2019-06-24',
  kind: 'correction',
  fromWhom: 'person',
  asked: 'The way to reach me is wrong. I have no phone.',
  place: 'person.contact-preference',
};

/** What three people asked about their own record: one is open, one is weighed while use is restricted, one was met. */
export function scheduleRequests(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  const idOf = (name: string): string => people.find(({ person }) => person.name[0] === name)?.id ?? '';
  const begin = ({ about, ...request }: InventedRequest): string => {
    const { reference } = play('people.open', { personId: idOf(about) });
    return play('privacy.beginRequest', { ...request, reference }).id;
  };
  for (const request of [toSee, objection]) schedule.on(request.receivedOn, () => void begin(request));
  schedule.on('2019-07-01', () => {
    play('privacy.restrict', {
      personId: idOf(objection.about),
      ground: 'objection',
      because: 'Her objection is being weighed, and nobody is harmed while the record rests.',
    });
  });
  schedule.on('2019-07-03', () => {
    const requestId = begin(correction);
    play('people.change', {
      personId: idOf(correction.about),
      changes: { contactPreference: 'At the day centre, mornings' },
    });
    play('privacy.decideRequest', { requestId, decision: 'met', because: 'He was asked again, and it was put right.' });
  });
}
