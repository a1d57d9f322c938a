/** Keys as they are written on the key sheet: "j", "?", "ctrl+z", "shift+Enter". */

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The stroke that a keyboard event is; with another alphabet on the keyboard the key's place counts. */
export function strokeOf(event: Pressed): string {
  const latin = /^[\x20-\x7e]$/.test(event.key) || event.key.length > 1;
  const key = latin ? event.key : letterAt(event.code);
  const named = key.length > 1 || key === " ";
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("ctrl");
  if (event.altKey) parts.push("alt");
  if (event.shiftKey && (named || event.ctrlKey || event.metaKey)) parts.push("shift");
  return [...parts, named ? key : key.toLowerCase()].join("+");
}

function letterAt(code: string): string {
  return code.startsWith("Key") ? code.slice(3).toLowerCase() : code.startsWith("Digit") ? code.slice(5) : code;
}

/** How a stroke is shown to people. */
export function shownAs(stroke: string): string {
  const names: Record<string, string> = {
    Enter: "Enter",
    Escape: "Esc",
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
    ctrl: "Ctrl",
    shift: "Shift",
    " ": "Space",
  };
  return stroke
    .split(" ")
    .map((one) =>
      one
        ? one
            .split("+")
            .map((part) => names[part] ?? part)
            .join("+")
        : "Space",
    )
    .join(" then ");
}
