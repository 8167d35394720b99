// Plans with columns, drawn by a seed, as the tests of the kernel draw them: for tests of other packages that hold machines against each other.
export { drawnPlan } from '../packages/engine/test/kernel/wasm/drawnPlan.ts';
export { Seeded } from '../packages/engine/test/kernel/wasm/instance.ts';
