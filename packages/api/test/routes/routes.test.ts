import { ADMINISTRATORS, allows, type Permission, ROLES, type Role } from '@kedu/workflow';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answersOf, isFile, isShape, isStream, namesIn, type Route, ROUTE_NAMES, ROUTES } from '../../src/index.ts';
import { unboundedIn } from './unboundedIn.ts';

const all = ROUTE_NAMES.map((name) => [name, ROUTES[name] as Route] as const);

describe('the table of routes', () => {
  it.each(all)('API-1 %s: its path names what its parameters hold, and nothing else', (_, { params, path }) => {
    expect(path.startsWith('/')).toBe(true);
    expect(Object.keys(params?.shape ?? {}).sort()).toEqual([...namesIn(path)].sort());
  });

  it('API-1 no two routes stand at one place', () => {
    const places = all.map(([, { method, path }]) => `${method} ${path.replace(/\{[a-z]+\}/g, '{}')}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each(all)('API-3 %s: whoever acts in a post acts in an authority', (_, { asker, path }) => {
    expect(asker === 'post').toBe(path.startsWith('/authorities/{authority}'));
  });

  it.each(all)(
    'API-4 %s: what changes something of an authority bears a key, what is read never',
    (_, { asker, isKeyed, kind, method }) => {
      const changes = kind === 'command' || kind === 'upload';
      expect(method === 'GET').toBe(!changes);
      expect(isKeyed).toBe(changes && asker === 'post');
    },
  );

  it.each(all)('API-14 %s: everything that comes in is bounded', (_, { body, params, query }) => {
    for (const shape of [params, query, body])
      if (shape !== undefined) expect(unboundedIn(z.toJSONSchema(shape, { io: 'input' }))).toEqual([]);
  });

  it.each(all.filter(([name]) => name !== 'contract'))('API-15 %s: what is answered is bounded, and nothing beside it', (_, { answer }) => {
    if (isShape(answer)) expect(unboundedIn(z.toJSONSchema(answer, { io: 'output' }))).toEqual([]);
    else expect(answer === undefined || isFile(answer) || isStream(answer)).toBe(true);
  });

  it.each(all)('API-15 %s: its statuses are listed once, its own first', (_, asked) => {
    const statuses = answersOf(asked);
    expect(statuses[0]).toBe(asked.status);
    expect(new Set(statuses).size).toBe(statuses.length);
    expect(statuses).toEqual(expect.arrayContaining([400, 404, 429, 500, 503]));
  });

  it.each(all)('API-16 %s: some role of a post or seat has each permission that it names', (_, { permissions }) => {
    for (const permission of permissions)
      expect((Object.keys(ROLES) as Role[]).some((role) => role !== 'machine' && allows(role, permission))).toBe(true);
  });

  it('API-16 RIGHT-5 no administrator has a permission that a route of business asks for', () => {
    const own: readonly Permission[] = ADMINISTRATORS.flatMap((seat) => ROLES[seat]);
    const business = all.filter(([name, { permissions }]) => permissions.length > 0 && !isOfAdministration(name));
    for (const [name, { permissions }] of business)
      expect([name, permissions.filter((permission) => own.includes(permission))]).toEqual([name, []]);
  });

  it('names its words in Chinese and English', () => {
    for (const [, { summary }] of all) {
      expect(summary['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(summary.en).toMatch(/^[a-z]/);
    }
  });
});

function isOfAdministration(name: string): boolean {
  return ['commandRights', 'registerPerson', 'commandPerson', 'audit'].includes(name);
}
