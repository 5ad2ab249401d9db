export { testBackends, type TestBackends, type TestBackendsOptions } from './test-backends.ts';
