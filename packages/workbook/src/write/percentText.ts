/** A share as a percentage: percentText(0.3) → 30%. */
export function percentText(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}
