import type { AttachmentType } from '../../../domain/contacts/attachments.ts';

const beginsWith = (content: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => content[at] === byte);

/** The names in the directory at the end of a ZIP; empty where there is none that holds. */
function namesInZip(content: Uint8Array): string[] {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let end = content.length - 22;
  const furthest = Math.max(0, end - 0xffff);
  while (end >= furthest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < furthest || end < 0) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > content.length || view.getUint32(at, true) !== 0x02014b50) return [];
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const length = name ?? 0;
    names.push(String.fromCharCode(...content.subarray(at + 46, at + 46 + length)));
    at += 46 + length + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}

/** A Word document, and none that runs anything by itself. */
function isDocument(content: Uint8Array): boolean {
  const names = namesInZip(content);
  const runs = names.some((name) => /vba|\.bin$|activex/i.test(name));
  return names.includes('[Content_Types].xml') && names.includes('word/document.xml') && !runs;
}

/** Text in UTF-8 that holds no control characters, so nothing that a program could take for its own. */
function isText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !/[^\P{Cc}\t\n\r]/u.test(text);
  } catch {
    return false;
  }
}

/** What a file is, by its content alone; null for whatever is not kept. */
export function typeOfContent(content: Uint8Array): AttachmentType | null {
  if (beginsWith(content, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (beginsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (beginsWith(content, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (beginsWith(content, 0x50, 0x4b, 0x03, 0x04)) return isDocument(content) ? 'docx' : null;
  return isText(content) ? 'text' : null;
}
