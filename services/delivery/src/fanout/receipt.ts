import type { JsMsg } from 'nats';

/** One JetStream message on its way: acknowledged when every room in it is done, and settled once only. */
export interface Receipt {
  /** How many times JetStream has given the message. */
  readonly deliveries: number;
  /** One of its rooms has been handed to NATS, or needed nothing. */
  roomDone(): void;
  /** Gives the message back, to come again after a while. */
  giveBack(delayMs: number): void;
  readonly settled: boolean;
}

/** @param rooms how many rooms the message holds; 0: acknowledged at once. */
export const createReceipt = (message: JsMsg, rooms: number): Receipt => {
  let left = rooms;
  let settled = false;
  const settle = (how: () => void) => {
    if (settled) return;
    settled = true;
    how();
  };
  if (left === 0) settle(() => message.ack());
  return {
    deliveries: message.info.deliveryCount,
    roomDone: () => {
      left -= 1;
      if (left === 0) settle(() => message.ack());
    },
    giveBack: (delayMs) => settle(() => message.nak(delayMs)),
    get settled() {
      return settled;
    },
  };
};
