/** Stands in the first line of every file of people that the application writes to be taken in again. */
export const ownFileMarking =
  'PERSONAL DATA: people of MCN Casebook, to be taken in as they are. Keep this file as safe as the register.';

/** Whether the application wrote a sheet itself. */
export const isOwnFile = (rows: readonly (readonly string[])[]): boolean => rows[0]?.[0] === ownFileMarking;
