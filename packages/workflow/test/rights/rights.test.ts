import { describe, expect, test } from 'vitest';
import {
  allows,
  denied,
  evolve,
  MACHINE,
  mayNotRead,
  NO_RIGHTS,
  PERMISSIONS,
  type Permission,
  POST_ROLES,
  type Rights,
  type Role,
  type RoleGrant,
  ROLES,
  type RightsCommand,
} from '../../src/index.ts';
import { cellOf, CITIES, Office } from '../office.ts';

const BUSINESS: readonly Permission[] = PERMISSIONS.slice(PERMISSIONS.indexOf('assign_owners'));
const ADMINISTRATION: readonly Permission[] = PERMISSIONS.slice(0, PERMISSIONS.indexOf('assign_owners'));

async function refusals(office: Office, who: Parameters<Office['as']>[0], command: RightsCommand): Promise<readonly string[]> {
  return office.refusals(who, { on: 'rights', command });
}

describe('RIGHT-1 RIGHT-5 roles', () => {
  test('no administrator has a permission of the business, and no other role one of an administrator but the auditor', () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      const business = BUSINESS.filter((permission) => allows(role, permission));
      const administration = ADMINISTRATION.filter((permission) => allows(role, permission));
      if (role.endsWith('_administrator')) expect([role, business]).toEqual([role, []]);
      else expect([role, administration]).toEqual([role, role === 'auditor' ? ['read_audit'] : []]);
    }
    expect(BUSINESS.filter((permission) => allows('auditor', permission))).toEqual(['read_value', 'read_result']);
  });

  test('every permission is some role’s, and powers of the three do not overlap', () => {
    expect(PERMISSIONS.filter((permission) => !(Object.keys(ROLES) as Role[]).some((role) => allows(role, permission)))).toEqual([]);
    const three = (['system_administrator', 'security_administrator', 'audit_administrator'] as const).flatMap((role) => [...ROLES[role]]);
    // What takes two of them (RIGHT-4, RIGHT-16) is every one’s.
    const own = three.filter((permission) => permission !== 'reset_factor' && permission !== 'hand_over');
    expect([new Set(own).size, three.length]).toEqual([own.length, own.length + 6]);
  });

  test('a role that is bounded reaches nothing that is done to the authority as a whole, and all else', () => {
    const whole: readonly Permission[] = [
      'read_audit',
      'assign_owners',
      ...(['draft_scheme', 'review_scheme', 'publish_scheme', 'review_change', 'approve_change'] as const),
      'declare_connector',
      ...(['plan_round', 'run_round', 'seal_round', 'request_run'] as const),
      ...(['read_rank_early', 'open_feedback', 'release_ranks'] as const),
    ];
    const bounds: readonly Omit<RoleGrant, 'role'>[] = [{}, { units: ['990100'] }, { indicators: ['gdp_growth'] }];
    for (const role of POST_ROLES)
      for (const [i, bound] of bounds.entries()) {
        const rights: Rights = {
          ...NO_RIGHTS,
          posts: [{ id: 'here', unit: '990100', title: '示例岗', roles: [{ role, ...bound }] }],
          seats: [{ post: 'here', person: 'p-here', as: 'holder', from: '2024-01-01' }],
        };
        const at = '2024-12-02T04:00:00.000Z';
        const context = { entered: { authority: '990000', person: 'p-here', post: 'here' }, at, today: '2024-12-02', rights };
        const may = PERMISSIONS.filter(
          (permission) => denied(context, permission, { unit: '990100', indicator: 'gdp_growth' }) === undefined,
        );
        const expected = PERMISSIONS.filter((permission) => allows(role, permission) && (i === 0 || !whole.includes(permission)));
        expect([role, bound, may]).toEqual([role, bound, expected]);
      }
  });

  test('no one role reports, checks and approves', () => {
    for (const role of POST_ROLES) expect(allows(role, 'check_value') && allows(role, 'approve_value')).toBe(false);
  });
});

describe('RIGHT-2 RIGHT-9 who acts', () => {
  test('a post on which one sits that day, holder or deputy, and nobody else', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const enter = {
      on: 'values',
      round: '2024-11',
      entries: [{ cell: cellOf('hotline_resolution', '2024-11', CITIES[0]), command: { type: 'enter', figure: { value: 1 } } }],
    } as const;
    expect(await office.refusals('checker', enter)).toEqual(['RIGHT_DENIED']);
    await office.do('deputy', enter);
    await office.rights('security', { type: 'vacate', post: 'statistics', person: 'p-deputy', last: '2024-12-02', reason: '代理期满' });
    office.clock.turn('2024-12-02T15:59:59.999Z');
    await office.do('deputy', enter);
    office.clock.turn('2024-12-02T16:00:00.000Z');
    expect(await office.refusals('deputy', enter)).toEqual(['RIGHT_SEAT']);
    const [held] = await office.store.read(office.as('clerk'), [`value/hotline_resolution/2024-11/${CITIES[0]}/report`] as const);
    expect(held?.state.versions.map(({ person, post }) => `${person} ${post}`)).toEqual(['p-deputy statistics', 'p-deputy statistics']);
  });

  test('a role reaches the units that it names, and no others', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const own = (who: 'city1' | 'city2', unit: string) =>
      office.refusals(who, {
        on: 'values',
        round: '2024-11',
        entries: [{ cell: cellOf('grassroots_forms', '2024-11', unit), command: { type: 'enter', figure: { value: 1 } } }],
      });
    expect(await own('city1', CITIES[0])).toEqual([]);
    expect(await own('city2', CITIES[0])).toEqual(['RIGHT_DENIED']);
  });

  test('RIGHT-12 the server is a name of its own, with its own permissions alone', async () => {
    const office = await new Office().found();
    const context = (person: string) => ({
      entered: { authority: '990000', person, post: MACHINE.post },
      at: '2024-12-02T01:00:00.000Z',
      today: '2024-12-02',
      rights: { administrators: {}, posts: [], seats: [], owners: [], grants: [], resets: [], handOvers: [] },
    });
    expect(denied(context(MACHINE.person), 'work')).toBeUndefined();
    expect(denied(context('p-clerk'), 'work')?.code).toBe('RIGHT_DENIED');
    expect(denied(context(MACHINE.person), 'approve_value')?.code).toBe('RIGHT_DENIED');
    expect(mayNotRead(context('p-clerk'), 'rights')?.code).toBe('RIGHT_DENIED');
    expect(mayNotRead(context(MACHINE.person), 'rights')).toBeUndefined();
    expect(
      await refusals(office, 'security', { type: 'appoint', post: 'statistics', person: MACHINE.person, as: 'deputy', from: '2024-01-01' }),
    ).toEqual(['RIGHT_SELF']);
    expect(await refusals(office, 'system', { type: 'create_post', post: MACHINE.post, unit: '990000', title: 'x' })).toEqual([
      'RIGHT_POST',
    ]);
  });
});

describe('RIGHT-18 the role of an assessed unit', () => {
  test('reaches the unit of its post where none is named, others only where they are named; other roles reach all', async () => {
    const office = await new Office().found();
    await office.rights('system', { type: 'create_post', post: 'new-city', unit: '990300', title: '示例岗位' });
    const granted = async (grant: Extract<RightsCommand, { type: 'grant_role' }>['grant']) => {
      await office.rights('security', { type: 'grant_role', post: 'new-city', grant });
      const [held] = await office.store.read(office.as('security'), ['rights'] as const);
      return held?.state.posts.find(({ id }) => id === 'new-city')?.roles.find(({ role }) => role === grant.role)?.units;
    };
    expect(await granted({ role: 'assessed_unit' })).toEqual(['990300']);
    expect(await granted({ role: 'assessed_unit', units: [] })).toEqual(['990300']);
    expect(await granted({ role: 'assessed_unit', units: ['990100', '990300'] })).toEqual(['990100', '990300']);
    expect(await granted({ role: 'finance' })).toBeUndefined();
  });

  test('reaches no further where it was granted before there was this rule, and its event names no unit', () => {
    const posts = [{ id: 'old-city', unit: '990200', title: '示例岗位', roles: [] }];
    const rights = evolve(
      'rights',
      { ...NO_RIGHTS, posts },
      {
        event: { type: 'role_granted', post: 'old-city', grant: { role: 'assessed_unit' } },
        at: '2024-01-01T01:00:00.000Z',
        person: 'p-security',
        post: 'security_administrator',
        command: 'grant_role',
      },
    );
    expect(rights.posts[0]?.roles).toEqual([{ role: 'assessed_unit', units: ['990200'] }]);
    const seats = [{ post: 'old-city', person: 'p-city', as: 'holder', from: '2024-01-01' }] as const;
    const context = {
      entered: { authority: '990000', person: 'p-city', post: 'old-city' },
      at: '2024-12-02T01:00:00.000Z',
      today: '2024-12-02',
      rights: { ...rights, seats },
    };
    expect(denied(context, 'confirm_value', { unit: '990200' })).toBeUndefined();
    expect(denied(context, 'confirm_value', { unit: '990100' })?.code).toBe('RIGHT_DENIED');
  });
});

describe('RIGHT-3 RIGHT-6 RIGHT-7 posts and seats', () => {
  test('one holder a day; the next from the day after', async () => {
    const office = await new Office().found();
    const appoint = (from: string, person = 'p-new', as: 'holder' | 'deputy' = 'holder'): RightsCommand => ({
      type: 'appoint',
      post: 'statistics',
      person,
      as,
      from,
    });
    expect(await refusals(office, 'security', appoint('2024-12-02'))).toEqual(['RIGHT_HELD']);
    expect(await refusals(office, 'security', appoint('2024-12-02', 'p-deputy', 'deputy'))).toEqual(['RIGHT_HELD']);
    await office.rights('security', {
      type: 'vacate',
      post: 'statistics',
      person: 'p-statistician',
      last: '2024-12-31',
      reason: '年底退休',
    });
    expect(await refusals(office, 'security', appoint('2024-12-31'))).toEqual(['RIGHT_HELD']);
    await office.rights('security', appoint('2025-01-01'));
    expect(
      await refusals(office, 'security', {
        type: 'vacate',
        post: 'statistics',
        person: 'p-statistician',
        last: '2025-01-31',
        reason: '年底退休',
      }),
    ).toEqual(['RIGHT_POST']);
  });

  test('not oneself, not without a reason, not a post or role that is none, not backwards', async () => {
    const office = await new Office().found();
    expect(
      await refusals(office, 'security', { type: 'appoint', post: 'statistics', person: 'p-security', as: 'deputy', from: '2024-12-02' }),
    ).toEqual(['RIGHT_SELF', 'RIGHT_ADMINISTRATORS']);
    expect(
      await refusals(office, 'security', { type: 'vacate', post: 'statistics', person: 'p-deputy', last: '2024-12-31', reason: '无' }),
    ).toEqual(['REASON_MISSING']);
    expect(
      await refusals(office, 'security', {
        type: 'appoint',
        post: 'none',
        person: 'p-new',
        as: 'deputy',
        from: '2024-12-02',
        until: '2024-12-01',
      }),
    ).toEqual(['RIGHT_POST', 'RIGHT_SPAN']);
    expect(
      await refusals(office, 'security', { type: 'grant_role', post: 'statistics', grant: { role: 'security_administrator' as never } }),
    ).toEqual(['RIGHT_ROLE']);
    expect(await refusals(office, 'system', { type: 'create_post', post: 'audit_administrator', unit: '990000', title: 'x' })).toEqual([
      'RIGHT_POST',
    ]);
    expect(await refusals(office, 'clerk', { type: 'create_post', post: 'other', unit: '990000', title: 'x' })).toEqual(['RIGHT_DENIED']);
  });

  test('RIGHT-11 a post that is abolished or loses a role acts no more', async () => {
    const office = await new Office().found();
    const assign: RightsCommand = { type: 'assign_owner', owners: [{ indicator: 'new', post: 'statistics', from: '2024-12-02' }] };
    await office.rights('clerk', assign);
    await office.rights('system', { type: 'abolish_post', post: 'statistics', on: '2024-12-02', reason: '机构改革撤并' });
    expect(await refusals(office, 'clerk', assign)).toEqual(['RIGHT_POST']);
    await office.rights('security', { type: 'revoke_role', post: 'office-clerk', role: 'performance_office', reason: '岗位职责调整' });
    expect(await refusals(office, 'clerk', assign)).toEqual(['RIGHT_DENIED', 'RIGHT_POST']);
  });
});

describe('RIGHT-4 three administrators', () => {
  test('are founded once, by the server, as three people', async () => {
    const office = new Office();
    const three = { system_administrator: 'a', security_administrator: 'b', audit_administrator: 'a' };
    expect(await refusals(office, 'machine', { type: 'found_administration', administrators: three })).toEqual(['RIGHT_ADMINISTRATORS']);
    expect(
      await refusals(office, 'system', { type: 'found_administration', administrators: { ...three, audit_administrator: 'c' } }),
    ).toEqual(['RIGHT_ADMINISTRATORS']);
    await office.found();
    expect(
      await refusals(office, 'machine', { type: 'found_administration', administrators: { ...three, audit_administrator: 'c' } }),
    ).toEqual(['RIGHT_ADMINISTRATORS']);
  });
});

describe('RIGHT-3 RIGHT-4 a seat whose last day is before its first', () => {
  test('keeps nobody from an administrator’s seat nor from the post, one that is still to come does', async () => {
    const office = await new Office().found();
    const appoint = (from: string): RightsCommand => ({ type: 'appoint', post: 'statistics', person: 'p-new', as: 'deputy', from });
    const handOver: RightsCommand = {
      type: 'ask_hand_over',
      seat: 'audit_administrator',
      person: 'p-new',
      reason: '轮岗交流',
    };
    await office.rights('security', appoint('2024-12-20'));
    expect(await refusals(office, 'security', handOver)).toEqual(['RIGHT_ADMINISTRATORS']);
    expect(await refusals(office, 'security', appoint('2024-12-05'))).toEqual(['RIGHT_HELD']);
    const back: RightsCommand = { type: 'vacate', post: 'statistics', person: 'p-new', last: '2024-12-10', reason: '任命有误，收回' };
    await office.rights('security', back);
    await office.rights('security', appoint('2024-12-05'));
    await office.rights('security', { ...back, last: '2024-12-04' });
    await office.rights('security', handOver);
  });
});

test('RIGHT-3 what somebody has sat on a post is never taken back', async () => {
  const office = await new Office().found();
  await office.rights('security', { type: 'appoint', post: 'statistics', person: 'p-new', as: 'deputy', from: '2024-11-01' });
  const end = (last: string): RightsCommand => ({ type: 'vacate', post: 'statistics', person: 'p-new', last, reason: '代理期满' });
  expect(await refusals(office, 'security', end('2024-10-31'))).toEqual(['RIGHT_POST']);
  await office.rights('security', end('2024-11-01'));
});

describe('RIGHT-10 reading across authorities', () => {
  test('says who, what, of whom, until when and why', async () => {
    const office = await new Office().found();
    const grant = {
      type: 'grant_reading',
      id: 'g-1',
      reader: '995000',
      tables: ['values'],
      units: ['990100'],
      from: '2024-12-01',
      until: '2025-12-31',
      reason: '跨省对比研究',
    } as const;
    expect(await refusals(office, 'head', grant)).toEqual(['RIGHT_DENIED']);
    expect(await refusals(office, 'security', { ...grant, reader: '990000', tables: [], units: [], until: '2024-01-01' })).toEqual([
      'RIGHT_SPAN',
      'RIGHT_GRANT',
      'RIGHT_GRANT',
      'RIGHT_GRANT',
    ]);
    expect(await refusals(office, 'security', { ...grant, tables: ['audit' as never] })).toEqual(['RIGHT_GRANT']);
    await office.rights('security', grant);
    expect(await refusals(office, 'security', grant)).toEqual(['RIGHT_GRANT']);
    await office.rights('security', { type: 'end_reading', grant: 'g-1', last: '2025-01-31', reason: '研究已完成' });
    const [rights] = await office.store.read(office.as('security'), ['rights'] as const);
    expect(rights?.state.grants).toHaveLength(1);
    expect(rights?.state.grants[0]?.until).toBe('2025-01-31');
  });
});
