/** One coming event for each place, the next first; of two at one time that of the lower place. */
export interface EventQueue {
  /** When the next event comes; `Infinity`: none does. */
  readonly at: () => number;
  /** Whose it is; only while one comes. */
  readonly place: () => number;
  /** Puts the next event of that place to a later time. */
  readonly moveFirst: (to: number) => void;
}

/**
 * A binary heap of places by the time of their one event. Cost of a move: the logarithm of the places; nothing is made anew.
 */
export function createEventQueue(times: readonly number[]): EventQueue {
  const timeOf = Float64Array.from(times);
  const heap = Int32Array.from(times, (_, place) => place).sort((left, right) =>
    timeOf[left] === timeOf[right] ? left - right : timeOf[left]! < timeOf[right]! ? -1 : 1,
  );
  const isBefore = (left: number, right: number): boolean =>
    timeOf[left]! < timeOf[right]! || (timeOf[left] === timeOf[right] && left < right);
  const least = (at: number): number => {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    if (right < heap.length && isBefore(heap[right]!, heap[left]!)) return right;
    return left;
  };
  return {
    at: () => (heap.length === 0 ? Infinity : timeOf[heap[0]!]!),
    place: () => heap[0]!,
    moveFirst: (to) => {
      const moved = heap[0]!;
      timeOf[moved] = to;
      let at = 0;
      for (let below = least(at); below < heap.length && isBefore(heap[below]!, moved); below = least(at)) {
        heap[at] = heap[below]!;
        at = below;
      }
      heap[at] = moved;
    },
  };
}
