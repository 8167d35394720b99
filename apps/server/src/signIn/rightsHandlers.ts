import { apiIssue, type RouteBody } from '@kedu/api';
import type { Issue } from '@kedu/model';
import { type Administrator, ADMINISTRATORS, type Context, denied, MACHINE, RIGHTS_STREAM, seated, workflowIssue } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers, RefusedAnswer } from '../http/handler.ts';
import type { Places } from '../http/places.ts';
import type { ServerPorts } from '../http/ports.ts';
import { namesInRegister } from '../knowledge/namesInRegister.ts';
import { knownUnits } from '../knowledge/unitHandlers.ts';
import { publishedSchemes, titlesOfSchemes } from '../rounds/publishedSchemes.ts';
import type { Accounts } from './accounts.ts';
import { unknownName } from './unknownName.ts';

/** Who may do what, and accounts. Rules: RIGHT-1 to RIGHT-19. */
export function rightsHandlers(accounts: Accounts, places: Places): Handlers {
  // Who signs in stands in no stream: an administrator has an account here, and its password is known to him alone (RIGHT-4).
  const unfitSuccessor = async (body: RouteBody<'commandRights'>, context: Context): Promise<Issue | undefined> => {
    if ((body.type !== 'ask_hand_over' && body.type !== 'confirm_hand_over') || denied(context, 'hand_over') !== undefined)
      return undefined;
    const account = await accounts.of(context.entered, body.person);
    const reason = account === undefined || account.isClosed ? 'unknown' : account.passwordIsGiven ? 'given' : undefined;
    return reason && workflowIssue('RIGHT_ADMINISTRATORS', {}, { reason, seat: body.seat, person: body.person });
  };
  return {
    rights: async ({ entered, context, ports }) => {
      const [held] = await ports.store.read(entered, [RIGHTS_STREAM] as const);
      if (held === undefined) throw new RangeError('a store that gives no rights');
      const { state, version } = held;
      const names = await ports.people.names([
        ...new Set([
          ...state.seats.map(({ person }) => person),
          ...Object.values(state.administrators),
          ...[...state.resets, ...state.handOvers].flatMap(({ person, by }) => [person, by]),
        ]),
      ]);
      const units = await namesInRegister(
        ports,
        entered.authority,
        state.posts.map(({ unit }) => unit),
        context.today,
      );
      const schemes = await publishedSchemes(ports, { authority: entered.authority, ...MACHINE });
      const titles = titlesOfSchemes(schemes);
      const indicators = new Set(schemes.flatMap(({ scheme }) => scheme.indicators.map(({ id }) => id)));
      const person = (id: string) => ({ id, name: names.get(id) ?? id });
      // Each of the three: whoever confirms a reset has to find the person (RIGHT-16).
      const seesAccounts = denied(context, 'reset_factor') === undefined;
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
          indicators: [...indicators].map((id) => ({ id, title: titles(id).title })),
          owners: state.owners.map((owner) => ({ ...owner, title: titles(owner.indicator).title })),
          grants: state.grants,
          ...(seesAccounts
            ? {
                resets: state.resets.map(({ person: id, by, ...rest }) => ({ person: person(id), by: person(by), ...rest })),
                handOvers: state.handOvers.map(({ person: id, by, ...rest }) => ({ person: person(id), by: person(by), ...rest })),
              }
            : {}),
          ...(seesAccounts ? { accounts: await accounts.list(entered) } : {}),
        },
        // Whether an account is locked follows from tries to sign in, which are no commands.
        isLive: seesAccounts,
      };
    },

    commandRights: async ({ body, context, ports, perform }) => {
      if (body.type === 'create_post' && denied(context, 'create_posts') === undefined) {
        const units = await knownUnits(ports, context);
        // Before there is a scheme there is no register to hold it to (RIGHT-19).
        if (units.length > 0 && !units.some(({ id }) => id === body.unit))
          return besideFields({ issues: [workflowIssue('RIGHT_POST', {}, { reason: 'unit', post: body.post })] }, body);
      }
      const unfit = (await unfitSuccessor(body, context)) ?? (await unknownName(body, context, ports.people, places));
      const answer = unfit === undefined ? await perform({ on: 'rights', command: body }) : { issues: [unfit] };
      return besideFields(await named(answer, ports), body);
    },

    registerPerson: async ({ body, context, key }) => {
      const authority = await places.authority(context.entered.authority);
      const answer = await accounts.register(context, key, body, authority?.isExample === true);
      return 'issues' in answer ? { ...answer, at: ({ code }) => (code === 'SIGN_NAME' ? '/signName' : undefined) } : answer;
    },

    commandPerson: async ({ params, body, context, key, ports, perform }) => {
      const done = await accounts.command(context, key, params.person, body, perform);
      return besideFields(await named(done ?? { issues: [apiIssue('API_NOT_FOUND', {}, { found: params.person })] }, ports), body);
    },
  };
}

/** A refusal with the name of the person that it is about: nobody knows people by their pseudonyms. */
async function named<V>(
  answer: { readonly value: V } | RefusedAnswer,
  { people }: Pick<ServerPorts, 'people'>,
): Promise<{ readonly value: V } | RefusedAnswer> {
  if ('value' in answer) return answer;
  const persons = answer.issues.flatMap(({ args: { person } }) => (typeof person === 'string' ? [person] : []));
  if (persons.length === 0) return answer;
  const names = await people.names([...new Set(persons)]);
  const issues = answer.issues.map((issue) => {
    const name = typeof issue.args['person'] === 'string' ? names.get(issue.args['person']) : undefined;
    return name === undefined ? issue : { ...issue, args: { ...issue.args, person: name } };
  });
  return { ...answer, issues };
}
