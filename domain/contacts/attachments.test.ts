import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachmentLimits, attachmentTypes, cleanedName, copyName, wrongWithSize } from './attachments.ts';

const nothing = { person: 0, register: 0 };

describe('how much is kept', () => {
  test('5 MB each, 20 MB about one person, 200 MB in the register', () => {
    expect(attachmentLimits).toEqual({ each: 5 * 2 ** 20, person: 20 * 2 ** 20, register: 200 * 2 ** 20 });
    expect(wrongWithSize(attachmentLimits.each, nothing)).toBeNull();
    expect(wrongWithSize(attachmentLimits.each + 1, nothing)).toBe('attachment-too-large');
    expect(wrongWithSize(0, nothing)).toBe('attachment-empty');
    expect(wrongWithSize(1, { ...nothing, person: attachmentLimits.person })).toBe('attachment-person-full');
    expect(wrongWithSize(1, { ...nothing, person: attachmentLimits.person - 1 })).toBeNull();
    expect(wrongWithSize(1, { person: 0, register: attachmentLimits.register })).toBe('attachment-register-full');
  });
});

describe('the name of a file', () => {
  test.each([
    ['C:\\Users\\Jo\\Letter.PDF', 'pdf', 'Letter.pdf'],
    ['/home/jo/../../etc/passwd', 'text', 'passwd.txt'],
    ['invoice.exe', 'pdf', 'invoice.pdf'],
    ['scan\u202Efdp.exe', 'pdf', 'scanfdp.pdf'],
    ['...', 'png', 'File.png'],
    ['  a  b\u0000c.docx', 'docx', 'a bc.docx'],
    ['Zoë’s plan 3.4.2018.txt', 'text', 'Zoë’s plan 3.4.2018.txt'],
    ['', 'jpeg', 'File.jpg'],
  ] as const)('%s becomes, for what is in it, %s: %s', (name, type, cleaned) => {
    expect(cleanedName(name, type)).toBe(cleaned);
  });

  test('never holds a folder, a hidden character, or more than it can show', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...attachmentTypes), (name, type) => {
        const cleaned = cleanedName(name, type);
        expect(cleaned).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/u);
        expect([...cleaned].length).toBeLessThanOrEqual(125);
        expect(cleaned).toMatch(/^[^.\s].*\.[a-z]+$/u);
      }),
    );
  });

  test('of a copy outside names nobody', () => {
    expect(copyName('0180a000-0030-7000-8000-00000012ab34', 'jpeg', '2018-04-03')).toBe(
      'casebook-file-2018-04-03-12ab34.jpg',
    );
  });
});
