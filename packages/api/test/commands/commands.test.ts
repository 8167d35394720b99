import type {
  BurdenCommand,
  ChangeCommand,
  ConnectorCommand,
  FeedbackCommand,
  ResetCommand,
  RightsCommand,
  RoundCommand,
  RunCommand,
  SchemeCommand,
  ValueCommand,
} from '@kedu/workflow';
import {
  CHANGE_TRANSITIONS,
  CONNECTOR_TRANSITIONS,
  FEEDBACK_TRANSITIONS,
  IMPORT_TRANSITIONS,
  ROUND_TRANSITIONS,
  RUN_TRANSITIONS,
  SCHEME_TRANSITIONS,
  VALUE_TRANSITIONS,
} from '@kedu/workflow';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type burdenCommand,
  type changeBody,
  changeCommand,
  connectorCommand,
  feedbackCommand,
  type Frozen,
  importCommand,
  rightsCommand,
  roundCommand,
  runCommand,
  schemeCommand,
  valueCommand,
} from '../../src/index.ts';

/** Fails to compile where a command of the procedure could not be sent: the shapes themselves are held the other way by `satisfies`. */
type Sent<Command, Shape extends z.ZodType> = [Command] extends [Frozen<z.input<Shape>>] ? true : never;
const SENT: {
  readonly value: Sent<Exclude<ValueCommand, { readonly type: 'capture' }>, typeof valueCommand>;
  readonly scheme: Sent<SchemeCommand, typeof schemeCommand>;
  readonly request: Sent<Extract<ChangeCommand, { readonly type: 'request_change' }>, typeof changeBody>;
  readonly change: Sent<Exclude<ChangeCommand, { readonly type: 'request_change' | 'carry_out_change' }>, typeof changeCommand>;
  readonly round: Sent<Exclude<RoundCommand, { readonly type: 'seal_round' }>, typeof roundCommand>;
  readonly connector: Sent<Exclude<ConnectorCommand, { readonly type: 'begin_capture' | 'end_capture' }>, typeof connectorCommand>;
  readonly burden: Sent<BurdenCommand, typeof burdenCommand>;
  readonly run: Sent<Extract<RunCommand, { readonly type: 'retry_run' | 'abandon_run' }>, typeof runCommand>;
  readonly feedback: Sent<FeedbackCommand, typeof feedbackCommand>;
  readonly rights: Sent<
    Exclude<RightsCommand, { readonly type: 'found_administration' | 'seat_administrator' | ResetCommand['type'] }>,
    typeof rightsCommand
  >;
} = {
  value: true,
  scheme: true,
  request: true,
  change: true,
  round: true,
  connector: true,
  burden: true,
  run: true,
  feedback: true,
  rights: true,
};

const typesOf = (shape: z.ZodType): readonly string[] => {
  const { oneOf } = z.toJSONSchema(shape, { io: 'input' }) as unknown as {
    readonly oneOf?: readonly { readonly properties: { readonly type: { readonly const: string } } }[];
  };
  return (oneOf ?? []).map(({ properties }) => properties.type.const).sort();
};
const commandsOf = (table: Readonly<Record<string, object>>): readonly string[] => [
  ...new Set(Object.values(table).flatMap((row) => Object.keys(row))),
];

describe('commands over HTTP', () => {
  it('every command of the procedures can be sent', () => {
    expect(Object.values(SENT)).not.toContain(false);
  });

  /** What is not sent by people, and who does it instead. */
  const CASES = [
    ['COLLECT-5 figures', valueCommand, VALUE_TRANSITIONS, { capture: 'imports and connectors' }],
    ['SCHEMEPUB-1 schemes', schemeCommand, SCHEME_TRANSITIONS, {}],
    ['SCHEMEPUB-3 requests', changeCommand, CHANGE_TRANSITIONS, { request_change: 'a route of its own', carry_out_change: 'publishing' }],
    ['ROUND-8 rounds', roundCommand, ROUND_TRANSITIONS, { seal_round: 'the server, which makes the snapshot' }],
    ['ROUND-6 connectors', connectorCommand, CONNECTOR_TRANSITIONS, { begin_capture: 'the timer', end_capture: 'the timer' }],
    [
      'COLLECT-11 imports',
      importCommand,
      IMPORT_TRANSITIONS,
      { receive_import: 'uploads', read_import: 'the server', refuse_import: 'the server' },
    ],
    [
      'RUNNING-2 runs',
      runCommand,
      RUN_TRANSITIONS,
      { request_run: 'a route of its own', claim_run: 'workers', report_progress: 'workers', finish_run: 'workers', fail_run: 'workers' },
    ],
    ['RUNNING-5 feedback', feedbackCommand, FEEDBACK_TRANSITIONS, {}],
  ] as const;

  it.each(CASES)('%s: all that the tables of steps have, but what is another’s to do', (_, shape, table, others) => {
    const expected = commandsOf(table).filter((command) => !Object.hasOwn(others, command));
    expect(typesOf(shape)).toEqual([...expected].sort());
  });

  it('RIGHT-4 nobody founds the administration nor replaces one of it by one hand over HTTP, and no post gets a role of an administrator or of the server', () => {
    for (const type of ['found_administration', 'seat_administrator', 'hand_over_administration'])
      expect(typesOf(rightsCommand)).not.toContain(type);
    for (const role of ['machine', 'system_administrator', 'security_administrator', 'audit_administrator'])
      expect(rightsCommand.safeParse({ type: 'grant_role', post: 'p', grant: { role } }).success).toBe(false);
  });

  it('COLLECT-1 a figure is a number or a reason, never both and never neither', () => {
    const entered = (figure: unknown): boolean => valueCommand.safeParse({ type: 'enter', figure }).success;
    expect([{ value: 1 }, { missing: 'withheld' }].map(entered)).toEqual([true, true]);
    expect(
      [{}, { value: 1, missing: 'withheld' }, { value: Number.NaN }, { value: Infinity }, { value: '1' }, { missing: 'present' }].map(
        entered,
      ),
    ).toEqual(Array(6).fill(false));
  });
});
