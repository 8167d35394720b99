import type { UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { Administrator, PostRole, RightsCommand } from '@kedu/workflow';
import { ADMINISTRATORS } from '@kedu/workflow';
import type { Rehearsal, Seated } from './rehearsal.ts';

/** A person of the example with the post in which he acts. */
export interface ExamplePerson extends Seated {
  /** What he signs in with. */
  readonly signName: string;
  readonly name: string;
  /** What he is printed under. */
  readonly title: string;
  readonly unit: string;
  readonly role: PostRole | Administrator;
  /** Indicators that he answers for. */
  readonly owns: readonly string[];
}

/** First day of the office. */
const FROM = '2023-01-01';

const ADMINISTRATOR_NAMES: Readonly<Record<Administrator, readonly [name: string, title: string]>> = {
  system_administrator: ['示例 系统甲', '系统管理员'],
  security_administrator: ['示例 安全乙', '安全保密管理员'],
  audit_administrator: ['示例 审计丙', '安全审计员'],
};

/** Posts that every course needs once: id, unit, role, name of the person, title. */
const OFFICE: readonly (readonly [post: string, unit: string, role: PostRole, name: string, title: string])[] = [
  ['office', '990000D01', 'performance_office', '示例 绩一', '绩效办经办岗'],
  ['head', '990000D01', 'performance_office_head', '示例 绩长', '绩效办主任岗'],
  ['committee', '990000', 'committee', '示例 委员', '考核委员会'],
  ['checker', '990000D13', 'department_checker', '示例 核对', '数据核对岗'],
  ['finance', '990000D07', 'finance', '示例 财政', '省财政厅绩效岗'],
  ['auditor', '990000', 'auditor', '示例 审计', '审计监督岗'],
  ['legislature', '990000', 'legislature', '示例 人大', '人大监督岗'],
];

/** A second post of the statisticians, whose month is the least that a clerk has: ten figures, six of which a system brings. */
const ACCOUNTS = {
  signName: 'd13-accounts',
  unit: '990000D13',
  name: '示例 省统计局乙',
  title: '省统计局综合核算填报岗',
  owns: ['cross_parks', 'eco_compensation', 'gdp'],
} as const;

/** Department that answers where a scheme names none. */
const USUAL_OWNER = '990000D06';

/**
 * Everybody of the example: administrators, the office, a clerk for every department that owns indicators, a post for every city.
 *
 * Shape: names are marked 示例; owners are the departments that the schemes name (`990000D13 省统计局`), but for the few indicators of one
 * further post. `person` gives the pseudonym of whoever signs in by a name. Rules: RIGHT-4, RIGHT-8.
 */
export function examplePeople(
  register: UnitRegister,
  schemes: readonly CompiledScheme[],
  person: (signName: string) => string = (signName) => `example-${signName}`,
): readonly ExamplePerson[] {
  const nameOf = new Map(register.versions.map(({ id, name }) => [id, name['zh-CN']]));
  const owned = new Map<string, Set<string>>();
  for (const { indicators } of schemes)
    for (const { id, owner } of indicators) {
      if (ACCOUNTS.owns.some((own) => own === id)) continue;
      const unit = owner?.split(' ')[0] ?? USUAL_OWNER;
      const department = nameOf.has(unit) ? unit : USUAL_OWNER;
      owned.set(department, (owned.get(department) ?? new Set()).add(id));
    }
  const cities = register.versions.filter(({ kind }) => kind === 'city');
  return [
    ...ADMINISTRATORS.map((seat): ExamplePerson => {
      const [name, title] = ADMINISTRATOR_NAMES[seat];
      const signName = seat.split('_')[0] as string;
      return { signName, person: person(signName), post: seat, name, title, unit: '990000', role: seat, owns: [] };
    }),
    ...OFFICE.map(
      ([post, unit, role, name, title]): ExamplePerson => ({
        signName: post,
        person: person(post),
        post,
        name,
        title,
        unit,
        role,
        owns: [],
      }),
    ),
    ...[...owned].sort(byFirst).map(([unit, ids]): ExamplePerson => {
      const name = nameOf.get(unit) ?? unit;
      const role = unit.endsWith('D13') ? 'statistics' : 'lead_department';
      const short = unit.slice(-3).toLowerCase();
      return {
        signName: short,
        person: person(short),
        post: short,
        name: `示例 ${name}甲`,
        title: `${name}填报岗`,
        unit,
        role,
        owns: [...ids].sort(),
      };
    }),
    { ...ACCOUNTS, person: person(ACCOUNTS.signName), post: ACCOUNTS.signName, role: 'statistics' },
    ...cities.map(
      ({ id, name }): ExamplePerson => ({
        signName: `city-${id}`,
        person: person(`city-${id}`),
        post: `city-${id}`,
        name: `示例 ${name['zh-CN']}甲`,
        title: `${name['zh-CN']}绩效岗`,
        unit: id,
        role: 'assessed_unit',
        owns: [],
      }),
    ),
  ];
}

/** Founds the rights of the example: administrators, posts, roles, people in them, owners of indicators. Rules: RIGHT-3 to RIGHT-8. */
export async function foundOffice(rehearsal: Rehearsal, people: readonly ExamplePerson[]): Promise<void> {
  const seat = (name: Administrator): ExamplePerson => people.find(({ post }) => post === name) as ExamplePerson;
  const rights = (who: Seated, command: RightsCommand): Promise<void> => rehearsal.do(who, { on: 'rights', command });
  await rehearsal.machine({
    on: 'rights',
    command: {
      type: 'found_administration',
      administrators: {
        system_administrator: seat('system_administrator').person,
        security_administrator: seat('security_administrator').person,
        audit_administrator: seat('audit_administrator').person,
      },
    },
  });
  const posted = people.filter(({ role }) => !ADMINISTRATORS.some((name) => name === role));
  for (const { post, unit, title } of posted) await rights(seat('system_administrator'), { type: 'create_post', post, unit, title });
  for (const { post, role, unit, person } of posted) {
    const scope = role === 'assessed_unit' ? { units: [unit] } : {};
    await rights(seat('security_administrator'), { type: 'grant_role', post, grant: { role: role as PostRole, ...scope } });
    await rights(seat('security_administrator'), { type: 'appoint', post, person, as: 'holder', from: FROM });
  }
  await rights(personIn(people, 'office'), {
    type: 'assign_owner',
    owners: posted.flatMap(({ post, owns }) => owns.map((indicator) => ({ indicator, post, from: FROM }))),
  });
}

/** Who sits on a post. */
export function personIn(people: readonly ExamplePerson[], post: string): ExamplePerson {
  const found = people.find((each) => each.post === post);
  if (found === undefined) throw new RangeError(`the example has no post ${post}`);
  return found;
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
