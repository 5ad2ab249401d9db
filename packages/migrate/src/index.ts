export { down, type MigrationProgress, type MigrationStatus, status, up } from './migrate.ts';
export { type MigrationFile, readMigrations } from './migration-files.ts';
export type { MigrationTarget } from './migration-session.ts';
export { listServiceMigrations, type ServiceMigrations } from './service-migrations.ts';
