/** What a chart is drawn with; anything else has no place in a picture that leaves. */
const tags = new Set(['svg', 'g', 'path', 'line', 'rect', 'circle', 'text', 'tspan', 'title', 'desc']);
const tag = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z][\w:-]*="[^"<>]*")*)\s*\/?>/g;
const attribute = /([a-zA-Z][\w:-]*)="([^"<>]*)"/g;

/** Attributes that load, run or style something from elsewhere. */
const isUnsafe = (name: string, value: string): boolean =>
  /^(on|href$|xlink|src$|style$|class$)/i.test(name) ||
  /url\s*\(|var\s*\(|javascript:|data:|file:|\\|@import/i.test(value) ||
  (/:\/\//.test(value) && name !== 'xmlns');

/**
 * Whether this is a drawing and nothing else: only shapes and words, nothing that loads, runs or names a place, and every
 * colour already worked out. The window draws it; the host takes nobody's word for it.
 */
export function isPlainDrawing(svg: string): boolean {
  if (!svg.startsWith('<svg ') || !svg.endsWith('</svg>')) return false;
  const rest = svg.replace(tag, (_all, _end: string, name: string, attributes: string) => {
    const isPlain =
      tags.has(name) && [...attributes.matchAll(attribute)].every(([, own = '', value = '']) => !isUnsafe(own, value));
    return isPlain ? '' : '<';
  });
  return !/[<>]/.test(rest);
}

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
/** The parts that a picture needs; whatever else stands in a PNG is words about how it was made. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** A PNG with nothing in it but the picture; null where it is none. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  if (!signature.every((byte, at) => bytes[at] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.slice(0, 8)];
  let [at, ended] = [8, false];
  while (at + 12 <= bytes.length && !ended) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.slice(at + 4, at + 8));
    if (at === 8 && name !== 'IHDR') return null;
    if (kept.has(name)) parts.push(bytes.slice(at, end));
    ended = name === 'IEND';
    at = end;
  }
  if (!ended) return null;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}
