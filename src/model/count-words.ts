/** So many of a thing, in words: `1 machine`, `12 machines`, `2 dependencies` where its plural is given. */
export const countOf = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
