/**
 * Every place in the window. There is no address bar: what stands on screen is never written into a URL or a title,
 * because browsers keep both.
 */
export type Route =
  | { readonly screen: 'today' }
  | { readonly screen: 'people' }
  | { readonly screen: 'person'; readonly personId: string }
  | { readonly screen: 'quarter' }
  | { readonly screen: 'fidelity' }
  | { readonly screen: 'evaluation' }
  | { readonly screen: 'portrait'; readonly portraitId: string }
  | { readonly screen: 'returns' }
  | { readonly screen: 'settings' };

export type ScreenName = Route['screen'];

export const firstRoute: Route = { screen: 'today' };

/** The doors in the navigation, in their order. */
export const doors = [
  { screen: 'today', label: 'Today' },
  { screen: 'people', label: 'People' },
  { screen: 'quarter', label: 'Quarter' },
  { screen: 'fidelity', label: 'Fidelity' },
  { screen: 'evaluation', label: 'Evaluation' },
  { screen: 'returns', label: 'Returns' },
  { screen: 'settings', label: 'Settings' },
] as const satisfies readonly { readonly screen: ScreenName; readonly label: string }[];

export type DoorName = (typeof doors)[number]['screen'];

/** The door that a place lies behind. */
export function doorOf(route: Route): DoorName {
  if (route.screen === 'person') return 'people';
  if (route.screen === 'portrait') return 'evaluation';
  return route.screen;
}

export const sameRoute = (one: Route, other: Route): boolean => JSON.stringify(one) === JSON.stringify(other);
