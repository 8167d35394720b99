import { type JsonSchema, libraryJsonSchema, mappingJsonSchema, packJsonSchema, schemeJsonSchema } from '@kedu/scheme';
import { FORMATS } from './field-formats.ts';

/** One field of a block. `path` is where it stands; `name` as it is written, ‹…› where the writer chooses it. */
export interface Field {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly form: string;
  readonly initial: string;
  readonly required: boolean;
}

/** A mapping with fields of its own. */
export interface Block {
  readonly path: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

/** Names that the writer of a mapping chooses, by the path of the mapping. */
const CHOSEN = '‹名›';

/** Every block of a schema made with style `forms`, each mapping once, in the order in which the fields name them. */
export function blocksOf(schema: JsonSchema, root: string, seen = new Map<string, string>()): Block[] {
  const blocks: Block[] = [];
  const definitions = (schema['$defs'] ?? {}) as Readonly<Record<string, JsonSchema>>;

  function visit(path: string, shape: JsonSchema): void {
    const index = blocks.length;
    seen.set(identityOf(shape), path);
    blocks.push({ path, description: String(shape['description'] ?? ''), fields: [] });
    const properties = (shape['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
    const required = (shape['required'] ?? []) as readonly string[];
    const rows = Object.entries(properties).map(([name, field]) => fieldOf(path, name, field, required.includes(name)));
    const others = shape['additionalProperties'];
    if (typeof others === 'object' && others !== null) rows.push(fieldOf(path, CHOSEN, others as JsonSchema, false));
    blocks[index] = { ...(blocks[index] as Block), fields: rows };
  }

  function fieldOf(parent: string, name: string, field: JsonSchema, required: boolean): Field {
    const target = refOf(field);
    const path = `${parent}.${name}`;
    const description = String(field['description'] ?? (target && definitions[target]?.['description']) ?? '');
    const initial = 'default' in field ? `\`${written(field['default'])}\`` : '';
    return { path, name, description, form: formOf(path, field), initial, required: required && initial === '' };
  }

  function formOf(path: string, shape: JsonSchema): string {
    const target = refOf(shape);
    if (target !== undefined) return definitionForm(target);
    const forms = shape['anyOf'] as readonly JsonSchema[] | undefined;
    if (forms) return [...new Set(forms.map((form) => formOf(path, form)))].join(' · ');
    if (shape['enum']) return (shape['enum'] as unknown[]).map((word) => `\`${String(word)}\``).join(' ');
    if ('const' in shape) return `\`${String(shape['const'])}\``;
    if (shape['type'] === 'array') {
      const each = shape['prefixItems'] as readonly JsonSchema[] | undefined;
      return each ? `[${each.map((item) => formOf(path, item)).join(', ')}]` : `[${formOf(`${path}[]`, shape['items'] as JsonSchema)}, …]`;
    }
    if (shape['type'] === 'object') return mappingForm(path, shape);
    return plainForm(shape);
  }

  function definitionForm(name: string): string {
    const shape = definitions[name] as JsonSchema;
    if (!seen.has(`definition ${name}`)) {
      seen.set(`definition ${name}`, name);
      if (shape['type'] === 'object' && shape['properties']) later.push([name, shape]);
      else later.push([name, { description: shape['description'], anyOf: shape['anyOf'] }]);
    }
    return `[${name}](#${anchor(name)})`;
  }

  function mappingForm(path: string, shape: JsonSchema): string {
    if (!shape['properties']) return `{ ${CHOSEN}: ${formOf(`${path}.${CHOSEN}`, shape['additionalProperties'] as JsonSchema)}, … }`;
    if (Object.keys(shape['properties'] as object).length === 0) return '`{}`';
    const known = seen.get(identityOf(shape));
    if (known === undefined) visit(path, shape);
    return `[{ … }](#${anchor(known ?? path)})`;
  }

  /** A definition of several forms: the fields of its only mapping stand in its own block, those of several in a block each. */
  function visitForms(name: string, shape: JsonSchema, forms: readonly JsonSchema[]): void {
    const index = blocks.length;
    const mappings = forms
      .flatMap((form) => (form['anyOf'] as readonly JsonSchema[] | undefined) ?? [form])
      .filter((form) => form['properties']);
    const [only] = mappings;
    if (only && mappings.length === 1) visit(name, only);
    else blocks.push({ path: name, description: '', fields: [] });
    for (const form of mappings.length > 1 ? mappings : []) visit(`${name}.${Object.keys(form['properties'] as object)[0]}`, form);
    const said = `${String(shape['description'] ?? '')}\n写法 form: ${forms.map((form) => formOf(name, form)).join(' · ')}`;
    blocks[index] = { ...(blocks[index] as Block), description: said };
  }

  const later: [string, JsonSchema][] = [];
  visit(root, schema);
  for (let next = later.shift(); next; next = later.shift()) {
    const [name, shape] = next;
    const forms = shape['anyOf'] as readonly JsonSchema[] | undefined;
    if (forms) visitForms(name, shape, forms);
    else visit(name, shape);
  }
  return blocks;
}

/** docs/spec/scheme-fields.md: every field of schemes, libraries and packs, from the shapes that check them. */
export function fieldsDocument(): string {
  const seen = new Map<string, string>();
  const chapters = [
    ['方案文件 Scheme', blocksOf(schemeJsonSchema('forms'), 'scheme', seen)],
    ['指标库 Library', blocksOf(libraryJsonSchema('forms'), 'library', seen)],
    ['考核包 pack.yaml', blocksOf(packJsonSchema('forms'), 'pack', seen)],
    ['数据对照 Mapping', blocksOf(mappingJsonSchema('forms'), 'mapping', seen)],
  ] as const;
  const formats = Object.entries(FORMATS).map(
    ([name, { zh, en, example }]) => `| <a id="format-${name}"></a>${name} | ${zh}<br>${en} | \`${cell(example)}\` |`,
  );
  return `# 字段表 Fields

<!-- Written by "npm run generate" from packages/scheme/src/shapes; do not edit. -->

方案、指标库、考核包里可以写的全部字段。写错的字段会被指出，并提示最接近的名字。怎样着手：[写一份方案](../guide/write-a-scheme.md)；规则：[方案语言](scheme.md)。
${CHOSEN} 是您自己取的标识，\`…[]\` 是列表中的一项；“必填”写 ✓ 的不可省略，子方案（\`uses.parent\`）可以省去上级方案已写的。

Every field of schemes, libraries and packs. ${CHOSEN} is a name of your own, \`…[]\` an entry of a list; ✓ is required, though a child scheme (\`uses.parent\`) may leave
out what its parent says. Where to start: [the guide](../guide/write-a-scheme.md); the rules: [the scheme language](scheme.md).

${chapters.map(([title, blocks]) => `## ${title}\n\n${blocks.map(blockText).join('\n')}`).join('\n')}
## 文字的格式 Formats of text

| 格式 format | 是什么 what it is | 例 example |
|---|---|---|
${formats.join('\n')}
`;
}

function blockText({ path, description, fields }: Block): string {
  const said = description === '' ? '' : `${description.split('\n').join('  \n')}\n\n`;
  const rows = fields.map(
    ({ name, description: what, form, initial, required }) =>
      `| \`${name}\` | ${cell(what).replaceAll('\n', '<br>')} | ${cell(form)} | ${cell(initial)} | ${required ? '✓' : ''} |`,
  );
  const heads = '| 字段 field | 含义 what it is | 写法 form | 默认 default | 必填 required |\n|---|---|---|---|---|\n';
  return `### <a id="${anchor(path)}"></a>${path}\n\n${said}${rows.length === 0 ? '' : `${heads}${rows.join('\n')}\n`}`;
}

function refOf(shape: JsonSchema): string | undefined {
  const reference = shape['$ref'];
  return typeof reference === 'string' ? reference.replace('#/$defs/', '') : undefined;
}

/** Two mappings with the same fields are one block. */
function identityOf({ description: _description, default: _default, ...shape }: JsonSchema): string {
  return JSON.stringify(shape);
}

function plainForm({ type, title }: JsonSchema): string {
  if (type === 'number') return '数 number';
  if (type === 'integer') return '整数 whole number';
  if (type === 'boolean') return '`true` `false`';
  if (type === 'null') return '`null`';
  if (typeof title !== 'string') return '文字 text';
  return `[${title}](#format-${title})`;
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function anchor(path: string): string {
  return path.replaceAll(CHOSEN, 'name').replaceAll('[]', '-each').replaceAll('.', '-');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
