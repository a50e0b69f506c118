import { fillRequest } from './request-file.ts';

/**
 * Fills in a request as an agency does, from another process: its path, its password, and JSON of the cells by the row of the
 * person (from 0), the code of the fact and what is typed.
 */
const [path = '', password = '', cells = '[]'] = process.argv.slice(2);
await fillRequest({ path, password }, (sheet) => {
  for (const [person, factCode, typed] of JSON.parse(cells) as [number, string, string][])
    sheet.set(person, factCode, typed);
});
