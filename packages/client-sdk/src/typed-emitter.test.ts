/** Guarantee: every listener is called, in order, whatever the others do. */
import { expect, test } from 'vitest';
import { TypedEmitter } from './typed-emitter.ts';

interface Events {
  readonly said: string;
}

test('listeners are called in the order in which they were added, and not after they were removed', () => {
  const emitter = new TypedEmitter<Events>();
  const heard: string[] = [];
  const stop = emitter.on('said', (text) => heard.push(`first ${text}`));
  emitter.once('said', (text) => heard.push(`once ${text}`));
  emitter.emit('said', 'a');
  stop();
  stop();
  emitter.emit('said', 'b');
  expect(heard).toEqual(['first a', 'once a']);
});

test('a listener may remove itself and add others while it is called', () => {
  const emitter = new TypedEmitter<Events>();
  const heard: string[] = [];
  const stop = emitter.on('said', () => {
    stop();
    emitter.on('said', (text) => heard.push(text));
  });
  emitter.on('said', (text) => heard.push(text));
  emitter.emit('said', 'a');
  expect(heard).toEqual(['a']);
  emitter.emit('said', 'b');
  expect(heard).toEqual(['a', 'b', 'b']);
});

test('what a listener throws reaches the program, and the other listeners are called all the same', async () => {
  const emitter = new TypedEmitter<Events>();
  const heard: string[] = [];
  const uncaught = Promise.withResolvers<Error>();
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.once('uncaughtException', uncaught.resolve);
  try {
    emitter.on('said', () => {
      throw new Error('a faulty listener');
    });
    emitter.on('said', (text) => heard.push(text));
    emitter.emit('said', 'a');
    expect(heard).toEqual(['a']);
    expect((await uncaught.promise).message).toBe('a faulty listener');
  } finally {
    for (const listener of others) process.on('uncaughtException', listener);
  }
});
