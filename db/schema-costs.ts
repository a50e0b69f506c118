/** What services cost; part of `EntityTables`. Amounts in whole pence. */
export interface CostsTables {
  unitCost: {
    id: string;
    service: string;
    unit: string;
    amount: number;
    low: number;
    high: number;
    priceYear: string;
    geography: string;
    source: string;
    note: string | null;
    validFrom: string;
  };
}
