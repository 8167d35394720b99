/** Key of a reference point: `list/path/group` (CALIBRATE-3). */
export function referenceKey(list: string, path: string, group: string): string {
  return `${list}/${path}/${group}`;
}
