/** That periods were closed and opened again; part of `EntityTables`. */
export interface ClosingTables {
  periodClosing: {
    id: string;
    periodId: string;
    closedOn: string;
    closedBy: string;
    reopenedOn: string | null;
    reopenedBy: string | null;
    reopenedBecause: string | null;
    restedOn: string | null;
  };
}
