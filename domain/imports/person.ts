import type { z } from 'zod';
import { peopleOperations } from '../people/operations.ts';

/** Somebody as `people.add` takes them, without the day of joining. */
export const addSchema = peopleOperations['people.add'].input.omit({ joinedOn: true });
export type NewPerson = z.output<typeof addSchema>;
