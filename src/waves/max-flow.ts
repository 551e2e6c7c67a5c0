/**
 * The least cut of a network with whole capacities, by Dinic's algorithm (E. A. Dinic, 1970): shortest paths are saturated in
 * phases. Sums stay whole below 2^53, so the value is exact and the same everywhere.
 */
export class FlowNetwork {
  readonly #nodes: number;
  #heads: Int32Array;
  #next: Int32Array;
  #room: Float64Array;
  readonly #first: Int32Array;
  /** What a flow is looked for with; made once. */
  readonly #level: Int32Array;
  readonly #queue: Int32Array;
  readonly #current: Int32Array;
  readonly #path: Int32Array;
  #arcs = 0;
  /** Capacities as they were given, once something has flowed. */
  #given: Float64Array | null = null;

  /** @param arcs how many arcs to make room for, either direction counted; more are taken too */
  constructor(nodes: number, arcs = 1024) {
    this.#nodes = nodes;
    this.#heads = new Int32Array(arcs);
    this.#next = new Int32Array(arcs);
    this.#room = new Float64Array(arcs);
    this.#first = new Int32Array(nodes).fill(-1);
    this.#level = new Int32Array(nodes);
    this.#queue = new Int32Array(nodes);
    this.#current = new Int32Array(nodes);
    this.#path = new Int32Array(nodes);
  }

  /** Adds an arc with its capacity, and one back; 0 for the latter where nothing may flow back. Returns the arc's number. */
  addArc(from: number, to: number, capacity: number, back = 0): number {
    const arc = this.#arcs;
    if (arc + 2 > this.#heads.length) this.#grow();
    this.#put(arc, to, from, capacity);
    this.#put(arc + 1, from, to, back);
    this.#arcs += 2;
    return arc;
  }

  #put(arc: number, to: number, from: number, capacity: number): void {
    this.#given = null;
    this.#heads[arc] = to;
    this.#room[arc] = capacity;
    this.#next[arc] = this.#first[from]!;
    this.#first[from] = arc;
  }

  #grow(): void {
    const length = Math.max(1024, this.#heads.length * 2);
    const heads = new Int32Array(length);
    heads.set(this.#heads);
    this.#heads = heads;
    const next = new Int32Array(length);
    next.set(this.#next);
    this.#next = next;
    const room = new Float64Array(length);
    room.set(this.#room);
    this.#room = room;
  }

  /** Nothing flows any more: all capacities are those that arcs were added with. */
  clear(): void {
    if (this.#given !== null) this.#room.set(this.#given);
  }

  /** Gives an arc another capacity than it was added with, until the network is cleared. */
  widen(arc: number, capacity: number): void {
    this.#given ??= this.#room.slice();
    this.#room[arc] = capacity;
  }

  /** Sends as much as can flow; what is left of the capacities stays until the network is cleared. */
  maximise(source: number, sink: number): number {
    this.#given ??= this.#room.slice();
    const [level, current, path] = [this.#level, this.#current, this.#path];
    let total = 0;
    while (this.#layer(source, sink, level, this.#queue)) {
      current.set(this.#first);
      for (;;) {
        const sent = this.#augment(source, sink, { level, current, path });
        if (sent === 0) break;
        total += sent;
      }
    }
    return total;
  }

  /** After `maximise`: 1 for the nodes on the source's side of the cut. */
  sourceSide(source: number): Uint8Array {
    const side = new Uint8Array(this.#nodes);
    const stack = [source];
    side[source] = 1;
    while (stack.length > 0) {
      const node = stack.pop()!;
      for (let arc = this.#first[node]!; arc >= 0; arc = this.#next[arc]!) {
        const head = this.#heads[arc]!;
        if (this.#room[arc]! <= 0 || side[head] === 1) continue;
        side[head] = 1;
        stack.push(head);
      }
    }
    return side;
  }

  /** Distances to the sink over arcs with room; false where the source does not reach it. */
  #layer(source: number, sink: number, level: Int32Array, queue: Int32Array): boolean {
    level.fill(-1);
    level[sink] = 0;
    queue[0] = sink;
    let tail = 1;
    for (let head = 0; head < tail; head += 1) {
      const node = queue[head]!;
      for (let arc = this.#first[node]!; arc >= 0; arc = this.#next[arc]!) {
        const before = this.#heads[arc]!;
        // The arc from `before` to `node` is this one's partner.
        if (level[before] !== -1 || this.#room[arc ^ 1]! <= 0) continue;
        level[before] = level[node]! + 1;
        if (before === source) return true;
        queue[tail] = before;
        tail += 1;
      }
    }
    return false;
  }

  /** One path of the layers, from the source on, with dead ends cut off for the rest of the phase. */
  #augment(
    source: number,
    sink: number,
    { level, current, path }: Readonly<Record<'level' | 'current' | 'path', Int32Array>>,
  ): number {
    let depth = 0;
    let node = source;
    for (;;) {
      if (node === sink) return this.#send(path, depth);
      let arc = current[node]!;
      while (arc >= 0 && (this.#room[arc]! <= 0 || level[this.#heads[arc]!] !== level[node]! - 1))
        arc = this.#next[arc]!;
      current[node] = arc;
      if (arc >= 0) {
        path[depth] = arc;
        depth += 1;
        node = this.#heads[arc]!;
        continue;
      }
      if (depth === 0) return 0;
      level[node] = -2;
      depth -= 1;
      node = this.#heads[path[depth]! ^ 1]!;
    }
  }

  #send(path: Int32Array, depth: number): number {
    let amount = Number.POSITIVE_INFINITY;
    for (let step = 0; step < depth; step += 1) amount = Math.min(amount, this.#room[path[step]!]!);
    for (let step = 0; step < depth; step += 1) {
      const arc = path[step]!;
      this.#room[arc]! -= amount;
      this.#room[arc ^ 1]! += amount;
    }
    return amount;
  }
}
