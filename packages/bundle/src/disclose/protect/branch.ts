/** A leaf of a tree as it counts for one unit. */
export interface CountedLeaf {
  readonly path: string;
  /** Nodes above it, from the lowest to the root (''). */
  readonly above: readonly string[];
  /** Its share in the score of each node above it, 0 to 1; 0 where it does not count. */
  readonly shares: readonly number[];
  /** Whether its score may not be found out. */
  readonly isSecret: boolean;
  /** Whether it rests on a series that is withheld so that another hides behind it: it needs a branch too, and hides others. */
  readonly isHiding?: boolean | undefined;
  /** What it can be withheld at the cost of, so that another hides behind it: `own` of this unit alone, `all` of its peers too, `never` where it rests on nothing reported for the unit. */
  readonly hides: 'own' | 'all' | 'never';
}

/** A node whose score stays, and what below it is withheld. */
export interface Branch {
  readonly node: string;
  /** Whether leaves that compare the unit with its peers are withheld too. */
  readonly isLoud: boolean;
}

/** Branches of a tree, none below another. */
export interface Branches {
  readonly branches: readonly Branch[];
  /** Those for which no node is enough. */
  readonly open: readonly string[];
}

/** Fewest leaves below a branch that are secret or withheld. */
const FEWEST_LEAVES = 3;
/** Most that secret leaves may hold of its score. */
const MOST_SECRET = 0.5;
/** Sums of shares, without the dust of binary fractions. */
const DUST = 1e-9;

/**
 * For every secret or hiding leaf the branch behind whose score it can hide: the lowest node that is enough by leaves that concern the unit alone, else the lowest by all leaves.
 *
 * A node is enough where it adds its parts up, three leaves below it that count for the unit are secret or can be withheld, and secret ones hold no more than half of what those hold together.
 * Shape: leaves in the order of the tree; `standing` branches stay or give way to higher ones, those `tried` are not taken again. Rule: DISCLOSE-9. Errors: none.
 * Example: ecology (air 60, water 20, forest 20) within the root, air secret: air holds 60 % of ecology, so that the root is the branch.
 */
export function lowestBranches(
  leaves: readonly CountedLeaf[],
  adds: ReadonlySet<string>,
  standing: readonly Branch[] = [],
  tried: readonly Branch[] = [],
): Branches {
  let branches: readonly Branch[] = standing;
  const open: string[] = [];
  for (const leaf of leaves) {
    if (!(leaf.isSecret || leaf.isHiding) || leaf.above.some((node) => branches.some((branch) => branch.node === node))) continue;
    const found = candidates(leaves, adds, leaf).find((one) => !isAmong(tried, one));
    if (found === undefined) open.push(leaf.path);
    else branches = withBranch(leaves, branches, found);
  }
  return { branches, open };
}

/** The branch to take where those tried tell too much; undefined where there is none. Rule: DISCLOSE-12. */
export function nextBranch(
  leaves: readonly CountedLeaf[],
  adds: ReadonlySet<string>,
  node: string,
  tried: readonly Branch[],
): Branch | undefined {
  const leaf = leaves.find(({ above, isSecret, isHiding }) => (isSecret || isHiding) && above.includes(node));
  return leaf && candidates(leaves, adds, leaf).find((one) => !isAmong(tried, one));
}

function isAmong(branches: readonly Branch[], { node, isLoud }: Branch): boolean {
  return branches.some((one) => one.node === node && one.isLoud === isLoud);
}

/** Branches with one more, without those that stand below it. */
export function withBranch(leaves: readonly CountedLeaf[], branches: readonly Branch[], branch: Branch): readonly Branch[] {
  const isBelow = ({ node }: Branch): boolean =>
    leaves.some(({ above }) => above.includes(node) && above.indexOf(branch.node) > above.indexOf(node));
  const isAbove = (one: Branch): boolean =>
    leaves.some(({ above }) => above.includes(branch.node) && above.indexOf(one.node) > above.indexOf(branch.node));
  if (branches.some(isAbove)) return branches;
  return [...branches.filter((one) => one.node !== branch.node && !isBelow(one)), branch];
}

/** Branches above a leaf that are enough, in the order in which they are taken. */
function candidates(leaves: readonly CountedLeaf[], adds: ReadonlySet<string>, { above }: CountedLeaf): readonly Branch[] {
  const of = (isLoud: boolean): readonly Branch[] =>
    above.flatMap((node) => (adds.has(node) && isEnough(leaves, node, isLoud) ? [{ node, isLoud }] : []));
  return [...of(false), ...of(true)];
}

function isEnough(leaves: readonly CountedLeaf[], node: string, isLoud: boolean): boolean {
  let [count, hidden, secret] = [0, 0, 0];
  for (const { above, shares, isSecret, isHiding, hides } of leaves) {
    const share = shares[above.indexOf(node)] ?? 0;
    if (!(share > 0) || !(isSecret || isHiding || hides === 'own' || (isLoud && hides === 'all'))) continue;
    count += 1;
    hidden += share;
    if (isSecret) secret += share;
  }
  return count >= FEWEST_LEAVES && secret <= MOST_SECRET * hidden + DUST;
}
