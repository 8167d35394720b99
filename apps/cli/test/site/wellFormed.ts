import { withoutPrograms } from './pages.ts';

const VOID = new Set(['meta', 'br', 'link', 'input', 'img', 'hr', 'col']);
const TAG = /<(\/?)([a-z][a-zA-Z0-9]*)((?:\s+[a-z][a-zA-Z0-9-]*(?:="[^"<]*")?)*)\s*(\/?)>|<!doctype html>|<|>/g;

/**
 * What is wrong with a page that we made: a tag that is not closed or closes another, a stray < or >, an attribute or ID twice. Stricter than
 * HTML, whose parsers mend all of this in silence.
 */
export function markupFaults(markup: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const body = withoutPrograms(markup);
  for (const [found, slash, name, attributes, closed] of body.matchAll(TAG)) {
    if (found === '<!doctype html>') continue;
    if (name === undefined) faults.push(`stray ${found}`);
    else if (slash === '/') {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${last ?? ''}>`);
    } else if (closed === '/') {
      if (!open.includes('svg')) faults.push(`${found} closes itself`);
    } else if (!VOID.has(name)) open.push(name);
    const names = [...(attributes ?? '').matchAll(/\s([a-z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g)];
    if (new Set(names.map(([, attribute]) => attribute)).size < names.length) faults.push(`an attribute twice in ${found}`);
    const id = names.find(([, attribute]) => attribute === 'id')?.[2];
    if (id !== undefined && ids.has(id)) faults.push(`id ${id} twice`);
    if (id !== undefined) ids.add(id);
  }
  return [...faults, ...open.map((name) => `<${name}> is not closed`)];
}
