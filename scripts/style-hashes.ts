import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * react-aria-components puts one `<style>` element into the page by itself, when the first pressable thing appears. The
 * content policy allows exactly that text. It is read out of the installed version; a version that words it otherwise
 * stops the build instead of opening the policy.
 */
const components = createRequire(import.meta.resolve('react-aria-components'));
const source = join(dirname(components.resolve('react-aria/package.json')), 'dist/private/interactions/usePress.mjs');

/** The text of that element, as the library assigns it. Throws when the installed version says it in another way. */
export const injectedStyle = (path: string = source): string => {
  const code = readFileSync(path, 'utf8');
  const templates = [...code.matchAll(/style\.textContent = `([^`]*)`\.trim\(\)/g)];
  const template = templates[0]?.[1];
  if (templates.length !== 1 || template === undefined) throw new Error('react-aria injects its style in another way');
  const text = template.replaceAll(/\$\{([\w$]+)\}/g, (_, name: string) => {
    const value = new RegExp(`const ${name.replaceAll('$', '\\$')} = '([\\w-]+)';`).exec(code)?.[1];
    if (value === undefined) throw new Error(`react-aria builds its style from ${name}, which is not a plain text`);
    return value;
  });
  return text.trim();
};

/** The content policy's name for a text: `sha256-` and its hash in base64. */
export const policyHash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
