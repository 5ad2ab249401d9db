/** Prints docs/reference/configuration.md. */
import { generatedNote, table } from './markdown-table.ts';
import { load } from './source.ts';

interface Setting {
  readonly variable: string;
  readonly doc: string;
  readonly form: string;
  readonly fallback?: string;
  readonly secret: boolean;
}
type Settings = Readonly<Record<string, Setting>>;

const services = ['gateway', 'auth', 'rooms', 'messages', 'delivery'] as const;

const settingsOf = async (service: string): Promise<Setting[]> => {
  const exports = await load<Readonly<Record<string, Settings>>>(`services/${service}/src/config.ts`);
  const settings = exports[`${service}Settings`];
  if (!settings) throw new Error(`services/${service}/src/config.ts does not export ${service}Settings`);
  return Object.values(settings);
};
const kit = await load<Readonly<Record<string, Settings>>>('packages/service-kit/src/common-settings.ts');
const shared = [...Object.values(kit['commonSettings'] ?? {}), ...Object.values(kit['grpcSettings'] ?? {})];
const sharedVariables = new Set(shared.map(({ variable }) => variable));

const fallbackOf = ({ fallback }: Setting): string => {
  if (fallback === undefined) return '**must be set**';
  return fallback === '' ? 'nothing' : `\`${fallback}\``;
};
const rowOf = (setting: Setting): string[] => [
  `\`${setting.variable}\``,
  setting.doc + (setting.secret ? ' Secret: never printed.' : ''),
  setting.form,
  fallbackOf(setting),
];
const settingsTable = (settings: readonly Setting[]): string =>
  table(['variable', 'meaning', 'form', 'default'], settings.map(rowOf));

const sections = await Promise.all(
  services.map(async (service) => {
    const own = (await settingsOf(service)).filter(({ variable }) => !sharedVariables.has(variable));
    return `## ${service}\n\n${settingsTable(own)}`;
  }),
);

process.stdout.write(`${generatedNote('the settings tables in services/*/src/config.ts')}

# Configuration

Each service reads its configuration from \`LAIR_*\` environment variables, once, at start. If anything is missing or malformed it prints
every problem, a line each, and exits with status 78; values are never printed. An empty variable counts as unset. \`node
services/<name>/src/main.ts --help\` prints the same tables.

\`npm start\` works all of this out by itself, and hands any other \`LAIR_*\` variable of its environment on to the services: see
[deploy](../operating/deploy.md).

## Every service

The gateway offers no gRPC, and so has no \`LAIR_GRPC_…\`.

${settingsTable(shared)}

${sections.join('\n\n')}
`);
