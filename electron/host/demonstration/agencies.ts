/** The invented partners of the invented area, each with its kind. */
export const partnerAgencies = [
  ['Lanternfield Housing', 'housing'],
  ['Midshire Homes', 'landlord'],
  ['Turning Path', 'treatment'],
  ['Tablecross Centre', 'day-centre'],
  ['Midshire Police', 'police'],
  ['Northgate Probation', 'probation'],
  ['Elmbrook Mental Health', 'health'],
  ['Elmbrook General Hospital', 'health'],
  ['Saltergate Job Centre', 'employment'],
  ['Plain Speaking', 'lived-experience'],
] as const;
