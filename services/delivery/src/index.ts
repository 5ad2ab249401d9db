export { type DeliveryConfig, deliverySettings } from './config.ts';
export { startDelivery } from './delivery-service.ts';
