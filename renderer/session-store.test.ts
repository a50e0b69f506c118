import { beforeEach, describe, expect, it } from 'vitest';
import { usualView } from '../domain/lists/operations.ts';
import { doorOf, doors, sameRoute } from './routes.ts';
import { useSession } from './session-store.ts';

const state = () => useSession.getState();

describe('going through the window', () => {
  beforeEach(() => state().forget());

  it('goes back and forward, and a new place ends the way forward', () => {
    state().go({ screen: 'people' });
    state().go({ screen: 'person', personId: 'a' });
    state().back();
    expect(state().route).toEqual({ screen: 'people' });
    state().forward();
    expect(state().route).toEqual({ screen: 'person', personId: 'a' });
    state().back();
    state().go({ screen: 'fidelity' });
    state().forward();
    expect(state().route).toEqual({ screen: 'fidelity' });
  });

  it('stays where it is at either end, and going to the same place leaves no step', () => {
    state().back();
    state().go({ screen: 'today' });
    expect(state()).toMatchObject({ route: { screen: 'today' }, past: [], future: [] });
  });

  it('forgets the way, the period and the search when the register locks', () => {
    state().go({ screen: 'person', personId: 'a' });
    state().choosePeriod('q');
    state().showPeople({ text: 'asha' });
    state().forget();
    expect(state()).toMatchObject({
      route: { screen: 'today' },
      past: [],
      periodId: null,
      peopleView: { text: '', ...usualView },
    });
  });

  it('knows the door of every place', () => {
    expect(doorOf({ screen: 'person', personId: 'a' })).toBe('people');
    expect(doorOf({ screen: 'portrait', portraitId: 'a' })).toBe('evaluation');
    for (const { screen } of doors) expect(doorOf({ screen })).toBe(screen);
    expect(sameRoute({ screen: 'person', personId: 'a' }, { screen: 'person', personId: 'b' })).toBe(false);
  });
});
