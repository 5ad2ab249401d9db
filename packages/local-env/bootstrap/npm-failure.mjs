import { BootstrapError } from './bootstrap-error.mjs';
import { ProgramFailure } from './run-quietly.mjs';

const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|fetch failed/;
const outputLinesShown = 15;

/**
 * Turns a failed npm or pnpm into a message that says what to do.
 * @param {unknown} error
 * @param {string} purpose what npm was wanted for, as in "could not …"
 */
export function explainNpmFailure(error, purpose) {
  if (!(error instanceof ProgramFailure)) return error;
  if (error.missing) {
    return new BootstrapError(
      'npm was not found. It comes with Node.js (https://nodejs.org); on Debian: apt install npm.',
    );
  }
  const output = error.output.split('\n').slice(-outputLinesShown).join('\n');
  const advice = unreachable.test(error.output)
    ? 'The npm registry cannot be reached: check the network, a proxy (npm config get proxy) or the registry (npm config get registry).'
    : 'Check the network and the registry (npm config get registry), and what npm said, if anything, above.';
  return new BootstrapError(`${output}\n\nCould not ${purpose}. ${advice}`.trim());
}
