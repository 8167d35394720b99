import type { Disclosure } from '../disclosure.ts';
import { termsOf } from './ruleTerms.ts';
import type { Slot } from './slot.ts';
import { pieces, written } from './written.ts';

/** Who may see what, a rule a piece; no score depends on it. Rules: DIFF-1, DISCLOSE-2. */
export function disclosureText(disclosure: Disclosure | undefined): Pick<Slot, 'rule' | 'written' | 'pieces' | 'terms'> {
  if (!disclosure) return { rule: null, written: '—', terms: [] };
  const rule = {
    indicators: disclosure.indicators.map(({ of, level, because, where }) => ({ indicators: of, level, because, where })),
    smallCells: disclosure.smallCells.map(({ of, below }) => ({ indicators: of, below })),
    results: disclosure.results.map(({ lists, level, because }) => ({ lists, level, because })),
    personnel: disclosure.personnel,
  };
  return { rule, written: written(rule), pieces: pieces(rule), terms: termsOf(rule) };
}
