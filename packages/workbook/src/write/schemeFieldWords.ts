import type { JsonSchema } from '@kedu/scheme';
import type { Path } from './layout.ts';

type Node = Readonly<Record<string, unknown>>;

/** What a field of a scheme is, in Chinese: the first line of its description in the published JSON Schema; '' where it has none. */
export function schemeFieldWords(path: Path, schema: JsonSchema): string {
  const root = schema as Node;
  let nodes: Node[] = [root];
  let words = '';
  for (const step of path) {
    nodes = nodes.flatMap((node) => resolved(root, node)).flatMap((node) => below(node, step));
    words = nodes.flatMap((node) => [node, ...resolved(root, node)]).find(({ description }) => typeof description === 'string')?.[
      'description'
    ] as string;
  }
  return (words ?? '').split('\n')[0] ?? '';
}

/** A node with what it refers to and its alternatives. */
function resolved(root: Node, node: Node, depth = 0): Node[] {
  if (depth > 6) return [];
  const reference = typeof node['$ref'] === 'string' ? pointed(root, node['$ref']) : undefined;
  const others = [reference, ...['anyOf', 'oneOf', 'allOf'].flatMap((key) => (Array.isArray(node[key]) ? (node[key] as Node[]) : []))];
  return [node, ...others.flatMap((other) => (other === undefined ? [] : resolved(root, other, depth + 1)))];
}

function pointed(root: Node, reference: string): Node | undefined {
  return reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce<Node | undefined>((here, step) => here?.[step] as Node | undefined, root);
}

function below(node: Node, step: string | number): Node[] {
  const properties = node['properties'] as Node | undefined;
  if (typeof step === 'string' && properties && Object.hasOwn(properties, step)) return [properties[step] as Node];
  const rest = typeof step === 'number' ? node['items'] : node['additionalProperties'];
  return typeof rest === 'object' && rest !== null ? [rest as Node] : [];
}
