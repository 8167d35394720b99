/**
 * The address of a page: its path with every `$name` filled in, and a question behind it.
 *
 * Example: addressOf('/rounds/$round/columns', { round: '2026-12' }, { indicator: 'gdp' }) → '/rounds/2026-12/columns?indicator=gdp'.
 * Errors: RangeError where a name has no value.
 */
export function addressOf(
  path: string,
  names: Readonly<Record<string, string>> = {},
  question: Readonly<Record<string, string | undefined>> = {},
): string {
  const filled = path.replace(/\$(\w+)/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined || value === '') throw new RangeError(`the address ${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const asked = Object.entries(question).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return asked.length === 0 ? filled : `${filled}?${asked.join('&')}`;
}
