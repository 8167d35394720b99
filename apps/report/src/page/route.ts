/** Where an address after `#` leads: the report itself, a unit, one with all steps of its explanation open, unit pages to print, or the desk on which weights are tried. */
export type Route =
  | { readonly to: 'report' }
  | { readonly to: 'unit'; readonly list: string; readonly code: string; readonly whole?: boolean | undefined }
  | { readonly to: 'print'; readonly list?: string | undefined }
  | { readonly to: 'trial'; readonly list?: string | undefined };

/** Rule: CAPSULE-7. Anchors of chapters have no `/` and are the browser's. Example: routeOf('#/cities/990100'). */
export function routeOf(hash: string): Route {
  if (!hash.startsWith('#/')) return { to: 'report' };
  const parts = hash.slice(2).split('/').map(decoded);
  const [list = '', code] = parts;
  if (list === 'print' && parts.length === 3 && code && parts[2]) return { to: 'unit', list: code, code: parts[2], whole: true };
  if ((list === 'print' || list === 'trial') && parts.length <= 2) return { to: list, list: code };
  return parts.length === 2 && code !== undefined && code !== '' ? { to: 'unit', list, code } : { to: 'report' };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
