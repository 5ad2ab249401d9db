import { runService } from '@lair/service-kit';
import { gatewaySettings } from './config.ts';
import { startGateway } from './gateway-service.ts';

await runService('gateway', gatewaySettings, startGateway);
