import { z } from 'zod';

/** What a register may be called: its file has this name on every system. */
export const registerName = z
  .string()
  .trim()
  .min(1, { error: 'text-missing' })
  .max(60, { error: 'register-name-invalid' })
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} -]*$/u, { error: 'register-name-invalid' });
