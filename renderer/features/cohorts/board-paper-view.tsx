import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead, useWrite } from '../../client.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PaperView } from '../governance/paper-view.tsx';
import { SaveFiles } from '../returns/save-files.tsx';

/** The paper on which the Board decides, and the way to save it. */
export function BoardPaperView({ cohortId, onClose }: { readonly cohortId: string; readonly onClose: () => void }) {
  const { data, error } = useRead('cohorts.paper', { cohortId });
  const [saved, setSaved] = useState<OutputOf<'cohorts.savePaper'> | null>(null);
  const save = useWrite('cohorts.savePaper', { onDone: setSaved });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  return (
    <PaperView paper={data.paper} onClose={onClose}>
      <SaveFiles
        label="Save this paper"
        hint="It is written as HTML, to print, and as Markdown, to go on with. Saving is noted in the audit trail."
        button="Save the paper"
        working="Saving"
        save={save}
        onSave={(folder) => {
          setSaved(null);
          void save.run({ cohortId, folder });
        }}
      >
        {saved !== null && (
          <p role="status">
            <b>{saved.files.length} files written</b> to {saved.folder}
          </p>
        )}
      </SaveFiles>
    </PaperView>
  );
}
