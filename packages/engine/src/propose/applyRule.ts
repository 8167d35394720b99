import type { Consequence } from '@kedu/scheme';
import { allocate } from './allocate.ts';
import { compensate } from './compensate.ts';
import type { Proposed } from './context.ts';
import { cut } from './cut.ts';
import { fund } from './fund.ts';
import { pay } from './pay.ts';
import { payItems } from './payItems.ts';
import { pool } from './pool.ts';
import { refer } from './refer.ts';
import { release } from './release.ts';
import type { RuleFor, RuleOnList } from './rule.ts';
import { staff } from './staff.ts';
import { withhold } from './withhold.ts';

/**
 * What one rule proposes on its lists, by the kind of its action.
 *
 * Shape: `runs` — the rule on each of its lists. Rule: PROPOSE-5 to PROPOSE-19. Errors: those of the action.
 */
export function applyRule(runs: readonly RuleOnList[], { propose: act }: Consequence): Proposed {
  const each = (action: (run: RuleOnList) => Proposed): Proposed => {
    const all = runs.map(action);
    return { proposals: all.flatMap((one) => one.proposals), issues: all.flatMap((one) => one.issues) };
  };
  switch (act.action) {
    case 'cut':
      return each((run) => cut({ ...run, act }));
    case 'allocate':
      return each((run) => allocate({ ...run, act }));
    case 'pool':
      return each((run) => pool({ ...run, act }));
    case 'withhold':
      return withhold(runs.map((run): RuleFor<'withhold'> => ({ ...run, act })));
    case 'admonishing_talk':
      return each((run) => refer({ ...run, act }));
    case 'refer':
      return each((run) => refer({ ...run, act }));
    case 'reward':
      return each((run) => refer({ ...run, act }));
    case 'pay':
      return each((run) => pay({ ...run, act }));
    case 'compensate':
      return each((run) => compensate({ ...run, act }));
    case 'release':
      return each((run) => release({ ...run, act }));
    case 'pay_items':
      return payItems(runs.map((run): RuleFor<'pay_items'> => ({ ...run, act })));
    case 'fund':
      return each((run) => fund({ ...run, act }));
    case 'staff':
      return each((run) => staff({ ...run, act }));
  }
}
