import type { UnitId } from '@kedu/model';
import type { PersonId, PostId } from '../actor.ts';
import type { Day } from '../instant.ts';
import { grouped } from '../grouped.ts';
import type { Administrator, PostRole } from './roles.ts';

/** How far a role of a post reaches: everywhere where neither is given, else only these units and these indicators. */
export interface RoleScope {
  readonly units?: readonly UnitId[] | undefined;
  readonly indicators?: readonly string[] | undefined;
}

/** A role that a post has. */
export interface RoleGrant extends RoleScope {
  readonly role: PostRole;
}

/** A post (岗位) in a unit: rights belong to it, and people come and go. */
export interface Post {
  readonly id: PostId;
  readonly unit: UnitId;
  readonly title: string;
  readonly roles: readonly RoleGrant[];
  readonly abolishedOn?: Day | undefined;
}

/** A person in a post (任职), with first and last day. */
export interface Seat {
  readonly post: PostId;
  readonly person: PersonId;
  readonly as: 'holder' | 'deputy';
  readonly from: Day;
  readonly until?: Day | undefined;
}

/** Which post answers for an indicator (指标责任岗位), from a day on. */
export interface IndicatorOwner {
  readonly indicator: string;
  readonly post: PostId;
  readonly from: Day;
}

/** Leave of one authority to read another’s data (跨主体查阅授权): what, of which units, from when to when, and why. */
export interface ReadingGrant {
  readonly id: string;
  readonly reader: string;
  readonly tables: readonly TableGroup[];
  readonly units: readonly UnitId[] | 'all';
  readonly from: Day;
  readonly until: Day;
  readonly reason: string;
}

/** Groups of tables that a grant may open; sign-in, rights and the audit trail are never among them. */
export const TABLE_GROUPS = ['values', 'results', 'rounds', 'schemes'] as const;
export type TableGroup = (typeof TABLE_GROUPS)[number];

/** What of an account is made anew by two hands. */
export const RESETS = ['second_factor', 'password'] as const;

/** A second factor or a password that was lost and is to be made anew (账号重置): asked for by one administrator, until a day. */
export interface AccountReset {
  readonly of: (typeof RESETS)[number];
  readonly person: PersonId;
  readonly by: PersonId;
  /** Last day on which another may confirm it. */
  readonly until: Day;
  readonly reason: string;
}

/** The seat of an administrator that is to go on (更换管理员): asked for by one of the three, until a day. */
export interface HandOver {
  readonly seat: Administrator;
  /** Who is to sit there. */
  readonly person: PersonId;
  readonly by: PersonId;
  /** Last day on which another may confirm it. */
  readonly until: Day;
  readonly reason: string;
}

/** Who may do what in one authority. */
export interface Rights {
  readonly administrators: Readonly<Partial<Record<Administrator, PersonId>>>;
  readonly posts: readonly Post[];
  readonly seats: readonly Seat[];
  readonly owners: readonly IndicatorOwner[];
  readonly grants: readonly ReadingGrant[];
  /** Asked for and not confirmed. */
  readonly resets: readonly AccountReset[];
  /** The same, one a seat. */
  readonly handOvers: readonly HandOver[];
}

/** Rights of an authority that nobody has founded yet. */
export const NO_RIGHTS: Rights = { administrators: {}, posts: [], seats: [], owners: [], grants: [], resets: [], handOvers: [] };

/** Whether a person sits on a post on a day. */
export function sits(seat: Seat, day: Day): boolean {
  return seat.from <= day && (seat.until === undefined || day <= seat.until);
}

/** Whether a seat was taken back before its first day. */
export function neverBegins({ from, until }: Seat): boolean {
  return until !== undefined && until < from;
}

const postsById = grouped(({ id }: Post) => id);
const seatsOfPost = grouped(({ post }: Seat) => post);
const seatsOfPerson = grouped(({ person }: Seat) => person);
const ownersOf = grouped(({ indicator }: IndicatorOwner) => indicator);

/** The post, while it stands on a day. */
export function livePost(rights: Rights, post: PostId, day: Day): Post | undefined {
  return postsById(rights.posts, post).find(({ abolishedOn }) => abolishedOn === undefined || day < abolishedOn);
}

/** Who sits on a post on a day: the holder before deputies. */
export function seated(rights: Rights, post: PostId, day: Day): readonly Seat[] {
  const seats = seatsOfPost(rights.seats, post).filter((seat) => sits(seat, day));
  return [...seats.filter(({ as }) => as === 'holder'), ...seats.filter(({ as }) => as === 'deputy')];
}

/** Seats of a person on a day, in the order in which they were given. */
export function seatsOn(rights: Rights, person: PersonId, day: Day): readonly Seat[] {
  return seatsOfPerson(rights.seats, person).filter((seat) => sits(seat, day));
}

/** The post that answers for an indicator on a day: the last one assigned, whether or not somebody sits on it. */
export function ownerOf(rights: Rights, indicator: string, day: Day): PostId | undefined {
  return ownersOf(rights.owners, indicator).reduce<IndicatorOwner | undefined>(
    (last, owner) => (owner.from <= day && (last === undefined || owner.from >= last.from) ? owner : last),
    undefined,
  )?.post;
}
