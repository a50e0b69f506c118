import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeRegister, holdForWriting, openCopy, openRegister, readSalt, refusalOf } from './open.ts';
import { Secret } from './secret.ts';

let folder: string;
let file: string;
const key = Secret.random();
const wanted = (shape: object): unknown => expect.objectContaining(shape);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-open-'));
  file = path.join(folder, 'Test.mcn');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = (text = 'Asha sleeps at the bus station'): void => {
  const db = openRegister(file, key, { create: true });
  db.exec('CREATE TABLE note (body TEXT)');
  db.prepare('INSERT INTO note VALUES (?)').run(text);
  closeRegister(db);
};

const refusalFrom = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

describe('an encrypted register', () => {
  test('opens where a power cut left it with a part of a page that its log holds whole', () => {
    create();
    const db = openRegister(file, key, { create: false });
    db.prepare('INSERT INTO note VALUES (?)').run('x'.repeat(9000));
    const [bytes, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    closeRegister(db);
    writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(512)]));
    expect(refusalFrom(() => openRegister(file, key, { create: false }))).toEqual(wanted({ code: 'not-a-register' }));
    writeFileSync(`${file}-wal`, log);
    const again = openRegister(file, key, { create: false });
    expect(again.prepare('SELECT length(body) AS n FROM note ORDER BY n').all()).toEqual([{ n: 30 }, { n: 9000 }]);
    closeRegister(again);
    expect(statSync(file).size % 4096).toBe(0);
  });

  test('gives back what was written, and holds none of it in the clear', () => {
    create();
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('bus station')).toBe(false);
    const db = openRegister(file, key, { create: false });
    expect(db.prepare('SELECT body FROM note').get()).toEqual({ body: 'Asha sleeps at the bus station' });
    closeRegister(db);
  });

  test('is opened with every setting that the safety of the file rests on', () => {
    create();
    const db = openRegister(file, key, { create: false });
    const setting = (name: string): unknown => db.pragma(name, { simple: true });
    expect({
      cipher: setting('cipher'),
      journal: setting('journal_mode'),
      locking: setting('locking_mode'),
      synchronous: setting('synchronous'),
      temporary: setting('temp_store'),
      secureDelete: setting('secure_delete'),
      foreignKeys: setting('foreign_keys'),
      trustedSchema: setting('trusted_schema'),
      cellSizeCheck: setting('cell_size_check'),
    }).toEqual({
      cipher: 'sqlcipher',
      journal: 'wal',
      locking: 'exclusive',
      synchronous: 2,
      temporary: 2,
      secureDelete: 1,
      foreignKeys: 1,
      trustedSchema: 0,
      cellSizeCheck: 1,
    });
    closeRegister(db);
  });

  test('holds up to 16 MB of pages while it is open, a copy as well, and 64 MB while something is written', () => {
    create();
    const kibibytes = (opened: ReturnType<typeof openRegister>): unknown => {
      const size = opened.pragma('cache_size', { simple: true });
      closeRegister(opened);
      return size;
    };
    // Negative, because it is told in kibibytes and not in pages.
    expect(kibibytes(openRegister(file, key, { create: false }))).toBe(-16_000);
    const copy = openCopy(file, key);
    expect(copy.pragma('cache_size', { simple: true })).toBe(-16_000);
    const pages = holdForWriting(copy);
    expect(copy.pragma('cache_size', { simple: true })).toBe(-64_000);
    pages.done();
    expect(copy.pragma('cache_size', { simple: true })).toBe(-16_000);
    copy.close();
  });

  test.skipIf(process.platform === 'win32')('can be read by nobody else on the computer, its log included', () => {
    create();
    const db = openRegister(file, key, { create: false });
    db.prepare('INSERT INTO note VALUES (?)').run('in the log');
    const modes = [file, `${file}-wal`].map((one) => statSync(one).mode & 0o777);
    closeRegister(db);
    expect(modes).toEqual([0o600, 0o600]);
  });

  test('leaves no second file behind after closing', () => {
    create();
    expect(readdirSync(folder)).toEqual(['Test.mcn']);
  });

  test('keeps case text out of temporary files even in a sort that would spill', () => {
    const temporary = path.join(folder, 'tmp');
    const script = path.join(folder, 'sort.mts');
    writeFileSync(
      script,
      `import { openRegister } from ${JSON.stringify(path.resolve('db/open.ts'))};
       import { Secret } from ${JSON.stringify(path.resolve('db/secret.ts'))};
       import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
       mkdirSync(process.env.SQLITE_TMPDIR, { recursive: true });
       const db = openRegister(${JSON.stringify(file)}, Secret.random(), { create: true });
       db.exec('CREATE TABLE note (body TEXT)');
       const add = db.prepare('INSERT INTO note VALUES (?)');
       db.transaction(() => { for (let i = 0; i < 40000; i += 1) add.run('sentinel ' + (i * 7919 % 40000) + ' '.repeat(200)); })();
       db.pragma('cache_size = 10');
       let seen = 0;
       for (const row of db.prepare('SELECT body FROM note ORDER BY body').iterate()) {
         if (seen++ === 100) for (const fd of readdirSync('/proc/self/fd')) {
           let bytes; try { const { readlinkSync } = await import('node:fs'); if (!/etilqs|sqlite/.test(readlinkSync('/proc/self/fd/' + fd))) continue; bytes = readFileSync('/proc/self/fd/' + fd); } catch { continue; }
           if (bytes.includes('sentinel')) { console.log('LEAK'); }
         }
       }
       console.log('rows ' + seen);`,
    );
    const run = spawnSync(process.execPath, ['--no-warnings', script], {
      encoding: 'utf8',
      env: { ...process.env, SQLITE_TMPDIR: temporary, TMPDIR: temporary },
    });
    expect(run.stdout).toBe('rows 40000\n');
  });
});

describe('what is refused, with nothing changed', () => {
  test('another key', () => {
    create();
    const before = readFileSync(file);
    expect(refusalFrom(() => openRegister(file, Secret.random(), { create: false }))).toEqual(
      wanted({ code: 'register-damaged' }),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a key of a wrong length, which the driver would take for a passphrase', () => {
    expect(() => openRegister(file, Secret.random(31), { create: true })).toThrow('wrong length');
  });

  test('a place without a file', () => {
    expect(refusalFrom(() => openRegister(file, key, { create: false }))).toEqual(wanted({ code: 'register-missing' }));
  });

  test.each([
    ['a text file', Buffer.from('Dear all,\nplease find attached')],
    ['an empty file', Buffer.alloc(0)],
    ['a plain database', Buffer.concat([Buffer.from('SQLite format 3\u0000', 'latin1'), Buffer.alloc(4080)])],
  ])('%s', (_name, content) => {
    writeFileSync(file, content);
    expect(refusalFrom(() => openRegister(file, key, { create: false }))).toEqual(wanted({ code: 'not-a-register' }));
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('a folder in place of a file', () => {
    expect(refusalFrom(() => openRegister(folder, key, { create: false }))).toEqual(wanted({ code: 'not-a-register' }));
  });

  test('a name that is taken', () => {
    create();
    expect(refusalFrom(() => openRegister(file, key, { create: true }))).toEqual(wanted({ code: 'register-exists' }));
  });

  test('a second opener, while the first goes on working', () => {
    create();
    const first = openRegister(file, key, { create: false });
    expect(refusalFrom(() => openRegister(file, key, { create: false }))).toEqual(wanted({ code: 'register-in-use' }));
    first.prepare('INSERT INTO note VALUES (?)').run('still here');
    closeRegister(first);
    const again = openRegister(file, key, { create: false });
    expect(again.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 2 });
    closeRegister(again);
  });

  test('a flipped bit anywhere in a page', () => {
    create('x'.repeat(9000));
    const whole = readFileSync(file);
    const failures: string[] = [];
    for (let at = 20; at < whole.length; at += 211) {
      const bent = Buffer.from(whole);
      bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
      writeFileSync(file, bent);
      const outcome = refusalFrom(() => {
        const db = openRegister(file, key, { create: false });
        try {
          if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('noticed');
        } finally {
          closeRegister(db);
        }
      });
      if (outcome === null) failures.push(`byte ${at}`);
    }
    expect(failures).toEqual([]);
  });
});

test('the salt stays the same for the life of the file and differs between files', () => {
  create();
  const salt = readSalt(file);
  const db = openRegister(file, key, { create: false });
  db.prepare('INSERT INTO note VALUES (?)').run('more');
  closeRegister(db);
  expect(readSalt(file).equals(salt)).toBe(true);
  rmSync(file);
  create();
  expect(readSalt(file).equals(salt)).toBe(false);
  expect(existsSync(file)).toBe(true);
});

test('errors of the database become refusals, and others stay what they are', () => {
  const coded = (code: string): Error => Object.assign(new Error('/home/someone/Test.mcn'), { code });
  expect(refusalOf(coded('SQLITE_FULL'))?.code).toBe('folder-full');
  expect(refusalOf(coded('SQLITE_READONLY_DIRECTORY'))?.code).toBe('register-read-only');
  expect(refusalOf(coded('SQLITE_CORRUPT'))?.code).toBe('register-damaged');
  expect(refusalOf(coded('SQLITE_CONSTRAINT_UNIQUE'))).toBeNull();
  expect(refusalOf(new Error('other'))).toBeNull();
});

test('a secret shows nothing of itself and cannot be used once wiped', () => {
  const secret = new Secret(Buffer.from('0123456789abcdef'));
  expect([`${secret}`, JSON.stringify({ secret }), secret.use((bytes) => bytes.length)]).toEqual([
    '[secret]',
    '{"secret":"[secret]"}',
    16,
  ]);
  secret.wipe();
  expect(() => secret.use(() => 0)).toThrow('wiped');
});
