import { runService } from '@lair/service-kit';
import { deliverySettings } from './config.ts';
import { startDelivery } from './delivery-service.ts';

await runService('delivery', deliverySettings, startDelivery);
