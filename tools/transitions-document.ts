import { type TOPICS, type Topic, wordOf } from '@kedu/messages';
import {
  CHANGE_TRANSITIONS,
  CONNECTOR_TRANSITIONS,
  FEEDBACK_TRANSITIONS,
  IMPORT_TRANSITIONS,
  ROUND_TRANSITIONS,
  RUN_TRANSITIONS,
  SCHEME_TRANSITIONS,
  type Transitions,
  VALUE_TRANSITIONS,
} from '@kedu/workflow';

const PROCEDURES: readonly (readonly [rule: string, thing: keyof (typeof TOPICS)['workflow_thing'], table: Transitions])[] = [
  ['SCHEMEPUB-1', 'scheme_version', SCHEME_TRANSITIONS],
  ['SCHEMEPUB-2', 'change_request', CHANGE_TRANSITIONS],
  ['ROUND-1', 'round', ROUND_TRANSITIONS],
  ['ROUND-6', 'connector', CONNECTOR_TRANSITIONS],
  ['COLLECT-2', 'value', VALUE_TRANSITIONS],
  ['COLLECT-11', 'import', IMPORT_TRANSITIONS],
  ['RUNNING-2', 'run', RUN_TRANSITIONS],
  ['RUNNING-5', 'feedback', FEEDBACK_TRANSITIONS],
];

/** docs/spec/transitions.md: for every procedure what each state takes and where it leads, as the program has it. */
export function transitionsDocument(): string {
  const chapters = PROCEDURES.map(([rule, thing, table]) => {
    const rows = Object.entries(table).flatMap(([state, row]) => {
      const steps = Object.entries(row) as [string, string][];
      const first = `| ${both('workflow_state', state)} |`;
      if (steps.length === 0) return [`${first} | |`];
      return steps.map(
        ([command, next], i) => `${i === 0 ? first : '| |'} ${both('workflow_command', command)} | ${both('workflow_state', next)} |`,
      );
    });
    return [
      `## ${wordOf('workflow_thing', thing, 'zh-CN')} ${wordOf('workflow_thing', thing, 'en')} (${rule})`,
      '',
      '| State | takes | and is then |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return `# Transitions 办理步骤\n\n<!-- Written by "npm run generate" from packages/workflow; do not edit. -->\n
Every state of every procedure with the commands that it takes. What is not in a table is refused (\`STEP_NOT_ALLOWED\`).\n\n${chapters.join('\n')}`;
}

function both(topic: Topic, code: string): string {
  return `\`${code}\` ${wordOf(topic, code, 'zh-CN')}`;
}
