export { type MessagesConfig, messagesSettings } from './config.ts';
export { startMessages } from './messages-service.ts';
