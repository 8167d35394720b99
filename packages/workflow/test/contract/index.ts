export { COURSE_PERSONS, COURSE_UNITS, courseContract } from './courseContract.ts';
export { type StoreUnderTest, storeContract } from './storeContract.ts';
