import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syncServiceOf } from './synced-folder.ts';

describe('a folder that is copied to the internet', () => {
  test.each([
    ['C:\\Users\\robin\\OneDrive\\Documents\\Casebook', 'OneDrive'],
    ['C:\\Users\\robin\\OneDrive - Midshire Council\\Register', 'OneDrive'],
    ['/Users/robin/Library/CloudStorage/OneDrive-MidshireCouncil/Register', 'OneDrive'],
    ['/home/robin/OneDrive', 'OneDrive'],
    ['C:\\Users\\robin\\Dropbox', 'Dropbox'],
    ['C:\\Users\\robin\\Dropbox (Midshire)\\Team', 'Dropbox'],
    ['/Users/robin/Library/CloudStorage/Dropbox/Register', 'Dropbox'],
    ['/home/robin/Dropbox/Register', 'Dropbox'],
    ['G:\\My Drive\\Register', 'Google Drive'],
    ['G:\\Shared drives\\MEAM\\Register', 'Google Drive'],
    ['/Users/robin/Library/CloudStorage/GoogleDrive-robin@example.org/My Drive', 'Google Drive'],
    ['/run/user/1000/gvfs/google-drive:host=example.org,user=robin/Register', 'Google Drive'],
    ['C:\\Users\\robin\\Google Drive\\Register', 'Google Drive'],
    ['C:\\Users\\robin\\iCloudDrive\\Register', 'iCloud'],
    ['/Users/robin/Library/Mobile Documents/com~apple~CloudDocs/Register', 'iCloud'],
    ['/Users/robin/iCloud Drive/Register', 'iCloud'],
    ['/home/robin/Nextcloud/Register', 'Nextcloud'],
    ['C:\\Users\\robin\\Nextcloud2\\Register', 'Nextcloud'],
    ['/home/robin/ownCloud/Register', 'Nextcloud'],
    ['C:\\Users\\robin\\Box Sync\\Register', 'Box'],
  ] as const)('%s: %s', (path, service) => {
    expect(syncServiceOf(path)).toBe(service);
  });

  test.each([
    ['C:\\Users\\robin\\Documents\\MCN Casebook'],
    ['/home/robin/Documents/MCN Casebook'],
    ['/media/robin/USB STICK/backups'],
    ['E:\\'],
    ['/home/robin/Boxes/Register'],
    ['/home/onedriver/Register'],
    ['/home/robin/Dropboxes'],
    ['/home/robin/not my drive/Register'],
    [''],
  ])('%s: none', (path) => {
    expect(syncServiceOf(path)).toBeNull();
  });

  test('is known by what the service left in the environment, whatever its name', () => {
    const environment = { OneDriveCommercial: 'D:\\Work\\', PATH: 'D:\\Work' };
    expect(syncServiceOf('d:\\work\\Register', environment)).toBe('OneDrive');
    expect(syncServiceOf('d:\\workshop\\Register', environment)).toBeNull();
    expect(syncServiceOf('d:\\work\\Register', { PATH: 'D:\\Work' })).toBeNull();
    expect(syncServiceOf('/home/robin/Register', { OneDrive: '' })).toBeNull();
    expect(syncServiceOf('/home/robin/Register', { OneDrive: undefined })).toBeNull();
  });

  test('is known at any depth, and whatever the capitals and slashes', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 5 }), fc.boolean(), (below, windows) => {
        const parts = ['home', 'ROBIN', 'OneDRIVE', ...below];
        expect(syncServiceOf(windows ? `C:\\${parts.join('\\')}` : `/${parts.join('//')}`)).toBe('OneDrive');
      }),
    );
  });
});
