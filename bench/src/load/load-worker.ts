import { LoadGenerator } from './load-generator.ts';
import type { FromWorker, Order, Replies } from './worker-protocol.ts';

// A load process: does what it is ordered over the channel that `fork` made, and ends with it.

const generator = new LoadGenerator(fail);

process.on('message', (order: Order) => {
  carryOut(order).then((reply) => tell({ kind: 'reply', reply }), fail);
});
process.on('disconnect', () => process.exit(1));

async function carryOut(order: Order): Promise<Replies[Order['kind']]> {
  switch (order.kind) {
    case 'open':
      return { users: await generator.open(order, (opened) => tell({ kind: 'progress', opened })) };
    case 'start':
      generator.start(order);
      return {};
    case 'mark':
      return generator.mark();
    case 'stop':
      return await generator.stop();
    case 'drain':
      return await generator.drain(order.rooms, order.timeoutMs);
    case 'close':
      generator.close();
      return {};
  }
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

function fail(error: Error): void {
  tell({ kind: 'failed', message: error.message });
}
