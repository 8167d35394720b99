import { Document, isMap, visit } from 'yaml';

/** Depth at which an entry of the section stands on one line of its own. */
const IN_ONE_LINE = new Set(['lists', 'indicators', 'gates']);

/** A scheme as YAML that people read: entries of indicators, lists and gates and the leaves of trees on one line each. */
export function schemeText(scheme: Readonly<Record<string, unknown>>, comment: string): string {
  const document = new Document(scheme);
  document.commentBefore = comment;
  visit(document, {
    Map(_key, node, path) {
      const keys = path.flatMap((one) => ('key' in one ? [String((one as { key: unknown }).key)] : []));
      const flat = (keys.length === 2 && IN_ONE_LINE.has(keys[0] ?? '')) || (keys[0] === 'gates' && keys.length === 1);
      const leaf = keys[0] === 'score' && keys.length > 1 && isMap(node) && !node.has('parts') && (node.has('method') || node.has('apply'));
      if (flat || leaf || keys[0] === 'in_force' || keys[0] === 'at_least') node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A field of CSV: quoted where it must be. */
export function csvField(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
