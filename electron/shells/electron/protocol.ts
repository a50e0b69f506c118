import { protocol, type Session } from 'electron';
import type { Assets } from '../../host/assets.ts';

/** Makes `app:` a scheme like https in the page's eyes. Must run before the application is ready. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
};

/** Answers the window's requests out of the bundle. */
export const serveAssets = (session: Session, assets: Assets): void => {
  session.protocol.handle('app', async (request) => {
    const { status, headers, body } = await assets(request.url, request.method);
    return new Response(new Uint8Array(body), { status, headers });
  });
};
