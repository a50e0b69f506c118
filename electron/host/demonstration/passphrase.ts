/** Shown on screen wherever it is needed: the demonstration protects nobody. */
export const demonstrationPassphrase = 'amber kettle quiet harbour';
