import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { closeRegister, openRegister } from '../../db/open.ts';
import { Secret } from '../../db/secret.ts';
import { createKeyPair } from '../../electron/host/vault/key-pair.ts';
import { dataKeyOf, type Place, writeKeyFile } from '../register.ts';
import { fillFirstSchema, museumRegister, museumUser } from './first-schema-rows.ts';

/** A register with rows as an older version left it: filled under the first schema and brought up to `version`. */
export function createOldRegister(folder: string, version: number): Place {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'Museum.mcn');
  const key = Secret.random().use((bytes) => bytes.toString('hex'));
  const place = { folder, file, home: path.join(folder, 'home'), key, userId: museumUser };
  const db = openRegister(file, dataKeyOf(place), { create: true });
  try {
    migrate(db, migrations.slice(0, 1));
    fillFirstSchema(db);
    migrate(
      db,
      migrations.filter((step) => step.version <= version),
    );
  } finally {
    closeRegister(db);
  }
  const register = { registerId: museumRegister, userId: museumUser };
  const codes = writeKeyFile(file, dataKeyOf(place), register, createKeyPair().privateKey);
  return { ...place, codes };
}

/** Every schema that was ever released, oldest first. */
export const schemas: readonly number[] = migrations.map(({ version }) => version);
