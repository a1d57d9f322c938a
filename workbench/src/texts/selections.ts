/** What a person marked with the mouse, as a stretch of the text; `data-at` says where each piece of it starts. */

/** Start and end in UTF-16 units, blanks at both ends left out; null where nothing in `root` is marked. */
export function selectedUnits(root: HTMLElement): [number, number] | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = unitAt(range.startContainer, range.startOffset);
  const end = unitAt(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const words = selection.toString();
  const lead = words.length - words.trimStart().length;
  const trail = words.length - words.trimEnd().length;
  return end - trail > start + lead ? [start + lead, end - trail] : null;
}

function unitAt(node: Node, offset: number): number | null {
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = node.parentElement?.closest<HTMLElement>("[data-at]");
    return piece ? Number(piece.dataset.at) + offset : null;
  }
  const child = node.childNodes[offset];
  const after = child ? firstPiece(child) : null;
  if (after) return Number(after.dataset.at);
  const before = [...(node as Element).querySelectorAll<HTMLElement>("[data-at]")].at(-1);
  return before ? Number(before.dataset.at) + (before.textContent?.length ?? 0) : null;
}

function firstPiece(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.matches("[data-at]") ? element : (element?.querySelector<HTMLElement>("[data-at]") ?? null);
}
