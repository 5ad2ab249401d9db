import { runService } from '@lair/service-kit';
import { messagesSettings } from './config.ts';
import { startMessages } from './messages-service.ts';

await runService('messages', messagesSettings, startMessages);
