import type { Cell, ValueEvent } from '@kedu/workflow';
import type { Fact } from './fact.ts';

/** What an event says of a figure: a version, a step or an opinion. Rule: STORE-10. */
export function valueFacts({ indicator, period, unit, source }: Cell, event: ValueEvent, position: number): Fact {
  const cell = { indicator, period, unit_id: unit, source, version: event.version, position };
  switch (event.type) {
    case 'value_entered':
      return version(cell, event, { first_step: 'draft', note: event.note, late: event.late });
    case 'value_captured':
      return version(cell, event, {
        first_step: 'submitted',
        note: event.note,
        late: event.late,
        import_id: event.import,
        object_until: event.objectUntil,
        correction_ground: event.ground,
      });
    case 'value_corrected':
      return version(cell, event, {
        first_step: 'submitted',
        note: event.note,
        object_until: event.objectUntil,
        correction_ground: event.ground,
        correction_reason: event.reason,
      });
    case 'value_submitted':
      return { table: 'observation_step', row: { ...cell, step: 'submitted', late: event.late, object_until: event.objectUntil } };
    case 'value_checked':
      return { table: 'observation_step', row: { ...cell, step: 'checked' } };
    case 'value_approved':
      return { table: 'observation_step', row: { ...cell, step: 'approved' } };
    case 'value_returned':
      return { table: 'observation_step', row: { ...cell, step: 'returned', reason: event.reason } };
    case 'value_withdrawn':
      return { table: 'observation_step', row: { ...cell, step: 'withdrawn', reason: event.reason } };
    case 'value_confirmed':
      return { table: 'opinion', row: { ...cell, opinion: 'confirmed' } };
    case 'value_objected':
      return { table: 'opinion', row: { ...cell, opinion: 'objected', reason: event.reason } };
    case 'objection_upheld':
      return { table: 'opinion', row: { ...cell, opinion: 'upheld', reason: event.reason } };
    case 'objection_kept':
      return { table: 'opinion', row: { ...cell, opinion: 'kept', reason: event.reason } };
  }
}

function version(
  cell: Readonly<Record<string, unknown>>,
  { figure }: Extract<ValueEvent, { readonly figure: unknown }>,
  rest: Readonly<Record<string, unknown>>,
): Fact {
  const row: Record<string, unknown> = { ...cell };
  if ('value' in figure) row['value'] = figure.value;
  else row['missing'] = figure.missing;
  return { table: 'observation', row: Object.assign(row, rest) };
}
