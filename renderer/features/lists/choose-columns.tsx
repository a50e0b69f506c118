import { columnLabels } from '../../../domain/lists/list-files.ts';
import { listColumns } from '../../../domain/lists/people-list.ts';
import { useRead, useWrite } from '../../client.ts';
import { useSession } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Which columns stand beside the name, and the views that were saved. */
export function ChooseColumns({ onClose }: { readonly onClose: () => void }) {
  const columns = useSession((state) => state.peopleView.columns);
  const show = useSession((state) => state.showPeople);
  const views = useRead('lists.views', {}).data?.views ?? [];
  const remove = useWrite('lists.removeView', { toast: 'View removed' });
  return (
    <Dialog title="Columns and views" isOpen onClose={onClose}>
      <div className="stack">
        <CheckboxGroup
          label="Beside the name"
          options={listColumns.map((code) => ({ code, label: columnLabels[code] }))}
          value={columns}
          onChange={(next) => show({ columns: next })}
        />
        {views.length > 0 && (
          <section aria-label="Your views" className="close-stack">
            <h3>Your views</h3>
            {views.map(({ id, name }) => (
              <div key={id} className="row">
                <span>{name}</span>
                <Button
                  kind="quiet"
                  size="small"
                  label={`Remove the view ${name}`}
                  onPress={() => void remove.run({ viewId: id })}
                >
                  Remove
                </Button>
              </div>
            ))}
          </section>
        )}
      </div>
    </Dialog>
  );
}
