import { useRead } from '../../client.ts';
import { themeOptions } from '../../frame/theme-options.ts';
import { useMay } from '../../may.ts';
import { useSession } from '../../session-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BackupsPanel } from '../backups/backups-panel.tsx';
import { SealedGrantsPanel } from '../sealed/grants-panel.tsx';
import { AgenciesPanel } from '../users/agencies-panel.tsx';
import { ColleaguesPanel } from '../users/colleagues-panel.tsx';
import { PassphrasePanel } from '../users/passphrase-panel.tsx';
import { KeysPanel } from '../vault/keys-panel.tsx';
import { LockingPanel } from '../vault/locking-panel.tsx';
import { PeriodsPanel } from './periods-panel.tsx';
import { RegisterPanel } from './register-panel.tsx';

/** The register's own affairs: who works in it, its periods, its file, how the window looks, and what locks it. */
export function SettingsScreen() {
  const status = useRead('vault.status', {}).data;
  const [mayChangeKeys, mayAskWho] = [useMay('vault.keys'), useMay('sealed.grants')];
  const mayListColleagues = useMay('users.list');
  return (
    <Page
      title="Settings"
      say="Who works here, passphrases, periods, the file and its backups, and how the window looks and locks."
    >
      {mayListColleagues && (
        <>
          <ColleaguesPanel />
          <AgenciesPanel />
        </>
      )}
      <PassphrasePanel />
      <PeriodsPanel />
      {status?.session && <RegisterPanel session={status.session} />}
      {mayChangeKeys && <KeysPanel />}
      {status?.session && <BackupsPanel session={status.session} />}
      {mayAskWho && <SealedGrantsPanel />}
      <Appearance />
      {status && <LockingPanel status={status} />}
      {status && (
        <Panel title="About">
          <p>
            MCN Casebook {status.version}. It uses no network, sends nothing anywhere and keeps no log of what you read
            outside the register.
          </p>
          <p className="soft small">
            The typeface is Atkinson Hyperlegible Next, made by the Braille Institute for people with low vision.
          </p>
        </Panel>
      )}
    </Page>
  );
}

function Appearance() {
  const theme = useSession((state) => state.theme);
  const setTheme = useSession((state) => state.setTheme);
  return (
    <Panel title="Appearance">
      <Choice label="Colours" value={theme} onChange={setTheme} options={themeOptions} />
      <p className="soft small">Ctrl and + make everything larger, up to 200 % and beyond.</p>
    </Panel>
  );
}
