import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../refusal.ts';
import { identifierSchemes, readIdentifier, type SchemeCode, writeIdentifier } from './identifiers.ts';

const read = (code: SchemeCode, typed: string): string => {
  const found = readIdentifier(code, typed);
  return found.ok ? found.value : found.code;
};

/** Ten digits whose last one fits, or null where no tenth digit does; summed the other way round than in the code. */
function withCheck(nine: string): string | null {
  let rest = 0;
  for (let at = 8; at >= 0; at -= 1) rest += Number(nine[at]) * (10 - at);
  for (let check = 0; check <= 9; check += 1) if ((rest + check) % 11 === 0) return `${nine}${check}`;
  return null;
}

const nineDigits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }).map((all) => all.join(''));

describe('numbers with check digits', () => {
  it('take the NHS number however it is typed, and refuse a slip in it', () => {
    expect(read('nhs-number', ' 943 476 5919 ')).toBe('9434765919');
    expect(read('nhs-number', '943-476-5919')).toBe('9434765919');
    expect(read('nhs-number', '９４３４７６５９１９')).toBe('9434765919');
    expect(read('nhs-number', '943 476 5918')).toBe('nhs-number-wrong');
    expect(read('nhs-number', '943 476 591')).toBe('nhs-number-wrong');
    expect(read('nhs-number', '')).toBe('nhs-number-wrong');
    expect(writeIdentifier('nhs-number', '9434765919')).toBe('943 476 5919');
  });

  it('find every single wrong digit and every two neighbours that changed places', () => {
    fc.assert(
      fc.property(nineDigits, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
        const whole = withCheck(nine);
        if (whole === null) {
          for (let check = 0; check <= 9; check += 1)
            expect(read('nhs-number', `${nine}${check}`)).toBe('nhs-number-wrong');
          return;
        }
        expect(read('nhs-number', whole)).toBe(whole);
        const digits = [...whole];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(read('nhs-number', digits.join(''))).toBe('nhs-number-wrong');
        const [one, other] = [whole[at] ?? '', whole[at + 1] ?? ''];
        if (at > 8 || one === other) return;
        const swapped = `${whole.slice(0, at)}${other}${one}${whole.slice(at + 2)}`;
        expect(read('nhs-number', swapped)).toBe('nhs-number-wrong');
      }),
    );
  });

  it('know a CHI number by its birth date and one of Northern Ireland by its range', () => {
    const scottish = withCheck('010190123') ?? withCheck('010190124') ?? '';
    expect(read('chi-number', scottish)).toBe(scottish);
    expect(read('chi-number', withCheck('991390123') ?? '9913901234')).toBe('chi-number-wrong');
    const irish = withCheck('320000001') ?? withCheck('320000002') ?? '';
    expect(read('hsc-number', irish)).toBe(irish);
    expect(read('hsc-number', '9434765919')).toBe('hsc-number-wrong');
  });

  it('know the letters of a National Insurance number', () => {
    expect(read('national-insurance', 'ab 12 34 56 c')).toBe('AB123456C');
    expect(writeIdentifier('national-insurance', 'AB123456C')).toBe('AB 12 34 56 C');
    // A first letter that is not given, a second one, each pair that was set aside, a suffix beyond D, and none.
    for (const wrong of ['DA', 'FA', 'IA', 'QA', 'UA', 'VA', 'AD', 'AF', 'AI', 'AO', 'AQ', 'AU', 'AV'])
      expect([wrong, read('national-insurance', `${wrong}123456A`)]).toEqual([wrong, 'national-insurance-wrong']);
    for (const pair of ['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])
      expect([pair, read('national-insurance', `${pair}123456A`)]).toEqual([pair, 'national-insurance-wrong']);
    expect(read('national-insurance', 'AB123456E')).toBe('national-insurance-wrong');
    expect(read('national-insurance', 'AB123456')).toBe('national-insurance-wrong');
  });

  it('know the letter of a PNC ID, and write it one way', () => {
    expect(read('pnc-id', '2004/0046583U')).toBe('2004/0046583U');
    expect(read('pnc-id', '04/46583u')).toBe('2004/0046583U');
    expect(read('pnc-id', '79/163001B')).toBe('1979/0163001B');
    expect(read('pnc-id', '20080056560Z')).toBe('2008/0056560Z');
    expect(read('pnc-id', '2004/0046583A')).toBe('pnc-id-wrong');
    expect(read('pnc-id', '2004/0046582U')).toBe('pnc-id-wrong');
    expect(read('pnc-id', '0446583U')).toBe('pnc-id-wrong');
  });

  it('know the shape of numbers that have no check', () => {
    expect(read('prison-number', 'a1234bc')).toBe('A1234BC');
    expect(read('prison-number', 'AB123CD')).toBe('prison-number-wrong');
    expect(read('probation-crn', 'x 123456')).toBe('X123456');
    expect(read('probation-crn', '1234567')).toBe('probation-crn-wrong');
    expect(read('local-case', 'hl/2018–0042')).toBe('HL/2018-0042');
    expect(read('local-case', '=1+1')).toBe('local-number-wrong');
    expect(read('local-case', 'A'.repeat(41))).toBe('local-number-wrong');
  });

  it('take what they wrote themselves, whatever was typed, and never throw', () => {
    const codes = identifierSchemes.map(({ code }) => code);
    const known = ['943 476 5919', 'AB 12 34 56 C', '04/46583U', 'A1234BC', 'X123456', 'HL/2018-0042', '2008/56560Z'];
    const anyNumber = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...known));
    fc.assert(
      fc.property(fc.constantFrom(...codes), anyNumber, (code, typed) => {
        const found = readIdentifier(code, typed);
        if (!found.ok) {
          expect(refusalCodes).toContain(found.code);
          return;
        }
        expect(read(code, writeIdentifier(code, found.value))).toBe(found.value);
        expect(read(code, found.value)).toBe(found.value);
      }),
    );
  });
});
