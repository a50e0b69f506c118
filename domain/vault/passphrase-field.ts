import { z } from 'zod';

/** A passphrase as it crosses: never trimmed or changed. The rules for a new one are in passphrase.ts. */
export const passphrase = z.string().min(1, { error: 'text-missing' }).max(1024, { error: 'passphrase-too-long' });
