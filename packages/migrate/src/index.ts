export { type MigrationProgress, type MigrationStatus, down, status, up } from './migrate.ts';
export { readMigrations, type MigrationFile } from './migration-files.ts';
export type { MigrationTarget } from './migration-session.ts';
export { listServiceMigrations, type ServiceMigrations } from './service-migrations.ts';
