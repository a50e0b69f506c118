/** Pence as pounds: `£1,234.56`, and whole pounds from a hundred on, since no estimate is as fine as a penny. */
export function poundsInWords(pence: number): string {
  const whole = pence >= 10_000;
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(pence / 100);
}

/** Pounds as they are typed, such as `141.71` or `£1,200`, in pence; null where that is no amount of money. */
export function penceIn(typed: string): number | null {
  const plain = typed.trim().replace(/^£\s*/, '').replaceAll(',', '');
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
}
