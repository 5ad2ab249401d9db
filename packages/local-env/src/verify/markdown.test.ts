/** The link checker sees the links a reader can follow and no others. */
import { expect, test } from 'vitest';
import { findHeadings, findLinks } from './markdown.ts';

test('links, images and definitions are found with their lines', () => {
  const page = 'See [a](a.md) and ![b](b.png "title").\n\n[c]: ../c.md#part\n';
  expect(findLinks(page)).toEqual([
    { line: 1, target: 'a.md' },
    { line: 1, target: 'b.png' },
    { line: 3, target: '../c.md#part' },
  ]);
});

test('code holds no links', () => {
  expect(findLinks('`[a](a.md)`\n```md\n[b](b.md)\n```\n[c](c.md)')).toEqual([{ line: 5, target: 'c.md' }]);
});

test('headings become anchors as on GitHub, repeated ones numbered', () => {
  const page = '# Two commands\n## `npm start`: what it does\n```sh\n# no heading\n```\n## Two commands\n';
  expect([...findHeadings(page)]).toEqual(['two-commands', 'npm-start-what-it-does', 'two-commands-1']);
});
