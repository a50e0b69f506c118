import { createOldRegisterWithPassphrase } from './old-register-with-passphrase.ts';

/** A program: `make-old-register.ts FOLDER SCHEMA PASSPHRASE` prints the path of a register of that schema. */
const [folder = '', schema = '', passphrase = ''] = process.argv.slice(2);
const { file } = await createOldRegisterWithPassphrase(folder, Number(schema), passphrase);
console.log(file);
