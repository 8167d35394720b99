import type { StreamEvents, StreamKind } from '../../src/index.ts';

const reason = '按程序办理';
const hash = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** For each kind of stream legal courses that together hold every event of it: what a store has to take and to give back. */
export const COURSES: { readonly [K in Exclude<StreamKind, 'sign_in'>]: readonly (readonly StreamEvents[K][])[] } = {
  rights: [
    [
      { type: 'post_created', post: { id: 'post-1', unit: '990100', title: '统计岗' } },
      { type: 'role_granted', post: 'post-1', grant: { role: 'statistics' } },
      { type: 'role_granted', post: 'post-1', grant: { role: 'assessed_unit', units: ['990100'], indicators: ['gdp'] } },
      { type: 'appointed', seat: { post: 'post-1', person: 'p-1', as: 'holder', from: '2024-01-01' } },
      { type: 'appointed', seat: { post: 'post-1', person: 'p-2', as: 'deputy', from: '2024-01-01', until: '2024-12-31' } },
      { type: 'owner_assigned', owner: { indicator: 'gdp', post: 'post-1', from: '2024-01-01' } },
      {
        type: 'reading_granted',
        grant: {
          id: 'g-1',
          reader: '995000',
          tables: ['values', 'results'],
          units: ['990100'],
          from: '2024-01-01',
          until: '2024-12-31',
          reason,
        },
      },
      {
        type: 'reading_granted',
        grant: { id: 'g-2', reader: '995000', tables: ['rounds'], units: 'all', from: '2024-01-01', until: '2024-12-31', reason },
      },
      { type: 'reading_ended', grant: 'g-1', last: '2024-06-30', reason },
      { type: 'factor_reset_asked', person: 'p-1', by: 'p-2', until: '2024-06-30', reason },
      { type: 'factor_reset_asked', person: 'p-3', by: 'p-2', until: '2024-06-30', reason },
      { type: 'factor_reset_confirmed', person: 'p-3', by: 'p-1', reason },
      { type: 'hand_over_asked', seat: 'audit_administrator', person: 'p-3', by: 'p-2', until: '2024-06-30', reason },
      { type: 'vacated', post: 'post-1', person: 'p-1', last: '2024-06-30', reason },
      { type: 'role_revoked', post: 'post-1', role: 'assessed_unit', reason },
      { type: 'post_abolished', post: 'post-1', on: '2025-01-01', reason },
    ],
  ],
  publication: [
    [
      { type: 'publication_days_set', days: [{ indicator: 'gdp', period: '2024Q1', day: '2024-04-17' }] },
      {
        type: 'publication_days_set',
        days: [
          { indicator: 'gdp', period: '2024Q1', day: '2024-04-18' },
          { indicator: 'gdp', period: '2024Q2', day: '2024-07-17' },
        ],
        reason,
      },
      { type: 'publication_days_set', days: [{ indicator: 'gdp', period: '2024Q2' }], reason },
    ],
  ],
  scheme: [
    [
      { type: 'scheme_drafted', hash: hash('1'), from: '2024-01-01', requests: [] },
      { type: 'scheme_sent' },
      { type: 'scheme_returned', reason },
      { type: 'scheme_drafted', hash: hash('2'), from: '2024-02-01', requests: ['c-1'] },
      { type: 'scheme_sent' },
      { type: 'scheme_reviewed', hash: hash('2') },
      { type: 'scheme_published', hash: hash('2'), from: '2024-02-01', requests: ['c-1'] },
    ],
    [
      { type: 'scheme_drafted', hash: hash('1'), from: '2024-01-01', requests: [] },
      { type: 'scheme_withdrawn', reason },
    ],
  ],
  change: [
    [
      { type: 'change_requested', scheme: 'north', change: 'remove', indicators: ['gdp', 'jobs'], from: '2024-01-01', reason },
      { type: 'change_reviewed', reason },
      { type: 'change_approved' },
      { type: 'change_carried_out', version: 'north@2024' },
    ],
    [
      { type: 'change_requested', scheme: 'north', change: 'add', indicators: ['gdp'], from: '2024-01-01', reason },
      { type: 'change_refused', reason },
    ],
    [
      { type: 'change_requested', scheme: 'north', change: 'change', indicators: ['gdp'], from: '2024-01-01', reason },
      { type: 'change_withdrawn', reason },
    ],
  ],
  connector: [
    [
      { type: 'connector_declared', indicators: ['gdp'], mapping: 'm', from: '2024-01-01' },
      { type: 'connector_suspended', reason },
      { type: 'connector_resumed' },
      { type: 'connector_declared', indicators: ['gdp', 'jobs'], mapping: 'm2', from: '2024-02-01' },
      {
        type: 'capture_begun',
        round: '2024-11',
        slot: '2024-12-02T06',
        worker: 'w-1',
        leaseUntil: '2024-12-01T22:10:00.000Z',
      },
      {
        type: 'capture_ended',
        round: '2024-11',
        slot: '2024-12-02T06',
        outcome: { kind: 'failed', code: 'CONNECT_SOURCE', args: { reason: 'status', connector: 'c-0', found: '404' } },
      },
      { type: 'connector_ended', reason },
    ],
  ],
  round: [
    [
      {
        type: 'round_planned',
        plan: {
          scheme: 'north',
          version: '2024',
          month: '2024-11',
          opensOn: '2024-11-28',
          closesOn: '2024-12-10',
          objectDays: 2,
          byHand: ['jobs'],
        },
      },
      {
        type: 'round_opened',
        asks: [
          {
            indicator: 'gdp',
            period: '2024Q3',
            way: 'column',
            source: 'report',
            owner: 'office-clerk',
            units: ['990100', '990200'],
            due: '2024-10-25',
            isOfficial: true,
            range: [-20, null],
          },
          {
            indicator: 'jobs',
            period: '2024-11',
            way: 'unit',
            source: 'report',
            owner: 'office-clerk',
            units: ['990100'],
            due: '2024-11-30',
            isOfficial: false,
          },
          {
            indicator: 'hotline',
            period: '2024-11',
            way: 'connector',
            source: 'hotline',
            owner: 'office-clerk',
            units: ['990200'],
            due: '2024-11-30',
            isOfficial: false,
          },
        ],
      },
      { type: 'round_extended', closesOn: '2024-12-12', reason },
      { type: 'round_closed' },
      { type: 'round_reopened', closesOn: '2024-12-16', reason },
      { type: 'round_closed' },
      { type: 'round_sealed', number: 1, hash: hash('1'), figures: 2, missing: 1, knownAt: '2024-12-01T00:00:00.000Z' },
      { type: 'round_sealed', number: 2, hash: hash('2'), figures: 3, missing: 0, knownAt: '2024-12-02T00:00:00.000Z', reason },
    ],
    [
      {
        type: 'round_planned',
        plan: { scheme: 'north', version: '2024', month: '2024-10', opensOn: '2024-10-28', closesOn: '2024-11-10', objectDays: 2 },
      },
      { type: 'round_cancelled', reason },
    ],
  ],
  value: [
    [
      { type: 'value_entered', version: 1, figure: { value: 1.5 }, note: '含转办件', late: '平台停机' },
      { type: 'value_withdrawn', version: 1, reason },
      { type: 'value_entered', version: 2, figure: { missing: 'source_late' } },
      { type: 'value_submitted', version: 2, objectUntil: '2024-12-04', late: '平台停机' },
      { type: 'value_confirmed', version: 2 },
      { type: 'value_returned', version: 2, reason },
      {
        type: 'value_captured',
        version: 3,
        figure: { value: -2 },
        import: 'i-1',
        note: '含转办件',
        late: '平台停机',
        objectUntil: '2024-12-05',
      },
      { type: 'value_objected', version: 3, reason },
      { type: 'objection_kept', version: 3, reason },
      { type: 'value_checked', version: 3 },
      { type: 'value_approved', version: 3 },
      { type: 'value_objected', version: 3, reason },
      { type: 'objection_upheld', version: 3, reason },
      {
        type: 'value_corrected',
        version: 4,
        figure: { value: 0 },
        ground: 'objection_upheld',
        reason,
        note: '含转办件',
        objectUntil: '2024-12-06',
      },
      { type: 'value_objected', version: 4, reason },
      { type: 'objection_upheld', version: 4, reason },
      { type: 'value_entered', version: 5, figure: { value: 7 } },
    ],
    [
      { type: 'value_captured', version: 1, figure: { value: 1 }, objectUntil: '2024-12-05' },
      { type: 'value_checked', version: 1 },
      { type: 'value_approved', version: 1 },
      { type: 'value_captured', version: 2, figure: { value: 2 }, import: 'i-2', ground: 'revised_by_source', objectUntil: '2024-12-06' },
    ],
  ],
  import: [
    [
      { type: 'import_received', hash: hash('1'), bytes: 1024, mapping: 'm', round: '2024-11' },
      { type: 'import_read', cells: 3, warnings: 1, report: hash('3') },
      { type: 'import_recorded', changed: 2 },
    ],
    [
      { type: 'import_received', hash: hash('2'), bytes: 1024, mapping: 'm', round: '2024-11' },
      { type: 'import_refused', errors: 4, report: hash('3') },
    ],
    [
      { type: 'import_received', hash: hash('4'), bytes: 1024, mapping: 'm', round: '2024-11' },
      { type: 'import_withdrawn', reason },
    ],
  ],
  burden: [
    [
      { type: 'evidence_asked', about: 'forest_cover 2024', reason },
      { type: 'visit_asked', about: 'forest_cover 2024', reason },
    ],
  ],
  run: [
    [
      {
        type: 'run_requested',
        input: {
          scheme: 'north',
          version: '2024',
          schemeHash: hash('2'),
          period: '2024',
          seals: [hash('1'), hash('2')],
          registerHash: hash('5'),
          previous: ['r-0'],
          asOf: '2024-12-31',
          seed: 7,
        },
        corrects: 'r-0',
        reason,
      },
      { type: 'run_claimed', worker: 'a', attempt: 1 },
      { type: 'run_progressed', done: 0.5 },
      { type: 'run_failed', code: 'RUNNER_MEMORY' },
      { type: 'run_retried' },
      { type: 'run_claimed', worker: 'b', attempt: 2 },
      { type: 'run_finished', resultHash: hash('6'), output: hash('7') },
    ],
    [
      {
        type: 'run_requested',
        input: {
          scheme: 'north',
          version: '2024',
          schemeHash: hash('2'),
          period: '2024',
          seals: [hash('1')],
          registerHash: hash('5'),
          previous: [],
          asOf: '2024-12-31',
          seed: 0,
        },
      },
      { type: 'run_abandoned', reason },
    ],
  ],
  feedback: [
    [
      { type: 'feedback_opened', units: ['990100', '990200'], until: '2024-12-31' },
      { type: 'result_confirmed', unit: '990100' },
      { type: 'result_objected', unit: '990200', reason },
      { type: 'result_upheld', unit: '990200', reason },
      { type: 'result_objected', unit: '990200', reason },
      { type: 'result_kept', unit: '990200', reason },
      { type: 'feedback_closed', silent: [] },
      { type: 'ranks_released' },
    ],
  ],
};
