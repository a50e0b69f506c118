import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../domain/contract.ts';
import { blankNeed } from '../domain/people/blank-need.ts';
import { sentenceFor } from '../domain/refusal.ts';
import { schemaResolver } from './form-fields.ts';

const options = { fields: {}, shouldUseNativeValidation: false } as const;

describe('schemaResolver', () => {
  it('shows the sentence of the refusal code beside the field', async () => {
    const schema = contract['people.add'].input.pick({ preferredName: true, joinedOn: true });
    const resolve = schemaResolver<z.input<typeof schema>>(schema);
    const { errors } = await resolve({ preferredName: ' ', joinedOn: '2018-02-31' }, undefined, options);
    expect(errors.preferredName?.message).toBe(sentenceFor('name-missing'));
    expect(errors.joinedOn?.message).toBe(sentenceFor('date-impossible'));
  });

  it('puts a nested problem where the field stands', async () => {
    const schema = contract['people.recordNeed'].input;
    const resolve = schemaResolver<z.input<typeof schema>>(schema);
    const need = { ...blankNeed('homelessness'), suspectedOn: '2018-13-01' };
    const personId = '0180a000-0000-7000-8000-000000000001';
    const { errors } = await resolve({ personId, need }, undefined, options);
    expect(errors.need?.suspectedOn?.message).toBe(sentenceFor('date-impossible'));
  });

  it('keeps a form’s own sentence and never a schema library’s', async () => {
    const own = 'The two are not the same.';
    const schema = z.strictObject({
      one: z.string().refine(() => false, { error: own }),
      two: z.number(),
    });
    const resolve = schemaResolver<{ one: string; two: unknown }>(schema as never);
    const { errors } = await resolve({ one: 'a', two: 'b' }, undefined, options);
    expect(errors.one?.message).toBe(own);
    expect(errors.two).toMatchObject({ message: sentenceFor('bad-input') });
  });

  it('passes what was typed on untouched, for the host to parse', async () => {
    const schema = contract['people.add'].input.pick({ preferredName: true });
    const { values } = await schemaResolver<z.input<typeof schema>>(schema)(
      { preferredName: ' Asha ' },
      undefined,
      options,
    );
    expect(values).toEqual({ preferredName: ' Asha ' });
  });
});
