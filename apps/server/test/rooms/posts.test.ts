import type { Problem } from '@kedu/api';
import { perform, type Task } from '@kedu/workflow';
import { expect, test } from 'vitest';
import type { AskedInPlace, RefusedAnswer } from '../../src/http/handler.ts';
import { problemOf } from '../../src/http/problem.ts';
import type { Accounts } from '../../src/signIn/accounts.ts';
import type { Places } from '../../src/http/places.ts';
import { rightsHandlers } from '../../src/signIn/rightsHandlers.ts';
import { MemoryOffice, type Somebody } from '../setup/memoryOffice.ts';

/** How creating a post in a unit is answered; undefined where it was created. */
async function created(office: MemoryOffice, post: string, unit: string, who: Somebody = 'system'): Promise<Problem | undefined> {
  const context = await office.context(who);
  const { commandRights } = rightsHandlers(undefined as unknown as Accounts, undefined as unknown as Places);
  const asked = {
    ports: office.ports,
    context,
    body: { type: 'create_post', post, unit, title: '示例岗位' },
    perform: async (task: Task) => {
      const done = await perform(office.ports, context.entered, `create-${post}`, task);
      return 'issues' in done ? { issues: done.issues } : { value: done.value };
    },
  } as unknown as AskedInPlace<'commandRights'>;
  const answer = await commandRights?.(asked);
  return answer !== undefined && 'issues' in answer ? problemOf(answer as RefusedAnswer, 'zh-CN', 'r') : undefined;
}

test('RIGHT-19 a post belongs to a unit of the register as soon as there is one', async () => {
  const office = await new MemoryOffice().found();
  expect(await created(office, 'early', '尚无登记簿')).toBeUndefined();
  await office.publish();
  const refused = await created(office, 'typed-name', '北川市');
  expect(refused?.issues).toMatchObject([{ code: 'RIGHT_POST', args: { reason: 'unit' }, at: '/unit' }]);
  expect(await created(office, 'chosen', '990100')).toBeUndefined();
  const { rights } = await office.context('system');
  expect(rights.posts.map(({ id }) => id)).toEqual(expect.arrayContaining(['early', 'chosen']));
  expect(rights.posts.some(({ id }) => id === 'typed-name')).toBe(false);
  // Who may not create posts learns nothing of the register.
  expect((await created(office, 'other', '北川市', 'clerk'))?.code).toBe('RIGHT_DENIED');
});
