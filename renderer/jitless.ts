import { z } from 'zod';

// The content policy of the page forbids making code from text, which the schema library does when it may. This module
// must be the first that the page loads: schemas decide as they are made.
z.config({ jitless: true });
