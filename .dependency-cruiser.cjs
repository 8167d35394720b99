// Which way imports go (docs/decisions/0001-house.md). Each rule says why; a change of direction is a decision record.

/** Package → the packages of the house that it may import. */
const MAY_IMPORT = {
  model: [],
  scheme: ['model'],
  snapshot: ['model'],
  intake: ['model'],
  workbook: ['intake', 'scheme', 'model'],
  ledger: ['model'],
  anchors: ['ledger', 'model'],
  engine: ['scheme', 'model'],
  weigh: ['engine', 'scheme', 'model'],
  insight: ['engine', 'scheme', 'model'],
  tables: ['engine', 'scheme', 'model'],
  bundle: ['tables', 'engine', 'ledger', 'scheme', 'model'],
  verify: ['bundle', 'tables', 'insight', 'intake', 'scheme', 'snapshot', 'engine', 'ledger', 'anchors', 'model'],
  messages: ['engine', 'weigh', 'intake', 'workbook', 'scheme', 'model'],
  pages: ['engine', 'messages', 'snapshot', 'scheme', 'model'],
  runner: ['verify', 'bundle', 'tables', 'snapshot', 'ledger', 'anchors', 'engine', 'insight', 'intake', 'workbook', 'scheme', 'model'],
  workflow: ['engine', 'insight', 'ledger', 'snapshot', 'intake', 'scheme', 'model'],
  api: ['workflow', 'scheme', 'engine', 'model'],
  store: ['workflow', 'ledger', 'model'],
};

const WHY = {
  model: 'the nouns stand at the bottom: they know nobody',
  scheme: 'the language is read before there are data',
  snapshot: 'a sealed period is columns and a hash, whatever rule reads them later',
  intake: 'reading a table must not depend on the rules that score it',
  workbook: 'an office’s sheet and a scheme are two forms of one rule book: it knows both, and no results',
  ledger: 'a log of hashes knows nothing of what they are hashes of',
  anchors: 'what others stated of a checkpoint is checked without the log, its tiles or the machine',
  engine: 'a step takes tables and rules, and knows neither files nor words',
  weigh: 'it helps those who write a scheme; no run depends on it',
  insight: 'it looks at results; results never look at it',
  tables: 'results as rows: whoever publishes and whoever checks write the same',
  bundle: 'what is published, and what may be: shapes and hashes, without files and without keys',
  verify: 'the outsider’s checker needs as little of the house as possible',
  messages: 'words for the codes of all; nobody below may know a sentence',
  pages: 'results to HTML: no files, no machine',
  runner: 'what a pure step needs to run on a machine, without words or pages',
  workflow: 'the running year; how it is reached over HTTP is none of its business',
  api: 'the contract is types of what is below it',
  store: 'it stands behind the ports of workflow',
};

const PURE = 'model|scheme|snapshot|intake|workbook|engine|weigh|insight|ledger|tables|bundle|anchors|verify|pages|messages|workflow|api';

const directions = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `direction-${name}`,
  severity: 'error',
  comment: `${name} may import ${allowed.join(', ') || 'no package of the house'}: ${WHY[name]}`,
  from: { path: `^packages/${name}/src/` },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'known-package',
      severity: 'error',
      comment: 'a new package declares its place in the house here before it imports anything',
      from: { path: '^packages/', pathNot: `^packages/(${Object.keys(MAY_IMPORT).join('|')})/` },
      to: { path: '^(packages|apps)/' },
    },
    {
      name: 'through-the-index',
      severity: 'error',
      comment:
        'what a package offers stands in its index.ts; what lies behind it may change any day. Stores are held to their promises by the contract suite of workflow',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^(packages|apps)/[^/]+/',
        pathNot: ['^$1/$2/', '^(packages/[^/]+|apps/server)/src/index[.]ts$', '^packages/workflow/test/contract/index[.]ts$'],
      },
    },
    {
      name: 'no-applications-below',
      severity: 'error',
      comment: 'applications stand on packages, never the other way, and never on each other; but the commands that run a server reach it',
      from: { path: '^packages/|^apps/([^/]+)/', pathNot: '^apps/cli/src/(commands/(serve|db|user)|serve/[^/]+)[.]ts$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'server-loaded-only-then',
      severity: 'error',
      comment:
        'whoever checks a pack loads no database driver and no native module: commands reach the server by its index, in one place, at run time',
      from: { path: '^apps/cli/src/', pathNot: '^apps/cli/src/serve/configured[.]ts$' },
      to: { path: '^apps/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'commands-reach-the-server-alone',
      severity: 'error',
      comment: 'of the other applications the commands know the server, not the console or the reports',
      from: { path: '^apps/cli/src/(commands/(serve|db|user)|serve/[^/]+)[.]ts$' },
      to: { path: '^apps/', pathNot: '^apps/(cli|server)/' },
    },
    {
      name: 'console-rooms-apart',
      severity: 'error',
      comment: 'a room of the console can be read, loaded and dropped alone: it knows the frame and who is signed in, never another room',
      from: { path: '^apps/console/src/([^/]+)/', pathNot: '^apps/console/src/app/' },
      to: { path: '^apps/console/src/', pathNot: '^apps/console/src/(app|session|$1)/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'files in a circle can be neither read nor tested one at a time',
      from: { path: '^(packages|apps)/[^/]+/src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-without-the-machine',
      severity: 'error',
      comment: 'a pure package runs in a browser as it does here: no module of Node',
      from: { path: `^packages/(${PURE})/src/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      comment: 'a package names in its own package.json what it imports, so that its README can say why',
      from: { path: '^(packages|apps)/[^/]+/src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'], pathNot: '^packages/|^apps/server/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'an import that leads nowhere breaks the program where nobody looks',
      from: { path: '^(packages|apps)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tests-in-source',
      severity: 'error',
      comment: 'what is delivered does not rest on tests',
      from: { path: '^(packages|apps)/[^/]+/src/' },
      to: { path: '/(test|test-d)/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Its parser reads no markup: tools/checks/components.ts holds components (.tsx) to the same rules.
    // AssemblyScript (kernel/assembly) is another language: its own compiler reads it.
    exclude: { path: '/dist/|^packages/engine/src/kernel/assembly/|[.]tsx$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
