import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@kedu/engine';
import {
  ADMINISTRATORS,
  decideRights,
  denied,
  evolve,
  MACHINE,
  NO_RIGHTS,
  type Permission,
  postsOf,
  type Rights,
  type RightsCommand,
  ROLES,
  seated,
} from '../../src/index.ts';

const people = ['a', 'b', 'c', 'd', 'e', 'f'];
const person = fc.constantFrom(...people);
const post = fc.constantFrom('p1', 'p2', 'p3');
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2024-01-01', n));
const reason = fc.constantFrom('轮岗交流', '无');
const role = fc.constantFrom(
  'performance_office' as const,
  'lead_department' as const,
  'performance_office_head' as const,
  'auditor' as const,
);

const command: fc.Arbitrary<RightsCommand> = fc.oneof(
  fc.record({
    type: fc.constantFrom('ask_hand_over' as const, 'confirm_hand_over' as const),
    seat: fc.constantFrom(...ADMINISTRATORS),
    person: fc.constantFrom('c', 'd'),
    reason: fc.constant('轮岗交流'),
  }),
  fc.record({ type: fc.constant('create_post' as const), post, unit: fc.constant('990000D01'), title: fc.constant('岗位') }),
  fc.record({ type: fc.constant('abolish_post' as const), post, on: day, reason }),
  fc
    .record({
      type: fc.constant('appoint' as const),
      post,
      person,
      as: fc.constantFrom('holder' as const, 'deputy' as const),
      from: day,
      until: fc.option(day, { nil: undefined }),
    })
    .map((each) => each as RightsCommand),
  fc.record({ type: fc.constant('vacate' as const), post, person, last: day, reason }),
  fc.record({ type: fc.constant('grant_role' as const), post, grant: fc.record({ role }) }),
  fc.record({ type: fc.constant('revoke_role' as const), post, role, reason }),
);

const founded: Rights = ADMINISTRATORS.reduce<Rights>(
  (rights, seat, i) =>
    evolve('rights', rights, {
      event: { type: 'administrator_seated', seat, person: people[i] as string },
      at: '',
      person: '',
      post: '',
      command: '',
    }),
  NO_RIGHTS,
);

const withPosts: Rights = ['p1', 'p2'].reduce<Rights>(
  (rights, id) =>
    evolve('rights', rights, {
      event: { type: 'post_created', post: { id, unit: '990000D01', title: id } },
      at: '',
      person: '',
      post: '',
      command: '',
    }),
  founded,
);

describe('RIGHT-3 RIGHT-4 RIGHT-5 whatever is asked by whomever', () => {
  test('three administrators are three people in no post, a post has one holder a day, and no administrator reads or writes business data', () => {
    let done = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(command, fc.constantFrom('a', 'b', 'b', 'c', 'd'), fc.constantFrom(undefined, undefined, undefined, undefined, 'p1')),
          {
            minLength: 10,
            maxLength: 60,
          },
        ),
        (asked) => {
          let rights = withPosts;
          for (const [each, who, as] of asked) {
            const entered = {
              authority: '990000',
              person: who,
              post: as ?? ADMINISTRATORS.find((seat) => rights.administrators[seat] === who) ?? 'none',
            };
            const decision = decideRights(rights, each, { entered, at: '2024-01-15T01:00:00.000Z', today: '2024-01-15', rights });
            if ('issues' in decision) {
              expect(decision.issues.length).toBeGreaterThan(0);
              continue;
            }
            done += 1;
            for (const event of decision.value)
              rights = evolve('rights', rights, { event, at: '', person: who, post: entered.post, command: each.type });
            holds(rights);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(done).toBeGreaterThan(300);
  });
});

function holds(rights: Rights): void {
  const seats = ADMINISTRATORS.map((seat) => rights.administrators[seat]);
  expect(new Set(seats).size).toBe(3);
  for (let n = 0; n <= 60; n += 7) {
    const today = addDays('2024-01-01', n);
    for (const { id } of rights.posts) {
      const sitting = seated(rights, id, today);
      expect(sitting.filter(({ as }) => as === 'holder').length).toBeLessThanOrEqual(1);
      expect(new Set(sitting.map((seat) => seat.person)).size).toBe(sitting.length);
      expect(sitting.some((seat) => seat.person === MACHINE.person)).toBe(false);
    }
  }
  const business = Object.values(ROLES)
    .flat()
    .filter(
      (permission) =>
        !ADMINISTRATORS.some((seat) => (ROLES[seat] as readonly Permission[]).includes(permission)) && permission !== 'read_audit',
    );
  for (const administrator of seats) {
    const own = postsOf({ rights, today: '2024-01-20' }, administrator as string);
    expect(own.map(({ as }) => as)).toEqual(['administrator']);
    expect(own.every(({ needsSecondFactor }) => needsSecondFactor)).toBe(true);
    for (const permission of new Set(business)) {
      const entered = { authority: '990000', person: administrator as string, post: own[0]?.post as string };
      expect(denied({ entered, at: '', today: '2024-01-20', rights }, permission)?.code).toBe('RIGHT_DENIED');
    }
  }
}

describe('SIGN-3 RIGHT-9 posts to choose from', () => {
  test('own before those of a deputy; those that approve ask for a second factor', () => {
    const at = { at: '', person: '', post: '', command: '' };
    let rights = founded;
    const go = (event: Parameters<typeof evolve<'rights'>>[2]['event']): void => {
      rights = evolve('rights', rights, { event, ...at });
    };
    for (const id of ['clerk', 'head']) go({ type: 'post_created', post: { id, unit: '990000D01', title: id } });
    go({ type: 'role_granted', post: 'clerk', grant: { role: 'performance_office' } });
    go({ type: 'role_granted', post: 'head', grant: { role: 'performance_office_head' } });
    go({ type: 'appointed', seat: { post: 'head', person: 'd', as: 'deputy', from: '2024-01-01' } });
    go({ type: 'appointed', seat: { post: 'clerk', person: 'd', as: 'holder', from: '2024-01-10' } });
    expect(postsOf({ rights, today: '2024-01-09' }, 'd')).toEqual([{ post: 'head', as: 'deputy', needsSecondFactor: true }]);
    expect(postsOf({ rights, today: '2024-01-10' }, 'd')).toEqual([
      { post: 'clerk', as: 'holder', needsSecondFactor: false },
      { post: 'head', as: 'deputy', needsSecondFactor: true },
    ]);
    go({ type: 'post_abolished', post: 'head', on: '2024-01-10', reason: '撤并岗位' });
    expect(postsOf({ rights, today: '2024-01-10' }, 'd').map(({ post: id }) => id)).toEqual(['clerk']);
  });
});
