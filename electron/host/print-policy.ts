import { createHash } from 'node:crypto';

/** What a document that is set as a PDF may load: its own one style, by its hash, and pictures inside it. Nothing runs. */
export function printPolicy(html: string): string {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  );
  const own = styles.length === 0 ? "'none'" : styles.join(' ');
  return `default-src 'none'; style-src ${own}; img-src data:; base-uri 'none'; form-action 'none'`;
}
