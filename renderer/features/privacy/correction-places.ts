import { entities, entityByCode } from '../../../domain/entities.ts';
import { things } from '../../../domain/history/things.ts';

/** What a correction can be about: every field about a person, as the history names it. */
export const correctionPlaces = Object.entries(things).flatMap(([code, thing]) => {
  const entity = entityByCode(code);
  if (entity === undefined || entities[entity].about === 'programme') return [];
  return Object.entries(thing.fields)
    .filter(([, { meaning }]) => meaning !== 'hidden')
    .map(([field, { label }]) => ({ code: `${code}.${field}`, label: `${thing.label}: ${label}` }));
});
