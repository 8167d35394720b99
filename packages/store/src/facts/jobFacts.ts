import type { ImportEvent, RunEvent } from '@kedu/workflow';
import type { Fact } from './fact.ts';

/** What an event says of a file of figures on its way in. */
export function importFacts(import_id: string, event: ImportEvent, position: number): Fact {
  const stepped = (step: string, rest: Readonly<Record<string, unknown>> = {}): Fact => ({
    table: 'import',
    row: { import_id, position, step, ...rest },
  });
  switch (event.type) {
    case 'import_received':
      return stepped('received', { hash: event.hash, mapping: event.mapping, round_id: event.round });
    case 'import_read':
      return stepped('read', { cells: event.cells, report: event.report });
    case 'import_refused':
      return stepped('refused', { report: event.report });
    case 'import_recorded':
      return stepped('recorded', { cells: event.changed });
    case 'import_withdrawn':
      return stepped('withdrawn');
  }
}

/** What an event says of a run. Progress is no fact: the next word of it stands in its stream. */
export function runFacts(run_id: string, event: RunEvent, position: number): readonly Fact[] {
  const stepped = (step: string, rest: Readonly<Record<string, unknown>> = {}): Fact => ({
    table: 'run',
    row: { run_id, position, step, ...rest },
  });
  switch (event.type) {
    case 'run_requested':
      return [stepped('requested', { scheme_id: event.input.scheme, period: event.input.period })];
    case 'run_claimed':
      return [stepped('running')];
    case 'run_progressed':
      return [];
    case 'run_finished':
      return [stepped('finished', { result_hash: event.resultHash, output: event.output })];
    case 'run_failed':
      return [stepped('failed')];
    case 'run_retried':
      return [stepped('requested')];
    case 'run_abandoned':
      return [stepped('abandoned')];
  }
}
