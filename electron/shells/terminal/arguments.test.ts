import { describe, expect, test } from 'vitest';
import { commandNames, readArguments, usageOf, wantsJson } from './arguments.ts';
import { helpText } from './help.ts';
import { SaidNo } from './said-no.ts';

const problemOf = (args: readonly string[]) => {
  try {
    readArguments(args);
    return null;
  } catch (error) {
    if (error instanceof SaidNo) return error.problem;
    throw error;
  }
};

describe('arguments', () => {
  test.each([
    [['status', '--register', 'a.mcn'], { command: 'status', options: { register: 'a.mcn' } }],
    [['--register=a.mcn', 'people', '--json'], { command: 'people', options: { register: 'a.mcn' } }],
    [
      ['status', '--user', 'Robin Ellery', '--register', 'a.mcn'],
      { command: 'status', options: { register: 'a.mcn', user: 'Robin Ellery' } },
    ],
    [['demo'], { command: 'demo', options: {} }],
    [
      ['return', '--register', 'a.mcn', '--period', 'Y1Q4', '--rule', 'public', '--out', 'folder'],
      { command: 'return', options: { register: 'a.mcn', period: 'Y1Q4', rule: 'public', out: 'folder' } },
    ],
  ])('%j are understood', (args, order) => {
    expect(readArguments(args)).toEqual({ kind: 'order', order });
  });

  test.each([
    [[], 'command'],
    [['forecast', '--register', 'a.mcn'], 'command'],
    [['constructor'], 'command'],
    [['status', 'people', '--register', 'a.mcn'], 'command'],
    [['status'], 'register'],
    [['status', '--register', ''], 'register'],
    [['demo', '--register', ''], 'register'],
    [['status', '--register', 'a.mcn', '--rule', 'public'], 'rule'],
    [['status', '--register', 'a.mcn', '--user', ''], 'user'],
    [['demo', '--user', 'Robin Ellery'], 'user'],
    [['return', '--register', 'a.mcn', '--rule', 'public', '--out', 'folder'], 'period'],
    [['return', '--register', 'a.mcn', '--period', 'Y1Q4', '--rule', 'public'], 'out'],
    [['status', '--register'], undefined],
    [['status', '--register', 'a.mcn', '--colour'], undefined],
    [['status', '--register', 'a.mcn', '--json=yes'], undefined],
  ])('%j are refused beside %s', (args, field) => {
    expect(problemOf(args)).toMatchObject({ code: 'usage', ...(field === undefined ? {} : { field }) });
  });

  test('an unknown rule is refused with the rules that there are', () => {
    const problem = problemOf(['return', '--register', 'a', '--period', 'b', '--rule', 'gentle', '--out', 'c']);
    expect(problem).toMatchObject({ code: 'unknown-code', field: 'rule' });
    expect(problem?.message).toContain('nhs-2018 and public');
    expect(problem?.message).not.toContain('gentle');
  });

  test.each([['--recovery-code'], ['--code=0000'], ['--part']])('a recovery code as %s is refused', (arg) => {
    expect(problemOf(['recover', '--register', 'a.mcn', arg])).toMatchObject({ code: 'usage', field: 'recoveryCode' });
  });

  test.each([['--passphrase'], ['--passphrase=amber kettle'], ['--password=x'], ['-pass']])(
    '%s is refused, whatever stands beside it',
    (arg) => {
      const problem = problemOf(['status', '--register', 'a.mcn', arg]);
      expect(problem).toMatchObject({ code: 'usage', field: 'passphrase' });
      expect(problem?.message).not.toContain('amber');
    },
  );

  test('JSON is wanted even of an order that makes no sense', () => {
    expect(wantsJson(['forecast', '--json'])).toBe(true);
    expect(wantsJson(['status', '--register', 'a.mcn'])).toBe(false);
  });

  test('the help names every command with its options', () => {
    for (const name of commandNames) expect(helpText('1.2.3')).toContain(usageOf(name));
    expect(usageOf('outcomes')).toBe('outcomes --register FILE [--user NAME] [--period CODE]');
    expect(readArguments(['status', '--help'])).toEqual({ kind: 'help' });
    expect(readArguments(['--version'])).toEqual({ kind: 'version' });
  });
});
