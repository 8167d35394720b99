import type { UnitId } from '@kedu/model';
import type { PersonId, PostId } from '../actor.ts';
import type { Day } from '../instant.ts';
import type { AccountReset, HandOver, IndicatorOwner, Post, ReadingGrant, RoleGrant, Seat } from './rights.ts';
import type { Administrator, PostRole } from './roles.ts';

/** What is asked of the rights of an authority. */
export type RightsCommand =
  /** Once, by the server itself: the first three administrators. */
  | { readonly type: 'found_administration'; readonly administrators: Readonly<Record<Administrator, PersonId>> }
  /** By whoever runs the machine, where no two administrators can act. */
  | { readonly type: 'seat_administrator'; readonly seat: Administrator; readonly person: PersonId; readonly reason: string }
  /** The seat of an administrator goes on: one of the three asks, another confirms (RIGHT-4). */
  | { readonly type: 'ask_hand_over'; readonly seat: Administrator; readonly person: PersonId; readonly reason: string }
  | { readonly type: 'confirm_hand_over'; readonly seat: Administrator; readonly person: PersonId; readonly reason: string }
  | { readonly type: 'create_post'; readonly post: PostId; readonly unit: UnitId; readonly title: string }
  | { readonly type: 'abolish_post'; readonly post: PostId; readonly on: Day; readonly reason: string }
  | ({ readonly type: 'appoint' } & Seat)
  | { readonly type: 'vacate'; readonly post: PostId; readonly person: PersonId; readonly last: Day; readonly reason: string }
  | { readonly type: 'grant_role'; readonly post: PostId; readonly grant: RoleGrant }
  | { readonly type: 'revoke_role'; readonly post: PostId; readonly role: PostRole; readonly reason: string }
  | { readonly type: 'assign_owner'; readonly owners: readonly IndicatorOwner[] }
  | ({ readonly type: 'grant_reading' } & ReadingGrant)
  | { readonly type: 'end_reading'; readonly grant: string; readonly last: Day; readonly reason: string }
  /** A second factor that was lost: one administrator asks, another confirms (RIGHT-16). */
  | { readonly type: 'ask_factor_reset'; readonly person: PersonId; readonly reason: string }
  | { readonly type: 'confirm_factor_reset'; readonly person: PersonId; readonly reason: string }
  /** A password that was lost, likewise (RIGHT-22). */
  | { readonly type: 'ask_new_password'; readonly person: PersonId; readonly reason: string }
  | { readonly type: 'confirm_new_password'; readonly person: PersonId; readonly reason: string };

/** What happened to the rights of an authority; nothing is taken back, a seat ends. */
export type RightsEvent =
  | { readonly type: 'administrator_seated'; readonly seat: Administrator; readonly person: PersonId; readonly reason?: string | undefined }
  | ({ readonly type: 'hand_over_asked' } & HandOver)
  | { readonly type: 'post_created'; readonly post: Omit<Post, 'roles' | 'abolishedOn'> }
  | { readonly type: 'post_abolished'; readonly post: PostId; readonly on: Day; readonly reason: string }
  | { readonly type: 'appointed'; readonly seat: Seat }
  | { readonly type: 'vacated'; readonly post: PostId; readonly person: PersonId; readonly last: Day; readonly reason: string }
  | { readonly type: 'role_granted'; readonly post: PostId; readonly grant: RoleGrant }
  | { readonly type: 'role_revoked'; readonly post: PostId; readonly role: PostRole; readonly reason: string }
  | { readonly type: 'owner_assigned'; readonly owner: IndicatorOwner }
  | { readonly type: 'reading_granted'; readonly grant: ReadingGrant }
  | { readonly type: 'reading_ended'; readonly grant: string; readonly last: Day; readonly reason: string }
  | ({ readonly type: 'factor_reset_asked' | 'new_password_asked' } & Omit<AccountReset, 'of'>)
  | {
      readonly type: 'factor_reset_confirmed' | 'new_password_confirmed';
      readonly person: PersonId;
      readonly by: PersonId;
      readonly reason: string;
    };
