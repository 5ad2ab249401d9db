import { test } from 'vitest';
import { startOwnTarget } from '../target.ts';
import { register } from '../people.ts';
test('x', async () => {
  const target = await startOwnTarget();
  const gateway = await target.gatewayWith({ LAIR_RECONNECT_WITHIN_MS: '1234' });
  const bob = await register(gateway);
  const stranger = await gateway.connect('tls');
  await stranger.request('PING', {});
  const t = performance.now();
  console.log('stop', typeof gateway.stop);
  const stopped = gateway.stop().then(() => console.log('stopped', performance.now() - t));
  bob.client.event('SHUTDOWN').then((e) => console.log('bob', e, performance.now() - t), (e) => console.log('bob', e.message));
  stranger.event('SHUTDOWN').then((e) => console.log('stranger', e, performance.now() - t), (e) => console.log('stranger', e.message));
  bob.client.closed.then(() => console.log('bob closed', performance.now() - t));
  stranger.closed.then(() => console.log('stranger closed', performance.now() - t));
  await stopped;
  await target.close();
});
