import { startSharedBackends, testEnvironment, testVariables } from './shared-backends.ts';

/**
 * vitest's global set-up of the projects that need backends: `npm test` has started them already; whoever runs vitest
 * itself gets them here. Test processes inherit this process's environment.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (Object.values(testVariables).every((variable) => process.env[variable])) return undefined;
  const backends = await startSharedBackends();
  Object.assign(process.env, testEnvironment(backends));
  return async () => {
    for (const variable of Object.values(testVariables)) delete process.env[variable];
    await backends.stop();
  };
}
