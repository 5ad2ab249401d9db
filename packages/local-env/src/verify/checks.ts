import { commandPages } from '../docs/command-pages.ts';
import type { Check } from './check.ts';
import { docLinks } from './doc-links.ts';
import { generatedFiles } from './generated-files.ts';
import { importDirection } from './import-direction.ts';
import { machineTraces } from './machine-traces.ts';
import { protoCompatibility } from './proto-compatibility.ts';
import { referencePagesUpToDate } from './reference-pages.ts';
import { formatAndLint, protoFormat, protoLint, types } from './tool-checks.ts';

/** Everything that is checked without running Lair. A new check is a new row. */
export const checks: readonly Check[] = [
  generatedFiles,
  formatAndLint,
  types,
  importDirection,
  protoLint,
  protoFormat,
  protoCompatibility,
  docLinks,
  referencePagesUpToDate,
  commandPages,
  machineTraces,
];
