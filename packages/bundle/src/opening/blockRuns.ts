const MOST_LETTERS = 200;

/**
 * Numbers of blocks as entries hold them: runs as `3-5`, parted by `.`, as many texts as 200 characters each ask for.
 *
 * Rule: OPEN-5. Example: writeBlockRuns([3, 4, 5, 9]) → ['3-5.9'].
 */
export function writeBlockRuns(blocks: readonly number[]): readonly string[] {
  const runs: [first: number, last: number][] = [];
  for (const block of [...new Set(blocks)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && block === last[1] + 1) last[1] = block;
    else runs.push([block, block]);
  }
  const texts: string[] = [];
  for (const [first, last] of runs) {
    const run = first === last ? `${first}` : `${first}-${last}`;
    const before = texts.at(-1);
    if (before !== undefined && before.length + 1 + run.length <= MOST_LETTERS) texts[texts.length - 1] = `${before}.${run}`;
    else texts.push(run);
  }
  return texts;
}

/** The numbers of such a text, all below `end`; undefined where it is none, names others, or is not spelled as it would be written. Rule: OPEN-5. */
export function readBlockRuns(text: string, end: number): readonly number[] | undefined {
  const blocks: number[] = [];
  if (text.length > MOST_LETTERS) return undefined;
  for (const run of text.split('.')) {
    const [, from, to = from] = /^(0|[1-9]\d{0,8})(?:-([1-9]\d{0,8}))?$/.exec(run) ?? [];
    // Those of a run come behind those before it: what is spelled as it would be written has no number twice.
    if (from === undefined || Number(to) >= end || Number(from) <= (blocks.at(-1) ?? -1)) return undefined;
    for (let block = Number(from); block <= Number(to); block += 1) blocks.push(block);
  }
  const [written, ...more] = writeBlockRuns(blocks);
  return written === text && more.length === 0 ? blocks : undefined;
}
