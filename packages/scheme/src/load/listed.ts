/** Names as an issue lists them: sorted, by commas; long lists are cut with `…`. */
export function listed(names: Iterable<string>, limit = 40): string {
  const sorted = [...names].sort();
  return sorted.length > limit ? `${sorted.slice(0, limit).join(', ')}, …` : sorted.join(', ');
}
