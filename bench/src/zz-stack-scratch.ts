import { startLocalStack } from '/work/main/bench/src/local-stack.ts';
import { printedProgress } from '/work/main/packages/local-env/src/index.ts';
const s = await startLocalStack({}, printedProgress());
console.log('VERS', s.backendVersions.join(' | '));
console.log('PORT', s.tlsPort, s.classicPort);
process.on('SIGTERM', async () => { await s.stop(); process.exit(0); });
setInterval(() => {}, 1000);
