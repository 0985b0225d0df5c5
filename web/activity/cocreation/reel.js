// @ts-check
/**
 * A work's videos, one after another, each over the whole stage. A shot is its poster with its video above; it fades
 * in over the shot before, which stays beneath, once its first frame is decoded, so that no frame is ever black. The
 * last one stands still on its last frame, or makes way for what lies beneath.
 */

/** How long a shot may keep the hall waiting for its first frame; then its poster stands in. */
const FRAME_WAIT_MS = 400;
const FADE_MS = 380;
/** So long before the end the next shot begins to fade in. */
const OVERLAP_S = 0.4;
/** How long the poster of a video stands that cannot be played. */
const BROKEN_MS = 4000;
/** Videos kept ready beyond those that are seen. */
const WARM_MAX = 3;

/** @typedef {{play: string, poster: string}} Film  addresses @typedef {{box: HTMLElement, video: HTMLVideoElement}} Shot */

/** Videos that load while another work is looked at. @type {Map<string, HTMLVideoElement>} */
const warmed = new Map();

/**
 * Loads the first frames of what comes next.
 * @param {Film[]} films
 */
export function warm(films) {
  for (const {play} of films.slice(0, 1)) {
    if (!warmed.has(play)) {
      warmed.set(play, loading(play));
    }
  }
  for (const play of Array.from(warmed.keys()).slice(0, -WARM_MAX)) {
    release(/** @type {HTMLVideoElement} */ (warmed.get(play)));
    warmed.delete(play);
  }
}

export class Reel {
  /**
   * @param {HTMLElement} host  what the shots are put into
   * @param {Film[]} films  at least one
   * @param {{isLoud: boolean, over?: () => void, turned?: (index: number) => void}} how
   *   over: called when the last shot has ended
   */
  constructor(host, films, how) {
    this._host = host;
    this._films = films;
    this._how = how;
    this._index = 0;
    this._isGone = false;
    /** @type {any} */
    this._timer = 0;
    this._shot = shot(films[0]);
    this._shot.box.classList.add('is-on');
    host.append(this._shot.box);
    /** @type {Shot | null} */
    this._next = null;
  }

  /** Kept when the first shot can be seen. */
  ready() {
    return seen(this._shot);
  }

  start() {
    this._play(this._shot);
  }

  stop() {
    this._isGone = true;
    clearTimeout(this._timer);
    for (const one of [this._shot, this._next]) {
      if (one) {
        release(one.video);
      }
    }
  }

  /**
   * @param {Shot} now
   * @private
   */
  _play(now) {
    const {video} = now;
    const film = this._films[this._index + 1];
    this._next = film ? shot(film) : null;
    if (this._next) {
      this._host.append(this._next.box);
    }
    let isOver = false;
    const over = () => {
      if (!isOver && !this._isGone) {
        isOver = true;
        this._turn();
      }
    };
    const isNear = () => this._next && video.duration - video.currentTime < OVERLAP_S;
    video.ontimeupdate = () => isNear() && over();
    video.onended = over;
    video.onerror = () => {
      this._timer = setTimeout(over, BROKEN_MS);
    };
    if (video.error) {
      this._timer = setTimeout(over, BROKEN_MS);
    }
    video.muted = !this._how.isLoud;
    unveil(now);
    video.play().catch(() => this._silently(video));
  }

  /** Browsers let a page that nobody touched play without sound only. @param {HTMLVideoElement} video @private */
  _silently(video) {
    if (!video.muted && !this._isGone) {
      video.muted = true;
      video.play().catch((error) => console.warn('a video does not play', error));
    }
  }

  /** @private */
  async _turn() {
    const old = this._shot;
    const next = this._next;
    if (!next) {
      if (this._how.over) {
        this._how.over();
      }
      return;
    }
    await seen(next);
    if (this._isGone) {
      return;
    }
    this._shot = next;
    this._next = null;
    this._index++;
    if (this._how.turned) {
      this._how.turned(this._index);
    }
    next.box.classList.add('is-on');
    this._play(next);
    const fade = next.box.animate([{opacity: 0}, {opacity: 1}], {duration: FADE_MS, easing: 'ease-in-out'});
    fade.onfinish = fade.oncancel = () => {
      release(old.video);
      old.box.remove();
    };
  }
}

/** @param {Film} film @returns {Shot} */
function shot({play, poster}) {
  const box = document.createElement('div');
  box.className = 'cocreation-shot';
  const image = document.createElement('img');
  image.src = poster;
  image.alt = '';
  const video = warmed.get(play) || loading(play);
  warmed.delete(play);
  box.append(image, video);
  return {box, video};
}

/** @param {string} url */
function loading(url) {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  video.src = url;
  return video;
}

/**
 * Kept when the shot has something to look at: its first frame, or after a while its poster.
 * @param {Shot} shot
 */
function seen({box, video}) {
  const poster = /** @type {HTMLImageElement} */ (box.querySelector('img'));
  const frame = new Promise((resolve) => {
    if (video.readyState >= 2 || video.error) {
      resolve(null);
    }
    video.addEventListener('loadeddata', resolve, {once: true});
    video.addEventListener('error', resolve, {once: true});
  });
  return Promise.all([
    poster.decode().catch(() => undefined),
    Promise.race([frame, new Promise((resolve) => setTimeout(resolve, FRAME_WAIT_MS))]),
  ]);
}

/** The poster covers nothing until the video's own frame has been painted. @param {Shot} shot */
function unveil({video}) {
  const show = () => video.classList.add('is-seen');
  if ('requestVideoFrameCallback' in video) {
    /** @type {any} */ (video).requestVideoFrameCallback(show);
  } else {
    /** @type {HTMLVideoElement} */ (video).addEventListener('timeupdate', show, {once: true});
  }
}

/** Gives the decoder back. @param {HTMLVideoElement} video */
function release(video) {
  video.ontimeupdate = video.onended = video.onerror = null;
  video.pause();
  video.removeAttribute('src');
  video.load();
}
