import type { Migration } from '../migrate.ts';
import { firstSchema } from './0010-first-schema.ts';

/** In order; a released step is frozen. */
export const migrations: readonly Migration[] = [firstSchema];
