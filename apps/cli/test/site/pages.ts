import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PACKS = fileURLToPath(new URL('../../../../packs', import.meta.url));

const data = process.env['KEDU_DATA'];
/** $KEDU_DATA where the public files are; else the pack on real data is listed with the reason why it was not run. */
export const keduData = data !== undefined && existsSync(join(data, 'data')) ? data : undefined;

/** A page as it came: what people read of it, and where it leads. */
export interface ReadPage {
  readonly path: string;
  readonly status: number;
  readonly markup: string;
  readonly text: string;
  readonly hrefs: readonly string[];
}

export async function readPage(address: string, path: string): Promise<ReadPage> {
  const response = await fetch(new URL(path, address));
  const markup = await response.text();
  const body = withoutPrograms(markup);
  return {
    path,
    status: response.status,
    markup,
    text: unescaped(body.replace(/<[^>]+>/g, '\n')),
    hrefs: [...body.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => unescaped(href)),
  };
}

/** Markup without styles, the program and the capsule of a report. */
export function withoutPrograms(markup: string): string {
  return markup.replaceAll(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '');
}

/** Every page that links lead to from the first one, each once; the text of a page is not kept longer than `visit` needs it. */
export async function crawl(address: string, visit: (page: ReadPage) => void): Promise<number> {
  const seen = new Set(['/']);
  for (const path of seen) {
    const page = await readPage(address, path);
    visit(page);
    for (const href of page.hrefs) if (!href.startsWith('#')) seen.add(href);
  }
  return seen.size;
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kedu-site-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
