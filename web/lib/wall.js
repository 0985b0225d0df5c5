// @ts-check
/**
 * How a wall of names is divided: as many columns as let the names be largest, from 1 person to 300 and more.
 *
 * @param {number} count  names
 * @param {number} [width]  of the wall in u
 * @param {number} [height]  of the wall in u
 * @returns {{columns: number, rows: number, size: number}} size: of the text, in u, between 1.15 and 3
 */
export function wall(count, width = 92, height = 42) {
  let best = {columns: 1, rows: Math.max(1, count), size: 0};
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const size = Math.min(height / rows * .56, width / columns / NAME_EM, SIZE_MAX);
    if (size > best.size) {
      best = {columns, rows, size};
    }
  }
  return {...best, size: Math.max(best.size, SIZE_MIN)};
}

/** Room for a name of four characters and some air. */
const NAME_EM = 5.2;
const SIZE_MAX = 3;
const SIZE_MIN = 1.15;
