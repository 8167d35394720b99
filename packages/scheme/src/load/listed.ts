/** Names as an issue lists them: sorted, by commas; long lists are cut, with how many there are. */
export function listed(names: Iterable<string>, limit = 12): string {
  const sorted = [...names].sort();
  return sorted.length > limit ? `${sorted.slice(0, limit).join(', ')}, … (${sorted.length})` : sorted.join(', ');
}
