// @ts-check
/** Words that all surfaces of a round share: whose a work is, and what it is called. */

/**
 * @typedef {{ticket: number, name: string}} Person
 * @typedef {{id: string, form: 'PICTURE' | 'VIDEO' | 'LINK', blob: string, thumb: string, width: number, height: number, lengthMs: number, url: string, title: string}} Piece
 * @typedef {{id: string, label: string, table: string, by: Person, late: boolean, thumb: string, picture: string}} Caption
 */

/**
 * A table as people say it: numbers get the word, names have it already.
 * @param {string} table
 * @param {(key: string, values?: any) => string} t
 */
export function tableName(table, t) {
  return /^\d+$/.test(table) ? t('kind.cocreation.table', {table}) : table;
}

/**
 * Whose a work is.
 * @param {{table: string, by: Person}} work
 * @param {(key: string, values?: any) => string} t
 */
export function ownerName(work, t) {
  return work.table ? tableName(work.table, t) : work.by.name;
}

/**
 * A work in one line; one of pieces alone is called so.
 * @param {{label: string}} work
 * @param {(key: string, values?: any) => string} t
 */
export function workName(work, t) {
  return work.label || t('kind.cocreation.pictures-alone');
}

/**
 * The picture of a piece in full: itself, or a video's poster.
 * @param {Piece} piece
 */
export function pictureOf({form, blob, thumb}) {
  return form === 'PICTURE' ? blob : thumb;
}

/** The time of the day. @param {number} timeMs */
export function clockTime(timeMs) {
  return new Date(timeMs).toTimeString().slice(0, 5);
}
