// @ts-check
/**
 * Sends a file so that no bad line loses it: by the tus protocol, on from where the server has it, over lost networks,
 * reloads and a restarted server, until the server has read it or refuses it with a sentence. Pictures are made small
 * first. Uploads of a page wait for one another: a hall's Wi-Fi is narrow.
 */
import {park, pieceId, placeOf, unpark} from './parked.js';
import {shrink} from './shrink.js';

/**
 * @typedef {object} Piece
 * @property {string} id  the upload's own
 * @property {'PICTURE' | 'VIDEO' | 'MUSIC'} form
 * @property {string} blob  of the picture, the video, the music
 * @property {string} thumb  of a small picture or the video's poster
 * @property {number} width
 * @property {number} height
 * @property {number} lengthMs
 * @property {string} url  empty, as in every piece that is no link
 * @property {string} title
 *
 * @typedef {'waiting' | 'shrinking' | 'sending' | 'offline' | 'paused' | 'reading'} State
 *
 * @typedef {object} Options
 * @property {string} show  its code
 * @property {string} [slot]  the activity that it is for
 * @property {string} [id]  the sender's own name for it: the same again goes on with the same upload
 * @property {'piece' | 'music'} [purpose]
 * @property {(sent: number, total: number) => void} [onProgress]  bytes
 * @property {(state: State) => void} [onState]
 *
 * @typedef {{pause(): void, resume(): void, cancel(): void, id: string}} Reins
 */

const VERSION = {'Tus-Resumable': '1.0.0'};
const CHUNK_BYTES = 8 * 1024 * 1024;
const ANSWER_MS = 15000;
/** A line on which nothing moves for so long is dead. */
const STALL_MS = 20000;
const AGAIN_MS = [400, 1000, 2000, 4000, 8000];
const GONE = 410;
/** Answers after which the same file is sent on: none, too slow, elsewhere, too many, and a proxy without its server. */
const AGAIN = [0, 408, 409, 429, 502, 503, 504];
const LOOK_MS = [300, 600, 1000, 2000];

/** Why an upload ended without a piece: the server's sentence; or the code `cancelled` or `file-gone` and none. */
export class UploadError extends Error {
  /** @param {string} code @param {string} text */
  constructor(code, text) {
    super(code);
    this.code = code;
    this.text = text;
  }
}

/**
 * @param {Blob} file
 * @param {Options} options
 * @returns {Promise<Piece> & Reins}  rejects with an `UploadError` only
 */
export function upload(file, options) {
  const sending = new Sending(file, options);
  return Object.assign(sending.run(), {
    id: sending.id,
    pause: () => sending.pause(),
    resume: () => sending.resume(),
    cancel: () => sending.cancel(),
  });
}

/** One at a time may send; who pauses or waits for the network lets the next one go. */
class Line {
  constructor() {
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.taken = false;
  }

  /** @returns {Promise<void>} */
  async turn() {
    if (this.taken) {
      await new Promise((resolve) => this.waiting.push(() => resolve(undefined)));
    }
    this.taken = true;
  }

  done() {
    const next = this.waiting.shift();
    this.taken = Boolean(next);
    if (next) {
      next();
    }
  }
}

const line = new Line();

/** The line was cut, the server is not there or asks to wait: nothing is wrong with the file. */
class Cut extends Error {
  /** @param {number} [waitMs] */
  constructor(waitMs = 0) {
    super('cut');
    this.waitMs = waitMs;
  }
}

class Sending {
  /** @param {Blob} file @param {Options} options */
  constructor(file, options) {
    this.file = file;
    this.options = options;
    this.id = options.id || pieceId();
    this.url = '';
    this.failures = 0;
    this.paused = false;
    this.cancelled = false;
    /** Ends whatever is waited for now. @type {() => void} */
    this.wake = () => {};
    /** @type {(why: UploadError) => void} */
    this.end = () => {};
  }

  pause() {
    this.paused = true;
    this.tell('paused');
    this.wake();
  }

  resume() {
    this.paused = false;
    this.wake();
  }

  cancel() {
    this.cancelled = true;
    this.wake();
    this.end(new UploadError('cancelled', ''));
    if (this.url) {
      this.ask('DELETE', this.url).catch(() => {});
    }
  }

  /** @returns {Promise<Piece>} */
  async run() {
    try {
      return await Promise.race([this.work(), new Promise((_, reject) => (this.end = reject))]);
    } finally {
      unpark(this.id);
    }
  }

  /** @private @returns {Promise<Piece>} */
  async work() {
    await this.prepare();
    while (!this.cancelled) {
      try {
        await this.untilResumed();
        await this.send();
        return await this.read();
      } catch (cut) {
        if (!(cut instanceof Cut)) {
          throw cut;
        }
        await this.again(cut);
      }
    }
    throw new UploadError('cancelled', '');
  }

  /** @private */
  async prepare() {
    const {show, slot, purpose = 'piece'} = this.options;
    const name = /** @type {any} */ (this.file).name || '';
    if (purpose === 'piece' && this.file.type.startsWith('image/')) {
      this.tell('shrinking');
      this.file = await shrink(/** @type {File} */ (this.file));
    }
    if (!this.cancelled) {
      park({id: this.id, place: placeOf(show, slot), file: this.file, name, at: Date.now()});
    }
  }

  /** @private */
  async untilResumed() {
    while (this.paused && !this.cancelled) {
      await this.nap();
    }
  }

  /** @private */
  async send() {
    this.tell('waiting');
    await line.turn();
    try {
      this.check();
      this.url = this.url || (await this.begin());
      let offset = await this.offset();
      while (offset < this.file.size) {
        this.tell('sending');
        this.progress(offset);
        await this.look(offset);
        offset = await this.patch(offset);
      }
    } finally {
      line.done();
    }
  }

  /** @private @returns {Promise<string>} */
  async begin() {
    const {show, slot = '', purpose = 'piece'} = this.options;
    const metadata = Object.entries({slot, purpose, key: this.id}).map(([key, value]) => `${key} ${btoa(value)}`);
    const answer = await this.ask('POST', `/tus/${show}`, {
      'Upload-Length': String(this.file.size),
      'Upload-Metadata': metadata.join(','),
    });
    return answer.headers.get('Location') || '';
  }

  /** @private @returns {Promise<number>} */
  async offset() {
    const answer = await this.ask('HEAD', this.url);
    return answer.status === GONE ? this.file.size : Number(answer.headers.get('Upload-Offset'));
  }

  /**
   * Phones take a chosen file away again, for example when the album deletes it; then no line would ever bring it.
   * @private
   * @param {number} offset
   */
  async look(offset) {
    try {
      await this.file.slice(offset, offset + 1).arrayBuffer();
    } catch (gone) {
      throw new UploadError('file-gone', '');
    }
  }

  /**
   * Sends one chunk; by a request of the old kind, since only that says how far it is.
   * @private
   * @param {number} offset
   * @returns {Promise<number>}  the next offset
   */
  patch(offset) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const cut = () => {
        reject(new Cut());
        request.abort();
      };
      let stall = setTimeout(cut, STALL_MS);
      request.open('PATCH', this.url);
      const headers = {...VERSION, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream'};
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({loaded}) => {
        clearTimeout(stall);
        stall = setTimeout(cut, STALL_MS);
        this.progress(offset + loaded);
      };
      request.onloadend = () => {
        clearTimeout(stall);
        if (request.status === 204) {
          resolve(Number(request.getResponseHeader('Upload-Offset')));
        } else {
          reject(problem(request.status, request.responseText, 0));
        }
      };
      this.wake = cut;
      this.check();
      request.send(this.file.slice(offset, offset + CHUNK_BYTES));
    });
  }

  /** Asks until the server has read it. @private @returns {Promise<Piece>} */
  async read() {
    this.tell('reading');
    for (let turn = 0; ; turn++) {
      const answer = await (await this.ask('GET', `${this.url}/piece`)).json();
      if (answer.state === 'ready') {
        return {id: this.id, ...answer.piece, url: '', title: ''};
      }
      if (answer.state === 'refused') {
        throw new UploadError(answer.code, answer.text);
      }
      if (answer.state === 'coming') {
        throw new Cut();
      }
      await this.nap(LOOK_MS[Math.min(turn, LOOK_MS.length - 1)]);
      this.check();
    }
  }

  /**
   * @private
   * @param {string} method
   * @param {string} url
   * @param {Record<string, string>} [headers]
   * @returns {Promise<Response>}
   */
  async ask(method, url, headers = {}) {
    const abort = new AbortController();
    const late = setTimeout(() => abort.abort(), ANSWER_MS);
    this.wake = () => abort.abort();
    try {
      const answer = await fetch(url, {method, headers: {...VERSION, ...headers}, credentials: 'same-origin', signal: abort.signal});
      if (answer.ok || answer.status === GONE) {
        return answer;
      }
      if (answer.status === 404 && this.url) {
        // The server has forgotten this upload: it begins anew.
        this.url = '';
        throw new Cut();
      }
      throw problem(answer.status, await answer.text(), Number(answer.headers.get('Retry-After')) * 1000);
    } catch (failed) {
      throw failed instanceof UploadError || failed instanceof Cut ? failed : new Cut();
    } finally {
      clearTimeout(late);
    }
  }

  /** @private @param {Cut} cut */
  async again({waitMs}) {
    if (!this.paused && !this.cancelled) {
      this.tell(waitMs ? 'waiting' : 'offline');
      await this.nap(waitMs || AGAIN_MS[Math.min(this.failures++, AGAIN_MS.length - 1)]);
    }
  }

  /**
   * Waits, until woken where there is no time.
   * @private
   * @param {number} [ms]
   * @returns {Promise<void>}
   */
  nap(ms) {
    return new Promise((resolve) => {
      const up = () => {
        clearTimeout(timer);
        removeEventListener('online', up);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(up, ms);
      addEventListener('online', up);
      this.wake = up;
    });
  }

  /** @private */
  check() {
    if (this.paused || this.cancelled) {
      throw new Cut();
    }
  }

  /** @private @param {number} sent */
  progress(sent) {
    this.failures = 0;
    if (this.options.onProgress) {
      this.options.onProgress(Math.min(sent, this.file.size), this.file.size);
    }
  }

  /** @private @param {State} state */
  tell(state) {
    if (this.options.onState && !this.cancelled) {
      this.options.onState(state);
    }
  }
}

/**
 * @param {number} status  0 where nobody answered
 * @param {string} body
 * @param {number} waitMs
 * @returns {Error}
 */
function problem(status, body, waitMs) {
  if (AGAIN.includes(status)) {
    return new Cut(waitMs || 0);
  }
  try {
    const {code, text} = JSON.parse(body);
    return new UploadError(code, text);
  } catch (noJson) {
    return status >= 500 ? new Cut() : new UploadError(`status-${status}`, '');
  }
}
