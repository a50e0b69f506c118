import { memo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type ListView, usualView } from '../../../domain/lists/operations.ts';
import { useRead } from '../../client.ts';
import { useSession } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { ChooseColumns } from './choose-columns.tsx';
import { SaveList } from './save-list.tsx';
import { SaveView } from './save-view.tsx';

const sameView = (one: ListView, other: ListView): boolean =>
  JSON.stringify({ ...usualView, ...one }) === JSON.stringify({ ...usualView, ...other });

const usual = 'usual';

/** Saved views, the columns, and keeping what is on screen as a view of one's own. */
export const ListTools = memo(function ListTools() {
  // Not the typed text: a letter changes nothing here.
  const shown = useSession(useShallow(({ peopleView: { text: _text, ...view } }) => view));
  const show = useSession((state) => state.showPeople);
  const views = useRead('lists.views', {}).data?.views ?? [];
  const [open, setOpen] = useState<'columns' | 'view' | 'list' | null>(null);
  const chosen = views.find((view) => sameView(view.shown, shown));
  const isUsual = sameView(usualView, shown);
  const options = [
    { code: usual, label: 'Everyone, as usual' },
    ...views.map(({ id, name }) => ({ code: id, label: name })),
  ];
  return (
    <>
      {(views.length > 0 || !isUsual) && (
        <Select
          label="View"
          labelHidden
          width="medium"
          value={chosen?.id ?? (isUsual ? usual : null)}
          placeholder="Your own filters"
          options={options}
          onChange={(id) => show(views.find((view) => view.id === id)?.shown ?? usualView)}
        />
      )}
      <Button onPress={() => setOpen('columns')}>Columns</Button>
      {!isUsual && chosen === undefined && <Button onPress={() => setOpen('view')}>Save this view</Button>}
      <Button onPress={() => setOpen('list')}>Print or save</Button>
      {open === 'list' && <SaveList onClose={() => setOpen(null)} />}
      {open === 'columns' && <ChooseColumns onClose={() => setOpen(null)} />}
      {open === 'view' && <SaveView shown={shown} onClose={() => setOpen(null)} />}
    </>
  );
});
