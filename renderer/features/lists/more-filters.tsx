import { useReference } from '../../client.ts';
import { useSession } from '../../session-store.ts';
import { Select } from '../../ui/select.tsx';
import { ToggleChips } from '../../ui/toggle-chips.tsx';
import styles from './people-list.module.css';

/** Narrows the list by needs, all of which have to be there, and by whose record it is. */
export function MoreFilters() {
  const { needs, agencyId } = useSession((state) => state.peopleView);
  const show = useSession((state) => state.showPeople);
  const reference = useReference();
  return (
    <div className={styles.more}>
      <ToggleChips
        legend="With all of these needs"
        options={reference.needs.map(({ code, label }) => ({ code, label }))}
        value={needs}
        onChange={(next) => show({ needs: next })}
      />
      <Select
        label="Record held by"
        value={agencyId}
        allowNone="Any agency"
        options={reference.agencies.map(({ id, name }) => ({ code: id, label: name }))}
        onChange={(next) => show({ agencyId: next })}
      />
    </div>
  );
}
