/**
 * What must be burnt into every packaged build, by the names of @electron/fuses. The build is read back and compared
 * with this list. On: cookies encrypted, the archive's integrity checked, nothing loaded but the archive. Off: every way
 * to turn the application into a general Node or to look inside it, and the rights that file: addresses have by default.
 */
export const expectedFuses: Readonly<Record<string, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** Fuses that only newer versions of Electron have, at their own default; compared where they are there. */
export const newerFuses: Readonly<Record<string, boolean>> = {
  WasmTrapHandlers: true,
};
