// @ts-check
/**
 * Names of uploads, and the files of those that are not through yet, in the browser's database, so that a reload can go
 * on with them. Apart from `upload.js`, which a phone needs only when somebody has chosen a file.
 */

/**
 * @typedef {object} Parked
 * @property {string} id  of the upload, see upload.js
 * @property {string} place  show and slot
 * @property {Blob} file  as it is sent
 * @property {string} name
 * @property {number} at
 */

const NAME = 'usher.uploads';
const AGE_MAX_MS = 24 * 3600 * 1000;

/** @returns {string} a name for an upload or a piece that nobody else has */
export function pieceId() {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `p${Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('')}`;
}

/**
 * The uploads that an earlier page began and that are not through: hand each to `upload` again under its id.
 * @param {{show: string, slot?: string}} place
 * @returns {Promise<{id: string, file: Blob, name: string}[]>}
 */
export function unfinished({show, slot}) {
  return parkedAt(placeOf(show, slot));
}

/** @param {string} show @param {string} [slot] */
export function placeOf(show, slot = '') {
  return `${show}/${slot}`;
}

/** @param {Parked} parked */
export function park(parked) {
  return inStore('readwrite', (store) => store.put(parked)).catch((error) => {
    console.warn('an upload will not survive a reload', error);
  });
}

/** @param {string} id */
export function unpark(id) {
  return inStore('readwrite', (store) => store.delete(id)).catch(() => {});
}

/**
 * Oldest first; what is older than the server keeps is forgotten.
 * @param {string} place
 * @returns {Promise<Parked[]>}
 */
async function parkedAt(place) {
  /** @type {Parked[]} */
  const all = await inStore('readonly', (store) => store.getAll()).catch(() => []);
  const old = Date.now() - AGE_MAX_MS;
  all.filter(({at}) => at < old).forEach(({id}) => unpark(id));
  return all.filter((parked) => parked.place === place && parked.at >= old).sort((a, b) => a.at - b.at);
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
async function inStore(mode, ask) {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const deal = base.transaction(NAME, mode);
      const request = ask(deal.objectStore(NAME));
      deal.oncomplete = () => resolve(request.result);
      deal.onerror = deal.onabort = () => reject(deal.error || request.error);
    });
  } finally {
    base.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(NAME, {keyPath: 'id'});
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
