import type { Consequence } from '@kedu/scheme';

/** Proposals that concern careers or pay of persons, by their action; money of units, posts of organs and notices are none. Rule: DISCLOSE-7. */
export const PERSONNEL_ACTIONS: readonly string[] = ['withhold', 'pay', 'compensate', 'pay_items', 'admonishing_talk', 'refer', 'reward'];

/** Whether a rule proposes something on careers or pay. */
export function isPersonnel({ propose, forEach }: Pick<Consequence, 'propose' | 'forEach'>): boolean {
  return forEach === 'person' || PERSONNEL_ACTIONS.includes(propose.action);
}

/** Whether each of its proposals is about one person, who stands in their subject. Rule: DISCLOSE-6. */
export function isAboutPersons({ propose, forEach }: Pick<Consequence, 'propose' | 'forEach'>): boolean {
  return forEach === 'person' || propose.action === 'withhold' || propose.action === 'pay_items';
}
