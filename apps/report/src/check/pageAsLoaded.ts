import { HOOKS } from '@kedu/pages';

/**
 * Everything that a page holds, as markup: attributes of the root, head and body without capsule and program.
 *
 * Shape: white space between elements of head and body aside. `script` is the text of the program; any other script stays in, so that it is found.
 * Rule: CAPSULE-6. It must be taken before the program changes anything.
 */
export function pageAsLoaded(page: Document, script: string): string {
  const capsule = page.getElementById(HOOKS.capsule);
  const own = (node: Element): boolean =>
    node === capsule || (node.tagName === 'SCRIPT' && !node.hasAttributes() && node.textContent === script);
  return [page.documentElement, page.head, page.body].map(openingTag).join('') + content(page.head, own) + content(page.body, own);
}

function openingTag(element: Element): string {
  return `<${element.tagName.toLowerCase()}${[...element.attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join('')}>`;
}

function content(parent: Element, leftOut: (node: Element) => boolean): string {
  return [...parent.childNodes]
    .map((node) => {
      if (node instanceof Element) return leftOut(node) ? '' : node.outerHTML;
      return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : '';
    })
    .join('\n');
}
