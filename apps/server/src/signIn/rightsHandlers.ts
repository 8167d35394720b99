import { apiIssue } from '@kedu/api';
import { unitNamesOf } from '@kedu/store';
import { type Administrator, ADMINISTRATORS, denied, RIGHTS_STREAM, seated } from '@kedu/workflow';
import type { Handlers } from '../http/handler.ts';
import type { Places } from '../http/places.ts';
import type { Accounts } from './accounts.ts';

/** Who may do what, and accounts. Rules: RIGHT-1 to RIGHT-15. */
export function rightsHandlers(accounts: Accounts, places: Places): Handlers {
  return {
    rights: async ({ entered, context, ports }) => {
      const [held] = await ports.store.read(entered, [RIGHTS_STREAM] as const);
      if (held === undefined) throw new RangeError('a store that gives no rights');
      const { state, version } = held;
      const names = await ports.people.names([
        ...new Set([...state.seats.map(({ person }) => person), ...Object.values(state.administrators)]),
      ]);
      const units = await unitNamesOf(ports.store.pool, [...new Set(state.posts.map(({ unit }) => unit))], context.today);
      const person = (id: string) => ({ id, name: names.get(id) ?? id });
      const seesAccounts = denied(context, 'register_persons') === undefined || denied(context, 'unlock') === undefined;
      return {
        value: {
          seen: version,
          today: context.today,
          administrators: ADMINISTRATORS.flatMap((seat: Administrator) => {
            const holder = state.administrators[seat];
            return holder === undefined ? [] : [{ seat, person: person(holder) }];
          }),
          posts: state.posts.map((post) => ({
            ...post,
            unit: { id: post.unit, name: units.get(post.unit) ?? { 'zh-CN': post.unit } },
            isVacant: seated(state, post.id, context.today).length === 0,
          })),
          seats: state.seats.map((seat) => ({ ...seat, person: person(seat.person) })),
          owners: state.owners,
          grants: state.grants,
          ...(seesAccounts ? { accounts: await accounts.list(entered) } : {}),
        },
        // Whether an account is locked follows from tries to sign in, which are no commands.
        isLive: seesAccounts,
      };
    },

    commandRights: ({ body, perform }) => perform({ on: 'rights', command: body }),

    registerPerson: async ({ body, context, key }) => {
      const authority = await places.authority(context.entered.authority);
      return accounts.register(context, key, body, authority?.isExample === true);
    },

    commandPerson: async ({ params, body, context, key }) =>
      (await accounts.command(context, key, params.person, body)) ?? {
        issues: [apiIssue('API_NOT_FOUND', {}, { found: params.person })],
      },
  };
}
