/** The page's own place. The Electron one never changes: storage and file associations hang on it. */
export const electronOrigin = 'app://bundle';
/** A reserved name that no resolver answers, so nothing can stand there but us. */
export const chromiumOrigin = 'https://app.invalid';

const parse = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/**
 * Whether an address lies under the application's origin. Parsed and compared part by part, never by substring:
 * Node gives `app:` addresses the origin "null", and `app://bundle@elsewhere/` begins with ours.
 */
export const isAppUrl = (text: string, origin: string): boolean => {
  const url = parse(text);
  const own = parse(origin);
  if (!url || !own) return false;
  return url.protocol === own.protocol && url.host === own.host && url.username === '' && url.password === '';
};

/** Whether an address is the application's one page. A window may show nothing else. */
export const isAppPage = (text: string, origin: string): boolean =>
  isAppUrl(text, origin) && parse(text)?.pathname === '/';

/** Whether a frame's serialised origin is the application's. Opaque origins are the text "null" and never match. */
export const isAppOrigin = (text: string, origin: string): boolean => text === origin || text === `${origin}/`;
