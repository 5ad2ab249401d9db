/** Prints docs/reference/limits.md. */
import { blockOf, docComments } from './doc-comments.ts';
import { generatedNote, table } from './markdown-table.ts';
import { load, readSource } from './source.ts';

type Numbers = Readonly<Record<string, number>>;
type Settings = Readonly<Record<string, { readonly variable: string }>>;

const figure = (value: number): string => value.toLocaleString('en-US');

const { DEFAULT_WIRE_LIMITS } = await load<{ DEFAULT_WIRE_LIMITS: Numbers }>('packages/wire/src/wire-limits.ts');
const wireDocs = docComments(
  blockOf(await readSource('packages/wire/src/wire-limits.ts'), 'export interface WireLimits'),
);
const { gatewaySettings } = await load<{ gatewaySettings: Settings }>('services/gateway/src/config.ts');
const wireRows = Object.entries(DEFAULT_WIRE_LIMITS).map(([name, value]) => {
  const variable = gatewaySettings[name]?.variable;
  return [wireDocs.get(name) ?? name, figure(value), variable ? `\`${variable}\`` : ''];
});

const constantsOf = async (path: string): Promise<string[][]> => {
  const values = await load<Readonly<Record<string, unknown>>>(path);
  const docs = docComments(await readSource(path));
  return Object.entries(values)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => [docs.get(name) ?? name, figure(value)]);
};

const { fixedLimits } = await load<{ fixedLimits: Numbers }>('services/gateway/src/limits.ts');
const fixedDocs = docComments(blockOf(await readSource('services/gateway/src/limits.ts'), 'export const fixedLimits'));
const fixedRows = Object.entries(fixedLimits).map(([name, value]) => [
  `\`${name}\``,
  figure(value),
  fixedDocs.get(name) ?? '',
]);

process.stdout.write(`${generatedNote('packages/wire/src/{wire-limits,name-rules}.ts and services/gateway/src/limits.ts')}

# Limits

Everything has a bound. What an operator can move is in [configuration](configuration.md), under the variable named here; \`HELLO\` tells
clients the values that are in force.

## Of the protocol

${table(['limit', 'default', 'variable'], wireRows)}

## Of names and texts

Fixed, because stored data depends on them. Characters are Unicode code points.

${table(['limit', 'value'], (await constantsOf('packages/wire/src/name-rules.ts')).sort())}

## Inside the gateway

Fixed, with their reasons; the names are those in \`services/gateway/src/limits.ts\`.

${table(['limit', 'value', 'why'], fixedRows)}
`);
