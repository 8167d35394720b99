import type { Composite } from '@kedu/scheme';
import type { EnrolledList, Enrolment } from '../context.ts';
import { comparesWithPeers } from '../steps/calibrate.ts';
import { leavesOf } from '../steps/leavesOf.ts';
import { peerGroups } from '../steps/peerGroups.ts';

/** Units that are treated alike: the same class and overlays, hence weights, and the same peers. */
export interface Profile {
  /** '' for none. */
  readonly class: string;
  /** Lowest precedence first. */
  readonly overlays: readonly string[];
  /** Name of its peer group by what a leaf compares within (`class`, `group`, an attribute); those that some leaf names. */
  readonly peers: Readonly<Record<string, string>>;
}

/** The members of a list in the order of a sweep. */
export interface SweepOrder {
  /** In code-unit order of what tells them apart. */
  readonly profiles: readonly Profile[];
  /** Where each begins; one more than there are. */
  readonly starts: Int32Array;
  /** Indices of units of the run, by profile and within one by ID. */
  readonly units: Int32Array;
  /** Positions in `EnrolledList.members`, in the same order. */
  readonly members: Int32Array;
  /** The way back, by member: also the positions in the order of IDs (KERNEL-4). */
  readonly byId: Int32Array;
}

/**
 * Members of a list sorted by profile, within one by ID.
 *
 * Profiles tell apart what the scheme tells apart: class, overlays, and the peer groups that leaves of the tree name. Rule: KERNEL-3.
 * Errors: none. Example: classes x, y, x → profiles x (units 0, 2) and y (unit 1).
 */
export function sweepOrder(enrolment: Enrolment, enrolled: EnrolledList, tree: Composite | undefined): SweepOrder {
  const { members, classes, overlays } = enrolled;
  const named = [...new Set((tree ? leavesOf(tree) : []).filter(comparesWithPeers).map(({ peers }) => peers))]
    .filter((by) => by !== 'list')
    .sort();
  const groupings = named.map((by) => [by, peerGroups(enrolment, enrolled, by)] as const);
  const byKey = new Map<string, { readonly profile: Profile; readonly members: number[] }>();
  members.forEach((_, k) => {
    const peers = groupings.map(([by, groups]) => [by, groups[k] as string] as const);
    const key = JSON.stringify([classes[k], overlays[k], peers]);
    const known = byKey.get(key);
    if (known) known.members.push(k);
    else {
      const profile = { class: classes[k] as string, overlays: overlays[k] as readonly string[], peers: Object.fromEntries(peers) };
      byKey.set(key, { profile, members: [k] });
    }
  });
  const sorted = [...byKey.keys()].sort().map((key) => byKey.get(key) as { profile: Profile; members: number[] });
  const order: SweepOrder = {
    profiles: sorted.map(({ profile }) => profile),
    starts: new Int32Array(sorted.length + 1),
    units: new Int32Array(members.length),
    members: new Int32Array(members.length),
    byId: new Int32Array(members.length),
  };
  let at = 0;
  sorted.forEach(({ members: own }, p) => {
    order.starts[p] = at;
    for (const k of own) {
      order.members[at] = k;
      order.units[at] = members[k] as number;
      order.byId[k] = at;
      at += 1;
    }
  });
  order.starts[sorted.length] = at;
  return order;
}

/** The profile that a unit of the data stands in, by where profiles begin. Rule: KERNEL-3. Errors: none. Example: starts 0, 2, 2, 5, unit 2 → 2. */
export function profileOf(starts: Int32Array, unit: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= unit) low = middle;
    else high = middle;
  }
  return low;
}
