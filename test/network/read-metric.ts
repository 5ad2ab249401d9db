import type { ServiceInstance } from '@lair/local-env';

/** The value of a metric, summed over its labels, as an instance tells it at /metrics. */
export const readMetric = async (instance: ServiceInstance, name: string): Promise<number> => {
  const text = await (await fetch(`${instance.httpUrl}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};
