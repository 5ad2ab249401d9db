import { runService } from '@lair/service-kit';
import { roomsSettings } from './config.ts';
import { startRooms } from './rooms-service.ts';

await runService('rooms', roomsSettings, startRooms);
