// Whoever was away gets exactly what they missed, in the order of each room; what they acknowledged does not come again, and what they did
// not acknowledge does.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  freshName,
  logInAgain,
  type Person,
  register,
  resume,
  roomOf,
  say,
  takeLog,
  until,
  whisper,
} from '../people.ts';
import { isOwnSystem, type OwnTarget, type SessionKind, sessionKinds, startTarget, type Target } from '../target.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterEach(() => target.dismissClients());
afterAll(() => target.close());

/** Waits until the server has taken an acknowledgement. */
const acknowledge = async (person: Person, room: string, seq: number): Promise<void> => {
  person.client.notify('ACK', { room, seq });
  await until(
    async () => (await person.client.request('ROOM_INFO', { room })).room.me?.delivered,
    (delivered) => delivered === seq,
  );
};

const contents = (log: readonly { readonly content: string | undefined }[]) => log.map(({ content }) => content);

describe.each(sessionKinds)('over %s', (kind) => {
  const comeBack = (person: Person): Promise<Person> => resume(target, person, kind);

  test('brings what was missed, in order and once, and then what is said next', async () => {
    const [alice, bob] = [await register(target), await register(target, kind)];
    const [tea, coffee] = [await roomOf([alice, bob]), await roomOf([alice, bob])];
    for (const room of [tea, coffee]) await acknowledge(bob, room.id, 2);
    bob.client.destroy();
    await bob.client.closed;
    const texts = Array.from({ length: 30 }, (_, i) => `missed ${i}`);
    for (const text of texts) await Promise.all([tea, coffee].map((room) => say(alice, room.id, text)));
    const back = await comeBack(bob);
    await Promise.all([tea, coffee].map((room) => say(alice, room.id, 'next')));
    for (const room of [tea, coffee]) {
      const log = await takeLog(back, room.id, 33);
      expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, i) => 3 + i));
      expect(contents(log)).toEqual([...texts, 'next']);
    }
  });

  test('brings comings and goings too, and conversations that began meanwhile', async () => {
    const [alice, bob, carol] = [await register(target), await register(target, kind), await register(target)];
    const room = await roomOf([alice, bob]);
    await acknowledge(bob, room.id, 2);
    await bob.client.close();
    await carol.client.request('JOIN_ROOM', { room: room.id });
    await carol.client.event('ROOM_JOINED', (event) => event.room === room.id);
    await say(carol, room.id, 'hello');
    await carol.client.request('LEAVE_ROOM', { room: room.id });
    await alice.client.event('ROOM_LEFT', (event) => event.room === room.id);
    const direct = await whisper(carol, bob.username, 'psst');
    const back = await comeBack(bob);
    expect(await takeLog(back, room.id, 5)).toEqual([
      { method: 'ROOM_JOINED', seq: 3, content: undefined },
      { method: 'MESSAGE', seq: 4, content: 'hello' },
      { method: 'ROOM_LEFT', seq: 5, content: undefined },
    ]);
    expect(contents(await takeLog(back, direct.room, 1))).toEqual(['psst']);
  });

  test('brings again what was not acknowledged, and not what was', async () => {
    const [alice, bob] = [await register(target), await register(target, kind)];
    const room = await roomOf([alice, bob]);
    for (const text of ['a', 'b', 'c']) await say(alice, room.id, text);
    expect(contents(await takeLog(bob, room.id, 5))).toEqual(['a', 'b', 'c']);
    await acknowledge(bob, room.id, 3);
    await bob.client.close();
    const second = await comeBack(bob);
    expect(contents(await takeLog(second, room.id, 5))).toEqual(['b', 'c']);
    await acknowledge(second, room.id, 5);
    await second.client.close();
    const third = await comeBack(bob);
    await say(alice, room.id, 'd');
    expect(contents(await takeLog(third, room.id, 6))).toEqual(['d']);
  });

  test('keeps a place for every device, and a new device begins where the user had got to', async () => {
    const [alice, bob] = [await register(target), await register(target, kind)];
    const phone = { name: 'phone', fingerprint: freshName('print') };
    const room = await roomOf([alice, bob]);
    const onPhone = await logInAgain(target, bob, kind, phone);
    for (const text of ['a', 'b']) await say(alice, room.id, text);
    await takeLog(onPhone, room.id, 4);
    await acknowledge(onPhone, room.id, 4);
    await onPhone.client.close();
    // The first device has acknowledged nothing.
    await bob.client.close();
    const back = await comeBack(bob);
    expect((await takeLog(back, room.id, 4)).map(({ seq }) => seq)).toEqual([2, 3, 4]);
    const tablet = { name: 'tablet', fingerprint: freshName('print') };
    const onTablet = await logInAgain(target, bob, kind, tablet);
    await say(alice, room.id, 'c');
    expect(contents(await takeLog(onTablet, room.id, 5))).toEqual(['c']);
    const onPhoneAgain = await logInAgain(target, bob, kind, phone);
    expect(contents(await takeLog(onPhoneAgain, room.id, 5))).toEqual(['c']);
  });

  test('reaches every connection of one device', async () => {
    const [alice, bob] = [await register(target), await register(target, kind)];
    const second = await comeBack(bob);
    const room = await roomOf([alice, bob]);
    await second.client.event('ROOM_JOINED', (event) => event.room === room.id);
    await say(alice, room.id, 'to both');
    for (const { client } of [bob, second]) {
      await client.event('MESSAGE', ({ message }) => message.content === 'to both');
    }
  });

  test('follows a room that was joined, and drops one that was left, on another connection', async () => {
    const [alice, bob] = [await register(target), await register(target, kind)];
    const second = await comeBack(bob);
    const room = await roomOf([alice]);
    await bob.client.request('JOIN_ROOM', { room: room.id });
    await second.client.event('ROOM_JOINED', (event) => event.room === room.id);
    await say(alice, room.id, 'both hear this');
    expect(contents(await takeLog(second, room.id, 3))).toEqual(['both hear this']);
    await second.client.request('LEAVE_ROOM', { room: room.id });
    await alice.client.event('ROOM_LEFT', (event) => event.room === room.id);
    await say(alice, room.id, 'nobody else hears this');
    await whisper(alice, bob.username, 'the end');
    await bob.client.event('MESSAGE', ({ message }) => message.content === 'the end');
    const heard = bob.client.events.peek(({ params }) => params['room'] === room.id && params['seq'] === 5);
    expect(heard).toEqual([]);
  });
});

describe.runIf(isOwnSystem)('with small limits', () => {
  const own = (): OwnTarget => target as OwnTarget;

  test.each(sessionKinds)('over %s tells what it skips when there is too much to bring', async (kind: SessionKind) => {
    const gateway = await own().gatewayWith({ LAIR_REPLAY_EVENTS_MAX: '5' });
    const [alice, bob] = [await register(target), await register(gateway, kind)];
    const room = await roomOf([alice, bob]);
    await acknowledge(bob, room.id, 2);
    await bob.client.close();
    for (let i = 3; i <= 22; i++) await say(alice, room.id, `text ${i}`);
    const back = await resume(gateway, bob, kind);
    expect(await back.client.event('GAP', (event) => event.room === room.id)).toEqual({
      room: room.id,
      from: 3,
      to: 17,
    });
    expect((await takeLog(back, room.id, 22)).map(({ seq }) => seq)).toEqual([18, 19, 20, 21, 22]);
    const page = await back.client.request('GET_HISTORY', { room: room.id, after: 2, limit: 15 });
    expect(page.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, i) => 3 + i));
    await acknowledge(back, room.id, 22);
    await gateway.close();
  });

  test.each(sessionKinds)('over %s a client that reads slowly misses nothing', async (kind: SessionKind) => {
    const gateway = await own().gatewayWith({ LAIR_SEND_QUEUE_BYTES_MAX: '65536' });
    const [alice, bob] = [await register(target), await register(gateway, kind)];
    const room = await roomOf([alice, bob]);
    bob.client.socket.pause();
    // More than the send queue and the kernels' buffers take together.
    const text = '€'.repeat(8_000);
    for (let i = 0; i < 400; i += 20) await Promise.all(Array.from({ length: 20 }, () => say(alice, room.id, text)));
    bob.client.socket.resume();
    const log = await takeLog(bob, room.id, 402);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 400 }, (_, i) => 3 + i));
    expect(log.every(({ content }) => content === text)).toBe(true);
    await gateway.close();
  });

  test.each(sessionKinds)(
    'over %s a gateway that stops says so, answers, and its clients go on elsewhere',
    async (kind) => {
      const gateway = await own().gatewayWith({ LAIR_RECONNECT_WITHIN_MS: '1234' });
      const [alice, bob] = [await register(target), await register(gateway, kind)];
      const room = await roomOf([alice, bob]);
      await acknowledge(bob, room.id, 2);
      const stranger = await gateway.connect('tls');
      await stranger.request('PING', {});
      // Its handshake may end on the server after the others were told.
      const newcomer = await gateway.connect('tls');
      const stopped = gateway.stop();
      for (const client of [bob.client, stranger]) {
        expect(await client.event('SHUTDOWN')).toEqual({ reconnectWithinMs: 1_234 });
        await client.closed;
      }
      await newcomer.closed;
      await stopped;
      await expect(gateway.connect(kind)).rejects.toThrow();
      await say(alice, room.id, 'meanwhile');
      const back = await resume(target, bob, kind);
      expect(contents(await takeLog(back, room.id, 3))).toEqual(['meanwhile']);
    },
  );

  test('people on two gateways see one log', async () => {
    const gateway = await own().gatewayWith({});
    const [alice, bob] = [await register(target), await register(gateway)];
    const room = await roomOf([alice, bob]);
    const sends = [alice, bob].flatMap((person) =>
      Array.from({ length: 25 }, (_, i) => say(person, room.id, `text ${i}`)),
    );
    await Promise.all(sends);
    const [first, second] = await Promise.all([alice, bob].map((person) => takeLog(person, room.id, 52)));
    expect(first).toHaveLength(50);
    expect(second).toEqual(first);
    await gateway.close();
  });
});
