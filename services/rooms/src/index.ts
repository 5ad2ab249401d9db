export { type RoomsConfig, roomsSettings } from './config.ts';
export { startRooms } from './rooms-service.ts';
