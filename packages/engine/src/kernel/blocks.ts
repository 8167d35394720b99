import { scoreQuanta } from './exact.ts';
import { type LeafBlock, leafBlock, scoreLeafBlock } from './leafBlock.ts';
import { type ChildBlock, combineNode, decidePresence, type NodeBlock, spreadScale } from './nodeBlock.ts';
import type { Keep, NodePlan, SweepData, SweepPlan, SweepResult } from './plan.ts';

/** Units that are scored together: what a block of them needs stays in the cache of a core. */
export const BLOCK = 256;

/**
 * A plan laid over the columns of its data: scores any run of units of one profile into its result.
 *
 * Within a block: leaves → who has a score, from below → scales, from above → scores, from below → total in quanta, as `score` has it (AGG-2 to AGG-6).
 * Nothing is allocated after it is made. Rule: KERNEL-1.
 */
export class BlockScorer {
  readonly result: SweepResult;
  private readonly plan: SweepPlan;
  private readonly leaves: readonly LeafBlock[];
  private readonly nodes: readonly NodeBlock[];

  /** `into` holds the arrays of an earlier sweep that are to be written to, as many as `keep` asks. */
  constructor(plan: SweepPlan, data: SweepData, keep: Keep, into?: SweepResult) {
    const column = (): Float64Array => new Float64Array(data.units).fill(Number.NaN);
    const leaves = keep === 'all' ? (into?.leaves ?? plan.leaves.map(column)) : undefined;
    const nodes = keep === 'total' ? undefined : (into?.nodes ?? plan.nodes.map(column));
    this.plan = plan;
    this.result = { total: into?.total ?? column(), ...(leaves ? { leaves } : {}), ...(nodes ? { nodes } : {}) };
    const rules = rulesOf(plan);
    this.leaves = plan.leaves.map((leaf, k) =>
      leafBlock({
        plan: leaf,
        data,
        asked: rules.leafAsked[k] as Uint8Array,
        rounding: plan.rounding.indicator,
        size: BLOCK,
        kept: leaves?.[k],
      }),
    );
    this.nodes = nodeBlocks(plan, this.leaves, rules, nodes);
  }

  /** Scores at most BLOCK units from `from` on, all of one profile. */
  score(profile: number, from: number, count: number): void {
    const { leaves, nodes, plan } = this;
    for (const leaf of leaves) scoreLeafBlock(leaf, profile, from, count);
    for (const node of nodes) decidePresence(node, profile, count);
    for (let k = nodes.length - 1; k >= 0; k -= 1) spreadScale(nodes[k] as NodeBlock, profile, count);
    for (const node of nodes) combineNode(node, plan.rounding.part, profile, from, count);
    const root = nodes[nodes.length - 1] as NodeBlock;
    const first = root.isKept ? from : 0;
    const { total } = this.result;
    for (let i = 0; i < count; i += 1) {
      total[from + i] = root.state[i] === 0 ? scoreQuanta(root.scores[first + i] as number, plan.rounding.total) : Number.NaN;
    }
  }
}

/** What rules of missing parts ask, gathered over the tree. */
interface PlanRules {
  /** By profile, for leaves and nodes: 1 where its weight and all above it are greater than 0. */
  readonly leafAsked: readonly Uint8Array[];
  readonly nodeAsked: readonly Uint8Array[];
  /** Whether a reason matters at a node: to its own rule or one above, or because something below may be refused. */
  readonly asksReasons: readonly boolean[];
}

function rulesOf({ leaves, nodes, profiles }: SweepPlan): PlanRules {
  const top = nodes.length - 1;
  const leafAsked = leaves.map(() => new Uint8Array(profiles));
  const nodeAsked = nodes.map(() => new Uint8Array(profiles).fill(1));
  const asksAbove = nodes.map(() => false);
  for (let k = top; k >= 0; k -= 1) {
    const node = nodes[k] as NodePlan;
    const asks = (asksAbove[k] as boolean) || (k !== top && node.missing !== 'reweight');
    asksAbove[k] = asks;
    for (const child of node.children) {
      const { weight } = (child >= 0 ? leaves[child] : nodes[-1 - child]) as NodePlan;
      const own = Uint8Array.from(weight, (w, p) => (w > 0 ? (nodeAsked[k]?.[p] as number) : 0));
      if (child >= 0) leafAsked[child] = own;
      else {
        nodeAsked[-1 - child] = own;
        asksAbove[-1 - child] = asks;
      }
    }
  }
  const refusesBelow: boolean[] = [];
  nodes.forEach((node, k) => {
    refusesBelow.push(
      (k !== top && node.missing === 'refuse') ||
        [...node.children].some((child) => (child >= 0 ? leaves[child]?.missing === 'refuse' : refusesBelow[-1 - child])),
    );
  });
  return { leafAsked, nodeAsked, asksReasons: nodes.map((_, k) => (asksAbove[k] as boolean) || (refusesBelow[k] as boolean)) };
}

function nodeBlocks(
  plan: SweepPlan,
  leaves: readonly LeafBlock[],
  rules: PlanRules,
  kept: readonly Float64Array[] | undefined,
): readonly NodeBlock[] {
  const below = leaves.map(
    ({ plan: { weight }, state, run: { scores }, isKept }): ChildBlock => ({
      weight,
      state,
      scores,
      isKept,
    }),
  );
  const nodes: NodeBlock[] = [];
  plan.nodes.forEach((node, k) => {
    const children = Array.from(node.children, (child) => (child >= 0 ? below[child] : nodes[-1 - child]) as ChildBlock);
    const isRoot = k === plan.nodes.length - 1;
    const state = new Uint8Array(BLOCK);
    const fills = !isRoot && node.missing !== 'reweight';
    nodes.push({
      plan: node,
      weight: node.weight,
      children,
      scaled: children.flatMap((child) => {
        const scale = 'scale' in child ? (child as NodeBlock).scale : undefined;
        return scale ? [{ child: child as NodeBlock, scale }] : [];
      }),
      asked: rules.nodeAsked[k] as Uint8Array,
      asksReasons: rules.asksReasons[k] as boolean,
      state,
      own: fills ? new Uint8Array(BLOCK) : state,
      totals: new Float64Array(BLOCK),
      scale: node.weights === 'points_of_total' ? new Float64Array(BLOCK).fill(100) : undefined,
      lowest: new Float64Array(BLOCK),
      highest: new Float64Array(BLOCK),
      scores: kept?.[k] ?? new Float64Array(BLOCK),
      isKept: kept !== undefined,
    });
  });
  return nodes;
}
