import { posix } from 'node:path';
import type { Check, Repository } from './check.ts';

/** Markdown without its code, so that samples are not read as links or headings; lines keep their numbers. */
export function withoutCode(markdown: string): string {
  return markdown
    .replace(/^(```|~~~)[\s\S]*?^\1[^\S\n]*$/gm, (block) => block.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
}

/** Anchor that GitHub gives a heading: `## 4.2 重点生态功能区` → `42-重点生态功能区`. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replace(/ /g, '-');
}

/** Every anchor of a document, a repeated heading with its number. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  const body = markdown.replace(/^(```|~~~)[\s\S]*?^\1[^\S\n]*$/gm, '');
  for (const [, heading = ''] of body.matchAll(/^#{1,6}[ \t]+(.+?)[ \t#]*$/gm)) {
    const anchor = anchorOf(heading);
    let name = anchor;
    for (let n = 1; anchors.has(name); n += 1) name = `${anchor}-${n}`;
    anchors.add(name);
  }
  for (const [, id = ''] of body.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** Relative links of one document that lead nowhere. */
export function brokenLinks(file: string, repository: Repository): string[] {
  const text = withoutCode(repository.read(file));
  const broken: string[] = [];
  for (const match of text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+(\S+)/gm)) {
    const target = match[1] ?? match[2] ?? '';
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
    const line = text.slice(0, match.index).split('\n').length;
    const [path = '', anchor] = target.split('#', 2);
    const there = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), decodeURI(path)));
    if (path.startsWith('/') || there.startsWith('..')) broken.push(`${file}:${line}: ${target} leaves the repository`);
    else if (!repository.exists(there)) broken.push(`${file}:${line}: ${target}: there is no ${there}`);
    else if (anchor && there.endsWith('.md') && !anchorsOf(repository.read(there)).has(decodeURIComponent(anchor))) {
      broken.push(`${file}:${line}: ${target}: ${there} has no heading with that anchor`);
    }
  }
  return broken;
}

export const linksCheck: Check = {
  name: 'links of documents',
  run: (repository) => repository.files.filter((file) => file.endsWith('.md')).flatMap((file) => brokenLinks(file, repository)),
};
