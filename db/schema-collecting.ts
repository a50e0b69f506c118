/** Requests to agencies for what is missing, and what came back; part of `EntityTables`. */
export interface CollectingTables {
  /** `code` stands in the workbook and is known by this register alone; the password is kept nowhere. */
  collectingRequest: {
    id: string;
    agencyId: string;
    periodId: string;
    code: string;
    form: 'xlsx' | 'pdf';
    madeAt: string;
    madeBy: string;
    dueOn: string | null;
    closedOn: string | null;
  };
  /** Somebody in a request, by a random key of that request alone. */
  collectingRow: { id: string; requestId: string; personId: string; rowKey: string };
  /**
   * One value that was asked for: as it stood then (no state: not yet entered), and what was answered. `holds` says which
   * of the two holds once an answer was taken in.
   */
  collectingCell: {
    id: string;
    rowId: string;
    personId: string;
    factCode: string;
    category: string;
    sentState: string | null;
    sentCode: string | null;
    sentNumber: number | null;
    answeredAt: string | null;
    answerState: string | null;
    answerCode: string | null;
    answerNumber: number | null;
    holds: 'answer' | 'register' | null;
  };
}
