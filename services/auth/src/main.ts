import { runService } from '@lair/service-kit';
import { startAuth } from './auth-service.ts';
import { authSettings } from './config.ts';

await runService('auth', authSettings, startAuth);
