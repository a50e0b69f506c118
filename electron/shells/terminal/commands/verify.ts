import type { Command } from '../answer.ts';
import { no } from '../said-no.ts';
import { aligned } from '../table.ts';

/** Reads the whole register. A register that is not sound is a refusal that names what was found. */
export const verify: Command = async (client) => {
  const found = await client('vault.verify', {});
  if (!found.sound) {
    const wrong = found.checks.filter((check) => !check.passed).map((check) => check.detail);
    throw no('register-damaged', 'register', `This register is not in order. ${wrong.join(' ')}`);
  }
  return {
    value: found,
    lines: [
      'The register is sound.',
      '',
      ...aligned(found.checks.map(({ name, detail }) => [name, detail])),
      '',
      `Audit trail: ${found.auditEntries} entries, the last one ${found.auditHead}.`,
      ...(found.pages === null
        ? []
        : [
            '',
            `Pages that nothing vouches for: ${found.pages.unvouched} of ${found.pages.total}.`,
            ...found.pages.sentences,
          ]),
    ],
  };
};
