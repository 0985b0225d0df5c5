// @ts-check
/** How tables and names are divided on the stage: pure arithmetic in u (1 % of the stage's width) and em. */

const WIDTH = 92;
const HEIGHT = 44;
const SIZE_MIN = 1.15;
const SIZE_MAX = 2.6;
const SIZE_STEP = .05;
const COLUMNS_MAX = 12;
const LINE = 1.42;
const NAME_EM_MAX = 7;
/** Room for long names, where type stays at least this large. */
const LONG_EMS = [14, 11.5, 9];
const SIZE_LARGE = 1.5;
/** Beside a name in the list: its letter, its table's number and the gaps. */
const BESIDE_EM = 4.3;
/** A table's head, and its padding with the gap below, in em and in u. */
const HEAD_EM = 1.9;
const PAD_U = 1.9;

/** @param {string} name */
function ems(name) {
  let sum = 0;
  for (const letter of name) {
    sum += /** @type {number} */ (letter.codePointAt(0)) > 0x2e7f ? 1 : .56;
  }
  return sum;
}

/**
 * Widths to make room for, the widest first: as wide as nearly all names are, as long as type stays large; else as nine
 * in ten are. Longer ones are cut.
 * @param {{name: string}[]} people
 * @returns {{em: number, least: number}[]}  a width, and the size below which it is not worth it
 */
function widthsOf(people) {
  const widths = people.map(({name}) => ems(name)).sort((one, other) => one - other);
  const of = (/** @type {number} */ part, /** @type {number} */ most) => Math.min(most, Math.max(2, widths[Math.floor(widths.length * part)] || 2));
  return [...LONG_EMS.map((most) => ({em: of(.97, most), least: SIZE_LARGE})), {em: of(.9, NAME_EM_MAX), least: SIZE_MIN}];
}

/**
 * Cards of tables with all their names, as large as they fit on one page; at the smallest size they are paged.
 * @param {{no: number, people: {name: string}[]}[]} tables
 */
export function tablesOf(tables) {
  const most = Math.max(1, ...tables.map(({people}) => people.length));
  const widths = widthsOf(tables.flatMap(({people}) => people));
  for (const {em, least} of widths) {
    for (let size = SIZE_MAX; size > least; size -= SIZE_STEP) {
      const found = divided(tables.length, most, em + .8, size);
      if (found) {
        return {...found, size, perPage: Math.max(1, tables.length)};
      }
    }
  }
  const em = widths[widths.length - 1].em + .8;
  const columns = Math.max(1, Math.min(6, Math.floor(WIDTH / (2 * em * SIZE_MIN + 1.6))));
  const lines = Math.ceil(most / 2);
  const rows = Math.max(1, Math.floor(HEIGHT / heightOf(lines, SIZE_MIN)));
  return {columns, names: 2, lines, size: SIZE_MIN, perPage: columns * rows};
}

/** @param {number} count @param {number} most @param {number} em @param {number} size */
function divided(count, most, em, size) {
  for (let columns = 1; columns <= Math.min(COLUMNS_MAX, Math.max(1, count)); columns++) {
    const width = WIDTH / columns - 1.6;
    const names = Math.min(5, Math.floor(width / (em * size)));
    const lines = Math.ceil(most / Math.max(1, names));
    if (names >= 1 && Math.ceil(count / columns) * heightOf(lines, size) <= HEIGHT) {
      return {columns, names, lines};
    }
  }
  return null;
}

/** @param {number} lines @param {number} size */
function heightOf(lines, size) {
  return HEAD_EM * size + lines * LINE * size + PAD_U;
}

/**
 * Everybody in columns, from the top down.
 * @param {{name: string}[]} people
 */
export function listOf(people) {
  const widths = widthsOf(people);
  for (const {em, least} of widths) {
    for (let size = SIZE_MAX; size > least; size -= SIZE_STEP) {
      const columns = Math.floor(WIDTH / ((em + BESIDE_EM) * size));
      const rows = Math.floor(HEIGHT / (LINE * size));
      if (columns * rows >= people.length) {
        return {rows: Math.max(1, Math.min(rows, Math.max(8, Math.ceil(people.length / columns)))), size, perPage: Math.max(1, people.length)};
      }
    }
  }
  const em = widths[widths.length - 1].em + BESIDE_EM;
  const rows = Math.floor(HEIGHT / (LINE * SIZE_MIN));
  return {rows, size: SIZE_MIN, perPage: rows * Math.floor(WIDTH / (em * SIZE_MIN))};
}

/**
 * @template T
 * @param {T[]} all
 * @param {number} each
 * @returns {T[][]}
 */
export function pagesOf(all, each) {
  const pages = [];
  for (let at = 0; at < all.length; at += each) {
    pages.push(all.slice(at, at + each));
  }
  return pages.length ? pages : [[]];
}
