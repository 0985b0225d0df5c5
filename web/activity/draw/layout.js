// @ts-check
/**
 * How names are set on the stage: how wide one is, how a wall of them is divided, how large winners stand.
 * Pure arithmetic in u (1 % of the stage's width) and em.
 */

/** Nothing on the stage is smaller. */
export const SIZE_MIN = 1.15;
const SIZE_MAX = 11;
const TILE_MAX = 4.6;
/** Tiles of a small wall grow no further. */
const TILE_WIDTH_MAX = 30;
const TILE_HEIGHT_MAX = 8.4;
/** Air beside and between the letters of a tile, in em. */
const AIR_EM = 1;
const GAP = .26;
const LINE = 1.22;
const CARD_HEIGHT_MAX = 16;
const SPAN_MAX = 6;
const COLUMNS_MAX = 60;
/** More names than this do not fit on one wall; they are paged. */
const PAGE_MAX = 320;
/** Winners on one page, tried in this order. */
const WINNERS_A_PAGE = [40, 24, 15, 8, 4];
/** Counts of tables: the largest size when they stand in one line, in two, in three. */
const TABLE_SIZES = [2.2, 1.6, 1.15];
const TABLE_AIR_EM = 1.1;
const WIDEST = new Set('MWmw');
/** What stands on one line together: a Chinese character, or a Latin word up to its space or hyphen. */
const WORDS = /[\u2e80-\u{10ffff}]\s*|[^\s\u2e80-\u{10ffff}-]+[\s-]*|[\s-]+/gu;
const LINES_MAX = 3;
const BREADTH_STEP = .1;

/**
 * The width of a name in em: a Chinese character is one, a Latin letter about half, a capital more, M and W the most.
 * @param {string} name
 */
export function ems(name) {
  let sum = 0;
  for (const letter of name) {
    sum += /** @type {number} */ (letter.codePointAt(0)) > 0x2e7f ? 1 : WIDEST.has(letter) ? .95 : /\p{Lu}/u.test(letter) ? .68 : .56;
  }
  return sum;
}

/**
 * The wall: columns, rows and text size for which the names are largest; long names take several columns.
 * @template {{name: string}} P
 * @param {P[]} people
 * @param {number} width
 * @param {number} height
 * @returns {{columns: number, rows: number, most: number, size: number, tiles: {person: P, span: number, size: number}[]}}
 */
export function wallOf(people, width, height) {
  const widths = people.map(({name}) => ems(name));
  const most = people.length > 3 ? TILE_WIDTH_MAX : Math.max(TILE_WIDTH_MAX, Math.min(80, Math.max(...widths) * TILE_MAX));
  let best = divided(widths, 1, width, height, most);
  for (let columns = 2; columns <= Math.min(COLUMNS_MAX, people.length); columns++) {
    const next = divided(widths, columns, width, height, most);
    if (next.size > best.size + .001 || (next.size > best.size - .001 && isCalmer(next, best))) {
      best = next;
    }
  }
  const size = Math.max(best.size, SIZE_MIN);
  const tiles = people.map((person, index) => {
    const span = best.spans[index];
    const room = best.tile * span - AIR_EM * size;
    return {person, span, size: Math.max(SIZE_MIN, Math.min(size, room / Math.max(1, widths[index])))};
  });
  return {columns: best.columns, rows: best.rows, most, size, tiles};
}

/**
 * Everybody in pages that fit, in their order, as even as can be; one empty page for nobody.
 * @template P
 * @param {P[]} people
 * @param {number} [most]  on one page
 * @returns {P[][]}
 */
export function pagesOf(people, most = PAGE_MAX) {
  const count = Math.max(1, Math.ceil(people.length / most));
  const each = Math.floor(people.length / count);
  const more = people.length % count;
  return Array.from({length: count}, (_, page) => {
    const from = page * each + Math.min(page, more);
    return people.slice(from, from + each + (page < more ? 1 : 0));
  });
}

/**
 * How the counts of tables are set under the wall: over at most three lines, as large as they can be; where there are
 * more than fit at the smallest size, how many can be shown beside one that says how many there are in all.
 * @param {string[]} labels  each with its count
 * @param {number} width
 * @returns {{columns: number, size: number, shown: number}}
 */
export function tablesOf(labels, width) {
  const widest = Math.max(1, ...labels.map(ems)) + TABLE_AIR_EM;
  let best = {columns: 0, size: 0};
  TABLE_SIZES.forEach((most, index) => {
    const columns = Math.max(1, Math.ceil(labels.length / (index + 1)));
    const size = Math.min(most, width / columns / widest);
    if (size > best.size * 1.15) {
      best = {columns, size};
    }
  });
  if (best.size >= SIZE_MIN) {
    return {...best, shown: labels.length};
  }
  const columns = Math.max(1, Math.floor(width / widest / SIZE_MIN));
  return {columns, size: SIZE_MIN, shown: Math.min(labels.length, columns * TABLE_SIZES.length - 1)};
}

/**
 * @param {number[]} widths
 * @param {number} columns
 * @param {number} width
 * @param {number} height
 * @param {number} most  how wide a tile may be
 */
function divided(widths, columns, width, height, most) {
  const tile = Math.min(most, (width + GAP) / columns - GAP);
  // A usual name has up to four characters; the size follows from it, and longer ones reach over.
  const usual = median(widths.map((em) => Math.min(em, 4.5)));
  let size = Math.min(TILE_MAX, tile / (usual + AIR_EM));
  const spans = widths.map((em) => Math.min(columns, SPAN_MAX, Math.max(1, Math.ceil((em * Math.max(size * .72, SIZE_MIN) + .8) / (tile + GAP)))));
  const rows = packed(spans, columns);
  size = Math.min(size, Math.min(TILE_HEIGHT_MAX, (height + GAP) / rows - GAP) * .58);
  return {columns, rows, size, spans, tile};
}

/**
 * Rows that a dense grid needs: each name goes into the first row that has room.
 * @param {number[]} spans
 * @param {number} columns
 */
function packed(spans, columns) {
  /** @type {number[]} */
  const room = [];
  let first = 0;
  spans.forEach((span) => {
    let row = first;
    while (row < room.length && room[row] < span) {
      row++;
    }
    if (row === room.length) {
      room.push(columns);
    }
    room[row] -= span;
    while (first < room.length && room[first] === 0) {
      first++;
    }
  });
  return Math.max(1, room.length);
}

/**
 * Of two equally large walls the one whose last row is fuller.
 * @param {{columns: number, rows: number}} one
 * @param {{columns: number, rows: number}} other
 */
function isCalmer(one, other) {
  return one.columns * one.rows < other.columns * other.rows || Math.abs(one.columns - one.rows * 1.2) < Math.abs(other.columns - other.rows * 1.2);
}

/**
 * Winners: columns, and for each name its size over at most three lines. A word is torn only where it would be too
 * small to read.
 * @param {string[]} names
 * @param {number} width
 * @param {number} height
 * @param {number} below  what a card needs under its name, in u
 * @param {number} [beside]  and at its sides, in u
 * @returns {{columns: number, rows: number, sizes: number[], isCut: boolean}}  cut: some name is too long for its card
 */
export function gridOf(names, width, height, below, beside = 2.4) {
  const count = Math.max(1, names.length);
  const gap = count > 12 ? .8 : 1.6;
  const forms = names.map((name) => ({whole: wholeBreadths(name), torn: breadths(ems(name))}));
  let best = {columns: 1, rows: count, sizes: [0], worth: -1};
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const tall = Math.min(count > 1 ? CARD_HEIGHT_MAX : height, (height + gap) / rows - gap);
    const wide = (width + gap) / columns - gap - beside;
    const sizes = forms.map(({whole, torn}) => Math.max(fit(whole, wide, tall - below), Math.min(SIZE_MIN, fit(torn, wide, tall - below))));
    const worth = median(sizes) * (.7 + .3 * count / (columns * rows));
    if (worth > best.worth) {
      best = {columns, rows, sizes, worth};
    }
  }
  const most = median(best.sizes);
  const isCut = best.sizes.some((size) => size < SIZE_MIN);
  return {columns: best.columns, rows: best.rows, isCut, sizes: best.sizes.map((size) => Math.max(SIZE_MIN, Math.min(size, most)))};
}

/**
 * Winners in pages: as many on one as are read at a glance, fewer where names are long; none is ever cut.
 * @template {{person: {name: string}}} W
 * @param {W[]} winners
 * @param {number} width
 * @param {number} height  of the podium; several pages need `foot` of it for their number
 * @param {number} below
 * @param {number} foot
 * @returns {{winners: W[], columns: number, rows: number, sizes: number[], isCut: boolean}[]}
 */
export function winnerPages(winners, width, height, below, foot) {
  /** @type {{winners: W[], columns: number, rows: number, sizes: number[], isCut: boolean}[]} */
  let pages = [];
  for (const most of WINNERS_A_PAGE) {
    const parts = pagesOf(winners, most);
    const room = parts.length > 1 ? height - foot : height;
    pages = parts.map((part) => ({winners: part, ...gridOf(part.map(({person}) => person.name), width, room, below)}));
    if (pages.every(({isCut}) => !isCut)) {
      break;
    }
  }
  return pages;
}

/**
 * The largest size at which so wide a name fits into a box, over one to three lines.
 * @param {number} em
 * @param {number} width
 * @param {number} height
 * @param {number} [most]
 */
export function nameSize(em, width, height, most = SIZE_MAX) {
  return Math.max(SIZE_MIN, fit(breadths(em), width, height, most));
}

/**
 * @param {number[]} wide  its breadth over one line, over two, over three
 * @param {number} width
 * @param {number} height
 * @param {number} [most]
 */
function fit(wide, width, height, most = SIZE_MAX) {
  return Math.max(0, ...wide.map((em, index) => Math.min(most, width / em, height / ((index + 1) * LINE))));
}

/** How broad a name of so many em stands over one line, over two, over three, wherever it breaks. @param {number} em */
function breadths(em) {
  return Array.from({length: LINES_MAX}, (_, index) => index === 0 ? em + .2 : Math.ceil(em / (index + 1)) + .6);
}

/** The same where no word is torn. @param {string} name */
function wholeBreadths(name) {
  const words = name.match(WORDS) || [];
  const widest = Math.max(0, ...words.map((word) => ems(word.trimEnd())));
  return Array.from({length: LINES_MAX}, (_, index) => {
    let wide = Math.max(widest, ems(name) / (index + 1));
    while (linesOf(words, wide) > index + 1) {
      wide += BREADTH_STEP;
    }
    return wide + (index === 0 ? .2 : .6);
  });
}

/** @param {string[]} words @param {number} wide */
function linesOf(words, wide) {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    if (used > 0 && used + ems(word.trimEnd()) > wide) {
      lines++;
      used = 0;
    }
    used += ems(word);
  }
  return lines;
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length ? sorted[sorted.length >> 1] : 1;
}
