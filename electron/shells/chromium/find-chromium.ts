import { findOnPath } from '../find-on-path.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];

/** The Chromium to open the window in: `CASEBOOK_CHROMIUM`, else an installed one, else null. Never downloads. */
export const findChromium = (): string | null => process.env.CASEBOOK_CHROMIUM || findOnPath(names, folders);
