/** A part of a node as an attacker sees it for one unit. */
export interface HiddenPart {
  readonly path: string;
  /** What a point of it gives the node, 0 to 1. */
  readonly share: number;
  /** True score. */
  readonly score: number;
  /** Lowest and highest score that it can have. */
  readonly floor: number;
  readonly cap: number;
  /** Whether nothing that is shown tells its score. */
  readonly isFree: boolean;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Between what scores a part can lie, for who knows the score of the node, all weights, and the parts that are not free.
 *
 * Shape: parts of one node that adds, with how far the rounding of the node leaves its score open (`slack`, points of the node). Units: 0 to 100. Rule: DISCLOSE-12.
 * Example: 0.5 × 60 + 0.5 × 80 = 70, both free: the first lies between 40 and 100.
 */
export function intervalOf(parts: readonly HiddenPart[], path: string, slack = 0): Interval {
  const own = parts.find((part) => part.path === path);
  if (!own || !(own.share > 0)) return { low: own?.floor ?? 0, high: own?.cap ?? 100 };
  let [up, down] = [slack, slack];
  for (const part of parts) {
    if (part === own || !part.isFree) continue;
    up += part.share * (part.score - part.floor);
    down += part.share * (part.cap - part.score);
  }
  return { low: Math.max(own.floor, own.score - down / own.share), high: Math.min(own.cap, own.score + up / own.share) };
}
