import { expect, test, vi } from 'vitest';
import { grouped, holds } from '../src/grouped.ts';

test('members by a name in their order; a list is gone through once, another list by itself', () => {
  const nameOf = vi.fn(({ post }: { readonly post: string; readonly n: number }) => post);
  const of = grouped(nameOf);
  const list = [
    { post: 'a', n: 1 },
    { post: 'b', n: 2 },
    { post: 'a', n: 3 },
  ];
  expect([of(list, 'a'), of(list, 'b'), of(list, 'toString')]).toEqual([[list[0], list[2]], [list[1]], []]);
  expect(nameOf).toHaveBeenCalledTimes(3);
  expect(of([{ post: 'a', n: 4 }], 'a')).toEqual([{ post: 'a', n: 4 }]);
  expect(of(list, 'a')).toHaveLength(2);
  expect(nameOf).toHaveBeenCalledTimes(4);
});

test('whether a list holds a name, each list by itself', () => {
  const has = holds();
  const list = ['990100', '990200'];
  expect([has(list, '990100'), has(list, '990300'), has(['990300'], '990300'), has(list, '990200')]).toEqual([true, false, true, true]);
});
