import { renderEventFrame } from '@lair/contracts';
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { BusinessEvents } from './business-events.ts';

/**
 * Renders events for clients. One that this release does not know (written by a newer one) becomes an empty frame and an error in the log:
 * it keeps its place, so that neither pushes nor replay stop at it.
 */
export const frameRenderer =
  (events: Pick<BusinessEvents, 'eventNotRendered'>) =>
  (event: LogEvent__Output): string => {
    try {
      return renderEventFrame(event);
    } catch (error) {
      events.eventNotRendered(event.roomId, event.seq, error);
      return '';
    }
  };
