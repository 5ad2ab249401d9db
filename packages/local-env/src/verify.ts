/** `npm run verify`: everything that can be said about the repository without running Lair. */
import { checks } from './verify/checks.ts';
import { runChecks } from './verify/run-checks.ts';

if (!(await runChecks(checks))) process.exitCode = 1;
