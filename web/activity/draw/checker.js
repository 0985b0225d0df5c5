// @ts-check
/**
 * The phone's own verifier on another thread. On plain http there are no module workers on older phones, so the text of
 * `lib/verify.js` (without its last line, the export) and of `checking.js` become one classic worker.
 */

const VERIFIER = new URL('../../lib/verify.js', import.meta.url).href;
const CHECKING = new URL('./checking.js', import.meta.url).href;

/** @type {Promise<Checker> | undefined} */
let started;

/** The one worker of this page, started when it is first needed; rejected where a phone cannot have one. */
export function checker() {
  if (!started) {
    started = start();
    started.catch(() => {
      started = undefined;
    });
  }
  return started;
}

async function start() {
  const texts = await Promise.all([VERIFIER, CHECKING].map(async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status}`);
    }
    return answer.text();
  }));
  const url = URL.createObjectURL(new Blob([texts[0].replace(/\nexport [^\n]*\s*$/, '\n'), texts[1]], {type: 'text/javascript'}));
  try {
    const made = new Checker(new Worker(url));
    await made.ask('warm', null);
    return made;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export class Checker {
  /** @param {Worker} worker */
  constructor(worker) {
    this._worker = worker;
    this._last = 0;
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (why: Error) => void}>} */
    this._asked = new Map();
    worker.onmessage = ({data}) => this._answered(data);
    worker.onerror = (event) => this._failed(new Error(event.message || 'worker'));
  }

  /**
   * @param {'add' | 'lamp' | 'check' | 'warm'} job
   * @param {any} task
   * @returns {Promise<any>}
   */
  ask(job, task) {
    const id = ++this._last;
    return new Promise((resolve, reject) => {
      this._asked.set(id, {resolve, reject});
      this._worker.postMessage({id, job, task});
    });
  }

  /** @param {{id: number, answer?: any, broken?: string}} data @private */
  _answered({id, answer, broken}) {
    const asked = this._asked.get(id);
    this._asked.delete(id);
    if (asked && broken === undefined) {
      asked.resolve(answer);
    } else if (asked) {
      asked.reject(new Error(broken));
    }
  }

  /** @param {Error} why @private */
  _failed(why) {
    this._asked.forEach(({reject}) => reject(why));
    this._asked.clear();
  }
}
