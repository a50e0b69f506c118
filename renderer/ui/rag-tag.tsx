import { type Rag, ragLabels } from '../../domain/fidelity/fidelity.ts';
import { Tag, type Tone } from './tag.tsx';

const tones: Readonly<Record<Rag, Tone>> = { 'not-set': 'plain', red: 'red', amber: 'amber', green: 'green' };

/** Red, amber, green or "Not set", always as a word with its shape. */
export function RagTag({ rag }: { readonly rag: Rag }) {
  return <Tag tone={tones[rag]}>{ragLabels[rag]}</Tag>;
}
