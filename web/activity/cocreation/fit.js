// @ts-check
/** How large a text can stand on the stage. A CJK character is as wide as it is high, a Latin one about half. */

/** @param {string} text */
export function weight(text) {
  let sum = 0;
  for (const letter of text) {
    sum += letter.charCodeAt(0) > 0x2e7f ? 1 : 0.55;
  }
  return sum;
}

/**
 * The class of a heading that stands alone in the middle, by its length.
 * @param {string} line
 */
export function heading(line) {
  const wide = weight(line);
  if (wide <= 7) {
    return 's-hero';
  }
  return wide <= 21 ? 's-hero s-fit-2' : wide <= 48 ? 's-hero s-fit-3' : wide <= 84 ? 's-h1' : 's-h2';
}

/** The sizes of running text from large to small, in u, with the air that each needs. */
const SIZES = [
  {name: 'hero', size: 7.4, line: 1.3, widthMax: 92},
  {name: 'large', size: 5.2, line: 1.35, widthMax: 92},
  {name: 'h1', size: 4.2, line: 1.35, widthMax: 92},
  {name: 'h2', size: 2.2, line: 1.55, widthMax: 66},
  {name: 'body', size: 1.5, line: 1.5, widthMax: 45},
  {name: 'caption', size: 1.15, line: 1.5, widthMax: 34},
];
const COLUMN_GAP = 3;

/**
 * A text set in a box: `isCut` where even the smallest size does not fit.
 * @typedef {{name: string, columns: number, isCut: boolean, width: number, height: number}} Set
 */

/**
 * The largest size at which a text fits a box, in one column or two.
 * @param {string} text
 * @param {number} width  u
 * @param {number} height  u
 * @param {string} [largest]
 * @returns {Set}
 */
export function running(text, width, height, largest = 'hero') {
  const from = SIZES.findIndex(({name}) => name === largest);
  for (const {name, size, line, widthMax} of SIZES.slice(from)) {
    for (const columns of [1, 2]) {
      const column = Math.min((width - (columns - 1) * COLUMN_GAP) / columns, widthMax);
      if (columns === 2 && widthMax >= width) {
        continue;
      }
      if (lines(text, column / size) * size * line <= height * columns * (columns === 2 ? 0.96 : 1)) {
        return {name, columns, isCut: false, width, height};
      }
    }
  }
  return {name: 'caption', columns: width > 50 ? 2 : 1, isCut: true, width, height};
}

/**
 * @param {string} text
 * @param {number} perLine  characters
 */
function lines(text, perLine) {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(weight(line) / Math.max(1, perLine - 0.6))), 0);
}

/** From this size up, in u, lines need less air between them. */
export const LOOSE_TO = 4;
const LARGEST = 7.4;
const SMALLEST = 1.5;
const FINER = 0.1;

/**
 * The size in u, at most that of a hero, at which a text just fills a box.
 * @param {string} text
 * @param {number} width  u
 * @param {number} height  u
 */
export function fitting(text, width, height) {
  for (let size = LARGEST; size > SMALLEST; size -= FINER) {
    const line = size >= LOOSE_TO ? 1.35 : 1.5;
    if (lines(text, width / size) * size * line <= height) {
      return Math.round(size * 100) / 100;
    }
  }
  return SMALLEST;
}
