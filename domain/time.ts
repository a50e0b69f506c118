/** A calendar day as `YYYY-MM-DD`, without a time zone. */
export type IsoDate = string;
/** A moment as ISO 8601 text in UTC, milliseconds included. */
export type IsoInstant = string;

/** The clock is always passed in, so that the demonstration and the tests can have their own today. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /** Today's date where the user is. */
  today(): IsoDate;
}
