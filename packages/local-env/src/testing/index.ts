export { type TestBackends, type TestBackendsOptions, testBackends } from './test-backends.ts';
