import type { InputOf, OperationName } from '../../../domain/contract.ts';

type Inputs = { readonly [K in Extract<OperationName, `costs.${string}`>]: InputOf<K> };

export const hostelNight: InputOf<'costs.addUnitCost'> = {
  ...{ service: 'nights-hostel-or-supported', unit: 'night', amount: 4500, low: 3000, high: 6000 },
  ...{ priceYear: '2017-18', geography: 'Midshire', source: 'Housing benefit paid, Midshire Council', note: null },
  validFrom: '2018-01-01',
};

/** One input for every operation of this part. */
export const costsExamples = (periodId: string): Inputs => ({
  'costs.unitCosts': {},
  'costs.addUnitCost': hostelNight,
  'costs.consequences': { periodId, window: 'last-four', cohortId: null },
});
