/**
 * An amount in yuan as it is said beside the action that gives or takes it: without its sign, thousands apart.
 * Example: spokenYuan('-583215.71') → "583,215.71".
 */
export function spokenYuan(amount: string): string {
  const [whole = '', decimals] = amount.replace(/^[-−]/, '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
