import type { ReturnFile } from '../../../domain/returns/files.ts';
import { describeFile, type NewFile, type WrittenFile, writeFilesInto } from '../files-in-folder.ts';

const isManifest = (file: NewFile): file is ReturnFile => 'text' in file && file.name.endsWith('-manifest.json');

/** The manifest with the size and hash of every other file and the audit head put into it, its first line left as it is. */
function withHashes(manifest: ReturnFile, written: readonly WrittenFile[], auditHead: string): ReturnFile {
  const text = manifest.text.trimEnd();
  const hashes = JSON.stringify(written, null, 2).replaceAll('\n', '\n  ');
  return {
    name: manifest.name,
    text: `${text.slice(0, text.lastIndexOf('\n}'))},\n  "auditHead": ${JSON.stringify(auditHead)},\n  "hashes": ${hashes}\n}\n`,
  };
}

/** Puts a return's files into an existing folder, the audit head as it stands in their manifest; `keep` notes them in the register. */
export function writeReturnFiles<T>(
  context: Parameters<typeof writeFilesInto>[0],
  folder: string,
  files: readonly NewFile[],
  auditHead: string,
  keep: (written: readonly WrittenFile[]) => T,
): T {
  const plain = files.filter((file) => !isManifest(file));
  const described = plain.map(describeFile);
  const manifests = files.filter(isManifest).map((manifest) => withHashes(manifest, described, auditHead));
  return writeFilesInto(context, folder, [...plain, ...manifests], keep);
}
