// @ts-check
/** How pictures and posters lie beside one another: whole, in rows or columns that end flush, as large as the box allows. */

/** @typedef {import('./words.js').Piece} Piece */
/** @typedef {{piece: Piece, width: number, height: number}} Tile */

/** What the smallest picture of each counts for beside the area of all: a large one must not starve the others. */
const FAIR = 1.5;

/**
 * @param {Piece[]} pieces
 * @param {number} width  u
 * @param {number} height  u
 * @param {number} gap  u
 * @returns {{isRows: boolean, lines: Tile[][], width: number}}  lines: rows from the top, or columns from the left
 */
export function mosaic(pieces, width, height, gap) {
  let best = {isRows: true, lines: /** @type {Tile[][]} */ ([]), width: 0};
  let most = -1;
  for (const lines of splits(pieces)) {
    for (const laid of [rows(lines, width, height, gap), columns(lines, width, height, gap)]) {
      const areas = laid.lines.flatMap((line) => line.map((tile) => tile.width * tile.height));
      const worth = areas.reduce((sum, area) => sum + area, 0) + FAIR * areas.length * Math.min(...areas);
      if (worth > most) {
        most = worth;
        best = laid;
      }
    }
  }
  return best;
}

/** Every way to cut a list into lines. @param {Piece[]} pieces */
function splits(pieces) {
  const ways = [];
  for (let cuts = 0; cuts < 2 ** Math.max(0, pieces.length - 1); cuts++) {
    /** @type {Piece[][]} */
    const lines = [[]];
    pieces.forEach((piece, index) => {
      if (index > 0 && cuts & (1 << (index - 1))) {
        lines.push([]);
      }
      lines[lines.length - 1].push(piece);
    });
    ways.push(lines);
  }
  return pieces.length ? ways : [];
}

/**
 * Rows as wide as the box, made smaller where they are too high together.
 * @param {Piece[][]} lines
 * @param {number} width
 * @param {number} height
 * @param {number} gap
 */
function rows(lines, width, height, gap) {
  const heights = lines.map((line) => (width - gap * (line.length - 1)) / sum(line.map(aspect)));
  const scale = Math.min(1, (height - gap * (lines.length - 1)) / sum(heights));
  const tiles = lines.map((line, index) =>
    line.map((piece) => ({piece, width: aspect(piece) * heights[index] * scale, height: heights[index] * scale})),
  );
  const widest = Math.max(...tiles.map((line) => sum(line.map((tile) => tile.width)) + gap * (line.length - 1)));
  return {isRows: true, lines: tiles, width: widest};
}

/**
 * Columns as high as the box, made smaller where they are too wide together.
 * @param {Piece[][]} lines
 * @param {number} width
 * @param {number} height
 * @param {number} gap
 */
function columns(lines, width, height, gap) {
  const widths = lines.map((line) => (height - gap * (line.length - 1)) / sum(line.map((one) => 1 / aspect(one))));
  const scale = Math.min(1, (width - gap * (lines.length - 1)) / sum(widths));
  const tiles = lines.map((line, index) =>
    line.map((piece) => ({piece, width: widths[index] * scale, height: (widths[index] / aspect(piece)) * scale})),
  );
  return {isRows: false, lines: tiles, width: sum(widths) * scale + gap * (lines.length - 1)};
}

/** Very long strips are shown as 1:3 with their middle. @param {Piece} piece */
function aspect({width, height}) {
  return Math.min(3, Math.max(1 / 3, width / height));
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
