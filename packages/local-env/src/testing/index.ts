export { createSeverableLink, type SeverableLink } from './severable-link.ts';
export { type TestBackends, type TestBackendsOptions, testBackends } from './test-backends.ts';
