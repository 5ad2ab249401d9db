/** As much Markdown as a link checker needs. Pure. */

export interface MarkdownLink {
  readonly line: number;
  readonly target: string;
}

/** Inline links, images and reference definitions outside code. */
export function findLinks(markdown: string): MarkdownLink[] {
  return withoutCode(markdown).flatMap((text, index) => {
    const inline = [...text.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
    const definition = [...text.matchAll(/^ {0,3}\[[^\]]+\]:\s+<?([^\s>]+)>?/g)];
    return [...inline, ...definition].map((match) => ({ line: index + 1, target: match[1] as string }));
  });
}

/** The anchors of a page's headings, made as GitHub makes them. */
export function findHeadings(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const text of withoutFences(markdown)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text)?.[1];
    if (heading === undefined) continue;
    const base = anchorOf(heading);
    let anchor = base;
    for (let repeat = 1; anchors.has(anchor); repeat++) anchor = `${base}-${repeat}`;
    anchors.add(anchor);
  }
  return anchors;
}

function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function withoutCode(markdown: string): string[] {
  return withoutFences(markdown).map((text) => text.replace(/`[^`]*`/g, ''));
}

/** The lines, with those inside fenced code emptied so that line numbers stay. */
function withoutFences(markdown: string): string[] {
  let fence: string | undefined;
  return markdown.split('\n').map((text) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence === undefined && mark === undefined) return text;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    return '';
  });
}
