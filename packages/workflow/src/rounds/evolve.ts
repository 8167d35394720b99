import type { Recorded } from '../recorded.ts';
import type { Round, RoundEvent, RoundPlan } from './round.ts';

/** A round after an event. Seals are added to, never changed. */
export function evolveRound(round: Round, { event, person, at }: Recorded<RoundEvent>): Round {
  switch (event.type) {
    case 'round_planned':
      return { ...round, standing: 'planned', plan: event.plan };
    case 'round_opened':
      return { ...round, standing: 'open', asks: event.asks, openedAt: at };
    case 'round_extended':
    case 'round_reopened':
      return { ...round, standing: 'open', plan: { ...(round.plan as RoundPlan), closesOn: event.closesOn } };
    case 'round_closed':
      return { ...round, standing: 'closed' };
    case 'round_cancelled':
      return { ...round, standing: 'cancelled' };
    case 'round_sealed': {
      const { type: _, ...seal } = event;
      return { ...round, standing: 'sealed', seals: [...round.seals, { ...seal, person, at }] };
    }
  }
}
