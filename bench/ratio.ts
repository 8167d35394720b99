/** A goal of a benchmark: what is measured in one run, one against the other. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  /** Undefined where none is held against it, as at a size that the goal was not made for. */
  readonly goal: number | undefined;
  readonly at: 'most' | 'least';
}

export function isMet({ value, goal, at }: Ratio): boolean {
  if (goal === undefined) return true;
  return at === 'most' ? value <= goal : value >= goal;
}

/** A ratio beside its goal, as one line. */
export function ratioLine(ratio: Ratio): string {
  const { name, value, goal, at } = ratio;
  const shown = value < 0.1 ? value.toExponential(2) : value.toFixed(2);
  const held = goal === undefined ? 'no goal' : `goal ${at === 'most' ? '≤' : '≥'} ${goal}: ${isMet(ratio) ? 'met' : 'missed'}`;
  return `${name.padEnd(46)} ${shown.padStart(9)}   ${held}`;
}
