import { NEAR_STEPS, PROFILES, STARTS, WIDE } from './layout';
import { blockOf, profileOf } from './block';
import { narrowBlock } from './narrow';
import { nearBlock } from './near';
import { wideBlock } from './wide';

export { sweepBytes } from './bytes';
export { addMoments, drawErrors, moveValues } from './deviates';
export { drawTotals } from './draws';
export { quantaColumn, tidyColumn } from './exact';
export { lightBytes } from './lightBytes';
export { lightTraffic } from './lightTraffic';
export { lights } from './lights';
export { addCounts, countTotals, placeCounts, rangeOfTotals, writeRanks } from './ranks';
export { referencesOfPair } from './references';

/**
 * Scores the units [from, to): totals, and scores of nodes and leaves where the program keeps them. Threads take disjoint ranges, each with
 * scratch memory of its own; the result does not depend on the ranges (KERNEL-3).
 */
export function sweep(program: usize, scratch: usize, from: i32, to: i32): void {
  const starts = <usize>load<u32>(program, STARTS);
  const block = blockOf(program);
  const isWide = load<i32>(program, WIDE);
  const isNear = load<u32>(program, NEAR_STEPS) != 0;
  const profiles = load<i32>(program, PROFILES);
  let unit = from;
  for (let profile = profileOf(program, from); unit < to && profile < profiles; profile++) {
    const end = min(to, load<i32>(starts + ((<usize>profile) << 2), 4));
    while (unit < end) {
      // Blocks of about one size: a short one costs nearly what a whole one does.
      const blocks = (end - unit + block - 1) / block;
      const count = (end - unit + blocks - 1) / blocks;
      if (isWide) wideBlock(program, scratch, profile, unit, count);
      else if (isNear) nearBlock(program, scratch, profile, unit, count);
      else narrowBlock(program, scratch, profile, unit, count);
      unit += count;
    }
  }
}
