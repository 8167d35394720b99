import { parseAst } from 'vite';
import type { Check } from './check.ts';

/** Packages whose results hang on their arguments alone (★ in docs/decisions/0001-house.md). */
export const PURE_PACKAGES = [
  'model',
  'scheme',
  'snapshot',
  'intake',
  'workbook',
  'engine',
  'weigh',
  'insight',
  'ledger',
  'tables',
  'bundle',
  'anchors',
  'verify',
  'pages',
  'messages',
  'workflow',
  'api',
];

/** Sources in AssemblyScript: decorators of functions and types of lanes are no TypeScript; the check `kernel` compiles them, and they have no machine to reach. */
export const ASSEMBLY = 'packages/engine/src/kernel/assembly/';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/**
 * What the linters cannot see in a pure file: the power operator, `Math` by another name, variables and empty containers at the top of a
 * module (state that one call leaves for the next), and dynamic import. Forbidden names of the machine are oxlint's (.oxlintrc.json).
 *
 * Example: impurities('const seen = new Set();') → ['line 1: an empty Set at the top of a module is state …'].
 */
export function impurities(source: string): string[] {
  const found: string[] = [];
  const program = parseAst(source, { lang: 'ts' }) as unknown as Node & { readonly body: readonly Node[] };
  const report = (node: Node, what: string): void => {
    found.push(`line ${source.slice(0, node.start).split('\n').length}: ${what}`);
  };
  for (const statement of program.body) topLevel(statement, report);
  visit(program, undefined, report);
  return found;
}

type Report = (node: Node, what: string) => void;

function topLevel(statement: Node, report: Report): void {
  const declaration = (statement['declaration'] as Node | null | undefined) ?? statement;
  if (declaration.type !== 'VariableDeclaration' || declaration['declare'] === true) return;
  if (declaration['kind'] !== 'const')
    report(declaration, `module-level ${declaration['kind']} is state that outlives the call; pass it as an argument`);
  for (const { init } of declaration['declarations'] as readonly { readonly init: Node | null }[]) {
    const container = init && emptyContainer(init);
    if (init && container)
      report(init, `an empty ${container} at the top of a module is state that outlives the call; make it inside the function`);
  }
}

function emptyContainer(init: Node): string | undefined {
  if (init.type === 'NewExpression' && (init['arguments'] as readonly Node[]).length === 0) {
    const name = (init['callee'] as Node)['name'];
    if (typeof name === 'string' && ['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'Object'].includes(name)) return name;
  }
  if (init.type === 'ArrayExpression' && (init['elements'] as readonly unknown[]).length === 0) return 'array';
  if (init.type === 'ObjectExpression' && (init['properties'] as readonly unknown[]).length === 0) return 'object';
  return undefined;
}

function visit(node: Node, parent: Node | undefined, report: Report): void {
  if (node.type === 'BinaryExpression' && node['operator'] === '**' && !isWhole(node['left'] as Node))
    report(node, '`**` differs between JavaScript engines; multiply');
  if (node.type === 'AssignmentExpression' && node['operator'] === '**=')
    report(node, '`**=` differs between JavaScript engines; multiply');
  if (node.type === 'ImportExpression') report(node, 'dynamic import reads a file while running; import at the top');
  if (node.type === 'Identifier' && node['name'] === 'Math' && !readsOneName(node, parent)) {
    report(node, '`Math` under another name hides what is called; write Math.name');
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string') visit(child as Node, node, report);
    }
  }
}

/** A literal such as 10n: powers of whole numbers are exact in every engine. */
function isWhole(node: Node): boolean {
  return node.type === 'Literal' && typeof node['bigint'] === 'string';
}

function readsOneName(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return true;
  if (parent.type === 'MemberExpression') return parent['object'] !== node || parent['computed'] === false;
  return parent['key'] === node && parent['computed'] === false && parent['value'] !== node;
}

export const purityCheck: Check = {
  name: 'purity',
  run: ({ files, read }) =>
    files
      .filter((file) => !file.startsWith(ASSEMBLY))
      .filter((file) => PURE_PACKAGES.some((name) => file.startsWith(`packages/${name}/src/`)) && file.endsWith('.ts'))
      .flatMap((file) => impurities(read(file)).map((what) => `${file}: ${what}`)),
};
