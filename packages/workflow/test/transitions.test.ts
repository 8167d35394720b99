import { describe, expect, test } from 'vitest';
import {
  beginOf,
  CHANGE_TRANSITIONS,
  CONNECTOR_TRANSITIONS,
  evolve,
  FEEDBACK_TRANSITIONS,
  IMPORT_TRANSITIONS,
  kindOf,
  outOfTurn,
  type Recorded,
  ROUND_TRANSITIONS,
  RUN_TRANSITIONS,
  SCHEME_TRANSITIONS,
  stateOf,
  standingOf,
  type StreamEvents,
  STREAM_KINDS,
  type Subject,
  type Transitions,
  VALUE_TRANSITIONS,
} from '../src/index.ts';
import { COURSES } from './contract/courses.ts';

type Kind = 'value' | 'scheme' | 'change' | 'round' | 'connector' | 'import' | 'run' | 'feedback';

const figure = { value: 1 };
const reason = '按程序办理';
/** The event of every command of every procedure. */
const EVENTS: { readonly [K in Kind]: readonly [Transitions, Subject['thing'], Readonly<Record<string, StreamEvents[K]>>] } = {
  value: [
    VALUE_TRANSITIONS,
    'value',
    {
      enter: { type: 'value_entered', version: 1, figure },
      capture: { type: 'value_captured', version: 1, figure, objectUntil: '2024-12-31' },
      submit: { type: 'value_submitted', version: 1, objectUntil: '2024-12-31' },
      check: { type: 'value_checked', version: 1 },
      approve: { type: 'value_approved', version: 1 },
      return: { type: 'value_returned', version: 1, reason },
      withdraw: { type: 'value_withdrawn', version: 1, reason },
      correct: { type: 'value_corrected', version: 2, figure, ground: 'typing', reason, objectUntil: '2024-12-31' },
      confirm: { type: 'value_confirmed', version: 1 },
      object: { type: 'value_objected', version: 1, reason },
      uphold: { type: 'objection_upheld', version: 1, reason },
      keep: { type: 'objection_kept', version: 1, reason },
    },
  ],
  scheme: [
    SCHEME_TRANSITIONS,
    'scheme_version',
    {
      draft_scheme: { type: 'scheme_drafted', hash: 'h', from: '2024-01-01', requests: [] },
      send_scheme: { type: 'scheme_sent' },
      review_scheme: { type: 'scheme_reviewed', hash: 'h' },
      return_scheme: { type: 'scheme_returned', reason },
      publish_scheme: { type: 'scheme_published', hash: 'h', from: '2024-01-01', requests: [] },
      withdraw_scheme: { type: 'scheme_withdrawn', reason },
    },
  ],
  change: [
    CHANGE_TRANSITIONS,
    'change_request',
    {
      request_change: { type: 'change_requested', scheme: 's', change: 'add', indicators: ['i'], from: '2024-01-01', reason },
      review_change: { type: 'change_reviewed', reason },
      approve_change: { type: 'change_approved' },
      refuse_change: { type: 'change_refused', reason },
      withdraw_change: { type: 'change_withdrawn', reason },
      carry_out_change: { type: 'change_carried_out', version: 'v' },
    },
  ],
  round: [
    ROUND_TRANSITIONS,
    'round',
    {
      plan_round: {
        type: 'round_planned',
        plan: { scheme: 's', version: 'v', month: '2024-11', opensOn: '2024-11-28', closesOn: '2024-12-10', objectDays: 2 },
      },
      open_round: { type: 'round_opened', asks: [] },
      extend_round: { type: 'round_extended', closesOn: '2024-12-12', reason },
      close_round: { type: 'round_closed' },
      reopen_round: { type: 'round_reopened', closesOn: '2024-12-12', reason },
      cancel_round: { type: 'round_cancelled', reason },
      seal_round: { type: 'round_sealed', number: 1, hash: 'h', figures: 0, missing: 0, knownAt: '2024-12-12T00:00:00.000Z' },
    },
  ],
  connector: [
    CONNECTOR_TRANSITIONS,
    'connector',
    {
      declare_connector: { type: 'connector_declared', indicators: ['i'], mapping: 'm', from: '2024-01-01' },
      change_connector: { type: 'connector_declared', indicators: ['i'], mapping: 'm', from: '2024-01-01' },
      suspend_connector: { type: 'connector_suspended', reason },
      resume_connector: { type: 'connector_resumed' },
      end_connector: { type: 'connector_ended', reason },
      begin_capture: {
        type: 'capture_begun',
        round: 'r',
        slot: '2024-12-02T06',
        worker: 'w',
        leaseUntil: '2024-12-02T00:00:00.000Z',
      },
      end_capture: { type: 'capture_ended', round: 'r', slot: '2024-12-02T06', outcome: { kind: 'captured' } },
    },
  ],
  import: [
    IMPORT_TRANSITIONS,
    'import',
    {
      receive_import: { type: 'import_received', hash: 'h', bytes: 1, mapping: 'm', round: 'r' },
      read_import: { type: 'import_read', cells: 1, warnings: 0, report: 'r' },
      refuse_import: { type: 'import_refused', errors: 1, report: 'r' },
      record_import: { type: 'import_recorded', changed: 1 },
      withdraw_import: { type: 'import_withdrawn', reason },
    },
  ],
  run: [
    RUN_TRANSITIONS,
    'run',
    {
      request_run: {
        type: 'run_requested',
        input: {
          scheme: 's',
          version: 'v',
          schemeHash: 'h',
          period: '2024',
          seals: ['h'],
          registerHash: 'h',
          previous: [],
          asOf: '2024-12-31',
          seed: 0,
        },
      },
      claim_run: { type: 'run_claimed', worker: 'a', attempt: 1 },
      report_progress: { type: 'run_progressed', done: 0.5 },
      finish_run: { type: 'run_finished', resultHash: 'h', output: 'h' },
      fail_run: { type: 'run_failed', code: 'X' },
      retry_run: { type: 'run_retried' },
      abandon_run: { type: 'run_abandoned', reason },
    },
  ],
  feedback: [
    FEEDBACK_TRANSITIONS,
    'feedback',
    {
      open_feedback: { type: 'feedback_opened', units: ['1'], until: '2024-12-31' },
      confirm_result: { type: 'result_confirmed', unit: '1' },
      object_to_result: { type: 'result_objected', unit: '1', reason },
      uphold_objection: { type: 'result_upheld', unit: '1', reason },
      keep_result: { type: 'result_kept', unit: '1', reason },
      close_feedback: { type: 'feedback_closed', silent: [] },
      release_ranks: { type: 'ranks_released' },
    },
  ],
};

function recorded<E>(event: E): Recorded<E> {
  return { event, at: '2024-12-02T01:00:00.000Z', person: 'p', post: 'q', command: 'c' };
}

function standing(kind: Kind, state: ReturnType<typeof beginOf>): string {
  return kind === 'value' ? standingOf(state as Parameters<typeof standingOf>[0]) : (state as { readonly standing: string }).standing;
}

describe('RIGHT-13 SCHEMEPUB-1 SCHEMEPUB-2 ROUND-1 COLLECT-2 COLLECT-11 RUNNING-2 RUNNING-5 tables of transitions', () => {
  for (const kind of Object.keys(EVENTS) as Kind[]) {
    const [table, thing, events] = EVENTS[kind];

    test(`${kind}: every state is reached from the beginning, and events lead where the table says`, () => {
      const reached = new Map([['none', beginOf(`${kind}/x`)]]);
      const queue = ['none'];
      for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
        for (const [command, to] of Object.entries(table[from] ?? {})) {
          const event = events[command];
          expect([command, event === undefined]).toEqual([command, false]);
          const after = evolve(`${kind}/x`, reached.get(from) as never, recorded(event) as never);
          expect([from, command, standing(kind, after)]).toEqual([from, command, to]);
          if (!reached.has(to as string)) {
            reached.set(to as string, after);
            queue.push(to as string);
          }
        }
      }
      expect([...reached.keys()].sort()).toEqual(Object.keys(table).sort());
    });

    test(`${kind}: what is not in the table is refused, with what is`, () => {
      for (const [state, row] of Object.entries(table)) {
        for (const command of Object.keys(events)) {
          const issue = outOfTurn(table, { thing, id: 'x' }, state, command);
          if (Object.hasOwn(row, command)) expect(issue).toBeUndefined();
          else
            expect(issue).toMatchObject({
              code: 'STEP_NOT_ALLOWED',
              args: { thing, id: 'x', state, command, allowed: Object.keys(row).join('|') || 'nothing' },
            });
        }
        for (const command of Object.keys(row)) expect(Object.keys(events)).toContain(command);
      }
    });
  }

  test('COMMIT-1 the courses that stores are held to know every event', () => {
    for (const kind of Object.keys(EVENTS) as Kind[]) {
      const types = new Set((COURSES[kind] as readonly (readonly { readonly type: string }[])[]).flat().map(({ type }) => type));
      expect(
        Object.values(EVENTS[kind][2])
          .map(({ type }) => type)
          .filter((type) => !types.has(type)),
      ).toEqual([]);
    }
  });

  test('every kind of stream begins somewhere, and no other name is one', () => {
    for (const kind of STREAM_KINDS)
      expect(stateOf(kind === 'rights' ? kind : `${kind}/x`, [])).toEqual(beginOf(kind === 'rights' ? kind : `${kind}/x`));
    expect(() => kindOf('other/x')).toThrow(RangeError);
  });
});
