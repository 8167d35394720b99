import type { Recorded } from '../recorded.ts';
import type { ValueEvent } from './commands.ts';
import type { Act, OpinionKind, ValueState, ValueStep, ValueVersion } from './value.ts';

/** A figure after an event: a version more, or a step or an opinion more on the last version. */
export function evolveValue(state: ValueState, { event, person, post, at }: Recorded<ValueEvent>): ValueState {
  const act = <K extends string>(kind: K, reason?: string): Act<K> => ({
    kind,
    person,
    post,
    at,
    ...(reason === undefined ? {} : { reason }),
  });
  const begun = (first: ValueStep, rest: Partial<ValueVersion>): ValueState => {
    const { version, figure } = event as Extract<ValueEvent, { readonly figure: unknown }>;
    const own = { ...begunCorrection(state), ...defined(rest) };
    return { versions: [...state.versions, { version, figure, person, post, at, ...own, steps: [act(first)], opinions: [] }] };
  };
  const stepped = (step: ValueStep, reason?: string, rest: Partial<ValueVersion> = {}): ValueState =>
    withLast(state, (last) => ({ ...last, ...defined(rest), steps: [...last.steps, act(step, reason)] }));
  const said = (kind: OpinionKind, reason?: string): ValueState =>
    withLast(state, (last) => ({ ...last, opinions: [...last.opinions, act(kind, reason)] }));
  switch (event.type) {
    case 'value_entered':
      return begun('draft', { note: event.note, late: event.late });
    case 'value_captured':
      return begun('submitted', {
        note: event.note,
        late: event.late,
        import: event.import,
        objectUntil: event.objectUntil,
        ...(event.ground === undefined ? {} : { correction: { ground: event.ground } }),
      });
    case 'value_corrected':
      return begun('submitted', {
        note: event.note,
        objectUntil: event.objectUntil,
        correction: { ground: event.ground, reason: event.reason },
      });
    case 'value_submitted':
      return stepped('submitted', undefined, { objectUntil: event.objectUntil, late: event.late });
    case 'value_checked':
      return stepped('checked');
    case 'value_approved':
      return stepped('approved');
    case 'value_returned':
      return stepped('returned', event.reason);
    case 'value_withdrawn':
      return stepped('withdrawn', event.reason);
    case 'value_confirmed':
      return said('confirmed');
    case 'value_objected':
      return said('objected', event.reason);
    case 'objection_kept':
      return said('kept', event.reason);
    case 'objection_upheld': {
      const upheld = said('upheld', event.reason);
      // Before approval the figure goes back to whoever reported it; an approved one stays until it is corrected.
      return state.versions.at(-1)?.steps.at(-1)?.kind === 'approved'
        ? upheld
        : withLast(upheld, (last) => ({ ...last, steps: [...last.steps, act('returned', event.reason)] }));
    }
  }
}

/** A correction goes on until it is approved: what is entered or captured meanwhile is of the same ground (COLLECT-8). */
function begunCorrection({ versions }: ValueState): Pick<ValueVersion, 'correction'> {
  const last = versions.at(-1);
  return last?.correction === undefined || last.steps.some(({ kind }) => kind === 'approved') ? {} : { correction: last.correction };
}

function withLast(state: ValueState, change: (last: ValueVersion) => ValueVersion): ValueState {
  const last = state.versions.at(-1);
  if (last === undefined) throw new RangeError('a step of a value that nobody entered');
  return { versions: [...state.versions.slice(0, -1), change(last)] };
}

function defined(rest: Partial<ValueVersion>): Partial<ValueVersion> {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}
