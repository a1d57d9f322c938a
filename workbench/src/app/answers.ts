import { onDestroy } from "svelte";

/** Gives an answer, or null where something newer was asked since or the screen that asked is gone. */
export function newestOnly(): <Answer>(asked: Promise<Answer>) => Promise<Answer | null> {
  let turn = 0;
  onDestroy(() => (turn = -1));
  return async (asked) => {
    turn += 1;
    const mine = turn;
    try {
      const answer = await asked;
      return mine === turn ? answer : null;
    } catch (error) {
      if (mine !== turn) return null;
      throw error;
    }
  };
}
