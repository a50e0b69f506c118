import { BrowserWindow, session } from 'electron';
import { electronOrigin } from '../../host/navigation.ts';
import { printPolicy } from '../../host/print-policy.ts';

let printed = 0;

/**
 * Sets a document as a tagged PDF in a window that nobody sees: a session of its own in memory, no script, nothing but the
 * document itself.
 */
export async function renderPdf(html: string): Promise<Uint8Array> {
  printed += 1;
  // A name without `persist:` leaves nothing on the disk.
  const own = session.fromPartition(`casebook-print-${printed}`);
  own.protocol.handle(
    'app',
    () =>
      new Response(html, {
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': printPolicy(html) },
      }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(`${electronOrigin}/`);
    return await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
      pageSize: 'A4',
    });
  } finally {
    window.destroy();
    own.protocol.unhandle('app');
  }
}
