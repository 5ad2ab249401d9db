export { type AuthOverrides, startAuth } from './auth-service.ts';
export { type AuthConfig, authSettings } from './config.ts';
