import type { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import { recordDisclosure } from '../../db/repositories/sharing/disclosures.ts';
import type { PersonCategory } from '../../domain/access.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { disclosureByFile } from '../../domain/sharing/disclosure-operations.ts';
import type { Viewer } from '../../domain/sharing/viewer.ts';
import { type DisclosureWay, isLawfulBasis } from '../../domain/sharing/words.ts';

interface ToldByFile {
  readonly disclosure: z.output<typeof disclosureByFile>;
  readonly by: Viewer;
  readonly personIds: readonly string[];
  readonly categories: readonly PersonCategory[];
  readonly how: DisclosureWay;
}

/** Writes down for each person in a file that leaves the register to whom it went; a refusal names `disclosure.` and the field. */
export function noteToldByFile(db: WriteDb, { disclosure, by, ...told }: ToldByFile): void {
  const { basis, ...given } = disclosure;
  if (!isLawfulBasis(basis)) throw new Refusal('basis-is-no-basis', 'disclosure.basis');
  try {
    recordDisclosure(db, { ...given, basis, by, ...told, at: by.today });
  } catch (error) {
    if (error instanceof Refusal && error.field !== undefined)
      throw new Refusal(error.code, `disclosure.${error.field}`);
    throw error;
  }
}
