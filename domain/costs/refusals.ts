/** Refusals of costs. Part of `domain/refusal.ts`. */
export const costsRefusals = {
  'cost-range-order': 'The figure has to lie between its low and its high estimate. Check all three.',
  'cost-not-money': 'Write an amount of money, for example 141.71. It cannot be below zero.',
  'cost-price-year': 'Give the price year, for example 2022-23 or 2024.',
  'cost-source-missing': 'Say where the figure comes from, so that somebody else can check it.',
  'cost-geography-missing': 'Say for which area the figure holds, for example England.',
  'cost-version-taken': 'There is already a figure for this service from that day on. Choose a later day.',
  'calendar-without-year': 'This calendar has no year, so there is no year to date. Choose another span.',
} as const;
