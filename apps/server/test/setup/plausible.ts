import { addressOf, type Route, type RouteName, ROUTES } from '@kedu/api';
import type { Office } from './twoOffices.ts';

/** A question as it is sent. */
export interface SentQuestion {
  readonly method: string;
  readonly address: string;
  readonly body?: unknown;
}

const UNIT = '990100';

/** Parts of paths that are there in an office, by their name. */
export function partsOf(office: Office, path: string): Readonly<Record<string, string>> {
  const person = office.people.find(({ post }) => post === 'finance')?.person ?? '';
  return {
    authority: office.authority,
    round: path.includes('/seal') || path.includes('/history') ? office.sealedRound : office.openRound,
    unit: UNIT,
    scheme: 'north@2023',
    change: office.change,
    connector: 'hotline',
    import: `i-${office.authority}`,
    run: office.run,
    name: 'results.csv',
    bundle: `b-${office.authority}`,
    person,
    giver: office.authority === 'waisheng' ? 'beiyuan' : 'waisheng',
    year: '2023',
    indicator: 'good_air_days',
    period: '2023-01',
    source: 'report',
  };
}

/** A body of the right shape, of what whoever may give the command could mean. */
export function bodyOf(name: RouteName, office: Office): unknown {
  const reason = '示例：按程序办理';
  const bodies: Partial<Record<RouteName, unknown>> = {
    signIn: { name: 'nobody', password: 'none of the passwords' },
    changePassword: { old: 'none of the passwords', next: 'another of the passwords' },
    beginSecondFactor: undefined,
    confirmSecondFactor: { code: '000000' },
    commandScheme: { type: 'withdraw_scheme', reason },
    requestChange: { type: 'request_change', scheme: 'north', change: 'change', indicators: ['good_air_days'], from: '2024-01-01', reason },
    commandChange: { type: 'review_change', reason },
    commandRound: { type: 'extend_round', closesOn: '2023-12-31', reason },
    sealRound: { reason },
    saveValues: {
      entries: [
        {
          cell: { indicator: 'good_air_days', period: office.openRound, unit: UNIT, source: 'report' },
          command: { type: 'enter', figure: { value: 21 } },
          seen: 0,
        },
      ],
    },
    commandPublications: {
      type: 'set_publication_days',
      days: [{ indicator: 'good_air_days', period: '2023-01', day: '2023-02-17' }],
    },
    commandImport: { type: 'withdraw_import', reason },
    commandConnector: { type: 'suspend_connector', reason },
    capture: { round: office.openRound },
    commandBurden: { type: 'ask_visit', about: 'good_air_days', reason },
    requestRun: { scheme: 'north', version: '2023', period: '2023', rounds: [office.sealedRound], asOf: '2023-03-11', seed: 1 },
    commandRun: { type: 'retry_run' },
    commandFeedback: { type: 'confirm_result', unit: UNIT },
    publishBundle: { level: 'internal', example: true },
    commandRights: { type: 'create_post', post: 'further', unit: UNIT, title: '示例岗位' },
    registerPerson: { name: '示例 新人', signName: `newcomer-${office.authority}` },
    commandPerson: { type: 'unlock', reason },
  };
  return bodies[name];
}

/** A whole question that somebody of an office might send. Of uploads: without their file. */
export function questionOf(name: RouteName, office: Office, parts: Readonly<Record<string, string>> = {}): SentQuestion {
  const { method, path, upload }: Route = ROUTES[name];
  const body = upload === undefined ? bodyOf(name, office) : undefined;
  return {
    method,
    address: addressOf(name, { params: { ...partsOf(office, path), ...parts } }),
    ...(body === undefined ? {} : { body }),
  };
}
