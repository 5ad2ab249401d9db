/** Prints docs/reference/errors.md. */
import { blockOf, docComments } from './doc-comments.ts';
import { generatedNote, table } from './markdown-table.ts';
import { load, readSource } from './source.ts';

interface ErrorRow {
  readonly wireCode: number;
  readonly message: string;
}

const { errorCatalogue } = await load<{ errorCatalogue: Readonly<Record<string, ErrorRow>> }>(
  'packages/contracts/src/error-catalogue.ts',
);
const { ERROR_CODES } = await load<{ ERROR_CODES: Readonly<Record<string, number>> }>(
  'packages/wire/src/error-codes.ts',
);
const source = await readSource('packages/wire/src/error-codes.ts');
const meanings = docComments(blockOf(source, 'export const ERROR_CODES'));
const details = detailsOf(blockOf(source, 'export interface ErrorDetails'));
const statusNames = statusNamesOf(await readSource('packages/contracts/src/error-catalogue.ts'));

/** Name of an error → what its data holds besides the code. */
function detailsOf(block: string): Map<string, string> {
  const members = [...block.matchAll(/^ {2}([A-Z_]+): (?:\{ readonly (\w+)|Record)/gm)];
  return new Map(members.map(([, name = '', member]) => [name, member ? `\`${member}\`` : '']));
}

/** Name of an error → the gRPC status as it is written, which is easier to read than its number. */
function statusNamesOf(catalogue: string): Map<string, string> {
  return new Map(
    [...catalogue.matchAll(/^ {2}([A-Z_]+): \{[^}]*?grpcStatus: status\.(\w+)/gm)].map(([, name = '', status = '']) => [
      name,
      status,
    ]),
  );
}

const clientRows = Object.entries(ERROR_CODES).map(([name, code]) => [
  `\`${name}\``,
  String(code),
  meanings.get(name) ?? '',
  details.get(name) ?? '',
]);
const serviceRows = Object.entries(errorCatalogue).map(([name, { message, wireCode }]) => {
  const statusName = statusNames.get(name);
  if (!statusName) throw new Error(`cannot read the gRPC status of ${name} in error-catalogue.ts`);
  return [`\`${name}\``, String(wireCode), `\`${statusName}\``, message];
});

process.stdout.write(`${generatedNote('packages/wire/src/error-codes.ts and packages/contracts/src/error-catalogue.ts')}

# Errors

A client decides by \`error.code\` or by its name, \`error.data.code\`; the sentence in \`error.message\` is for people and may change.
The first four are JSON-RPC's own and have no \`data.code\`. How an error looks on the wire, and in which order checks are made:
[the protocol](../protocol/README.md#errors).

## What clients see

${table(['name', 'code', 'meaning', '`data`'], clientRows)}

\`issues\` of \`INVALID_PARAMS\` is a list of \`{path, message}\`: \`path\` names the param, with dots into objects, and is empty when the
fault is in the params as a whole. Values that were sent are never repeated.

## Between services

A service refuses with the same name as a gRPC status; the name and the data travel beside it in trailing metadata
(\`lair-error-bin\`, JSON). Whatever else goes wrong in a service is \`INTERNAL\`, and only its log says why; \`traceId\` is the request id to
look for.

${table(['name', 'lair/2 code', 'gRPC status', 'sentence, unless the service has a better one'], serviceRows)}
`);
