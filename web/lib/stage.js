// @ts-check
/**
 * The stage: scenes that follow one another without a flicker. Scene in, picture out; it knows neither the
 * show nor the network. The big screen, the previews of the console and the overlay are all drawn by it.
 *
 * A scene with another key gets a layer of its own, hidden until its pictures are decoded (1.5 s at most).
 * Every layer carries the stage's ground, so fading the new one in over the old, which stays opaque beneath,
 * is a true dissolve: no frame is emptier than the two scenes it lies between. While one fade runs only the
 * newest scene waits; one that was overtaken is never seen.
 */
import {nothing, render} from '../lit/lit-html.js';

/**
 * @typedef {object} Scene
 * @property {string} key  another key, another layer; the same key is rendered in place. A scene whose pictures
 *   change takes another key
 * @property {unknown} template  lit template
 * @property {string[]} [images]  addresses decoded before the scene is shown
 * @property {(layer: HTMLElement) => Promise<unknown>} [ready]  called once when the scene is drawn and not yet seen; it
 *   is shown when the promise is kept, for example when a video has its first frame (1.5 s at most)
 * @property {(layer: HTMLElement) => (void | (() => void))} [mounted]  called once when the scene appears; its
 *   answer is called after it has gone
 */

/**
 * @typedef {object} Layer
 * @property {string} key
 * @property {Scene} scene
 * @property {HTMLElement} element
 * @property {Promise<unknown>} ready
 * @property {HTMLImageElement[]} images  kept, so that the browser keeps them decoded
 * @property {(void | (() => void))} cleanup
 */

const IMAGE_WAIT_MS = 1500;
const FADE_MS = 380;
/** Below this unit layers are laid out larger and scaled down: browsers have a smallest font size. */
const UNIT_MIN_PX = 9;

export class Stage {
  /**
   * @param {HTMLElement} root  gets the class `stage`
   * @param {{reducedMotion?: boolean, fadeMs?: number, imageWaitMs?: number}} [options]  reducedMotion: cuts
   *   instead of fades and no entrances; what the reader's system asks for when unset
   */
  constructor(root, options = {}) {
    const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.root = root;
    this.still = options.reducedMotion === undefined ? reduced : options.reducedMotion;
    this._fadeMs = this.still ? 0 : options.fadeMs || FADE_MS;
    this._imageWaitMs = options.imageWaitMs || IMAGE_WAIT_MS;
    /** @type {Layer | null} */
    this._current = null;
    /** @type {Layer | null} */
    this._waiting = null;
    this._fading = false;
    this._disposed = false;

    /** What the server wrote into the page stays beneath until the first scene is there. */
    this._firstBytes = Array.from(root.children);
    root.classList.add('stage');
    root.classList.toggle('is-still', this.still);
    this._canvas = root.appendChild(element('stage-canvas'));
    /** Stays above all scenes: corner QR, sponsors, danmaku. */
    this.over = this._canvas.appendChild(element('stage-over'));
    this._observer = new ResizeObserver(() => this._measure());
    this._observer.observe(root);
    this._measure();
  }

  /** The key of the scene that is seen, empty before the first. */
  get key() {
    return this._current ? this._current.key : '';
  }

  /**
   * Shows a scene, the newest wins.
   * @param {Scene} scene
   */
  show(scene) {
    if (this._disposed) {
      return;
    }
    const newest = this._waiting || this._current;
    if (newest && newest.key === scene.key) {
      draw(newest, scene);
      return;
    }
    if (this._waiting) {
      remove(this._waiting);
      this._waiting = null;
    }
    if (this._current && this._current.key === scene.key) {
      draw(this._current, scene);
      return;
    }
    const layer = this._build(scene);
    if (layer) {
      this._waiting = layer;
      layer.ready.then(() => this._advance());
    }
  }

  dispose() {
    this._disposed = true;
    this._observer.disconnect();
    for (const layer of [this._waiting, this._current]) {
      if (layer) {
        remove(layer);
      }
    }
    this._waiting = this._current = null;
    this._canvas.remove();
  }

  /**
   * @param {Scene} scene
   * @returns {Layer | null} null where the scene cannot be drawn: the old one stays
   * @private
   */
  _build(scene) {
    const box = element('stage-layer is-waiting');
    const images = (scene.images || []).map(load);
    /** @type {Layer} */
    const layer = {
      key: scene.key,
      scene,
      element: box,
      images,
      ready: Promise.resolve(),
      cleanup: undefined,
    };
    this._canvas.insertBefore(box, this.over);
    if (!draw(layer, scene)) {
      remove(layer);
      return null;
    }
    layer.ready = within(Promise.all([...images.map(decoded), prepared(layer)]), this._imageWaitMs);
    return layer;
  }

  /** Brings the waiting scene in as soon as it is ready and no fade runs. @private */
  _advance() {
    const next = this._waiting;
    if (!next || this._fading || this._disposed) {
      return;
    }
    next.ready.then(() => {
      if (next === this._waiting && !this._fading && !this._disposed) {
        this._waiting = null;
        this._enter(next);
      }
    });
  }

  /**
   * @param {Layer} next
   * @private
   */
  async _enter(next) {
    const old = this._current;
    this._current = next;
    this._fading = true;
    next.element.classList.remove('is-waiting');
    next.element.classList.add('is-on');
    next.cleanup = mount(next);
    if (this._fadeMs > 0 && !document.hidden && (old || this._firstBytes.length)) {
      const clear = old && this.root.classList.contains('is-clear');
      await Promise.all([
        fade(next.element, 0, 1, this._fadeMs),
        clear ? fade(old.element, 1, 0, this._fadeMs) : undefined,
      ]);
    }
    this._firstBytes.splice(0).forEach((child) => child.remove());
    if (old) {
      remove(old);
    }
    this._fading = false;
    this._advance();
  }

  /** @private */
  _measure() {
    const width = this.root.clientWidth;
    const height = this.root.clientHeight;
    const unit = Math.min(width / 100, height / 56.25);
    if (unit > 0) {
      const laidOut = Math.max(unit, UNIT_MIN_PX);
      this.root.style.setProperty('--u', `${laidOut}px`);
      this.root.style.setProperty('--stage-scale', String(unit / laidOut));
    }
  }
}

/**
 * The median of a scene's first frames in ms; above 30 the scene should fall back to a simpler form.
 * @param {number} [frames]
 * @returns {Promise<number>}
 */
export function medianFrame(frames = 60) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const spans = [];
    let last = 0;
    /** @param {number} now */
    function frame(now) {
      if (last) {
        spans.push(now - last);
      }
      last = now;
      if (spans.length < frames) {
        requestAnimationFrame(frame);
      } else {
        resolve(spans.sort((a, b) => a - b)[frames >> 1]);
      }
    }
    requestAnimationFrame(frame);
  });
}

/**
 * @param {Layer} layer
 * @param {Scene} scene
 * @returns {boolean} false where the template threw: what was drawn before stays
 */
function draw(layer, scene) {
  try {
    render(scene.template, layer.element);
    layer.scene = scene;
    return true;
  } catch (error) {
    console.error(`scene ${scene.key} cannot be drawn`, error);
    return false;
  }
}

/**
 * @param {Layer} layer
 * @returns {Promise<unknown>}
 */
async function prepared(layer) {
  try {
    return layer.scene.ready && (await layer.scene.ready(layer.element));
  } catch (error) {
    return console.error(`scene ${layer.key} cannot be made ready`, error);
  }
}

/**
 * @param {Layer} layer
 * @returns {void | (() => void)}
 */
function mount(layer) {
  try {
    return layer.scene.mounted && layer.scene.mounted(layer.element);
  } catch (error) {
    console.error(`scene ${layer.key} cannot be started`, error);
  }
}

/** @param {Layer} layer */
function remove(layer) {
  try {
    if (layer.cleanup) {
      layer.cleanup();
    }
    render(nothing, layer.element);
  } catch (error) {
    console.error(`scene ${layer.key} cannot be cleared`, error);
  }
  layer.element.remove();
}

/** @param {string} className */
function element(className) {
  const box = document.createElement('div');
  box.className = className;
  return box;
}

/** @param {string} url */
function load(url) {
  const image = new Image();
  image.src = url;
  return image;
}

/** @param {HTMLImageElement} image */
function decoded(image) {
  return image.decode().catch(() => undefined);
}

/**
 * @param {Promise<unknown>} promise
 * @param {number} ms
 */
function within(promise, ms) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);
}

/**
 * @param {HTMLElement} box
 * @param {number} from
 * @param {number} to
 * @param {number} ms
 */
function fade(box, from, to, ms) {
  const animation = box.animate([{opacity: from}, {opacity: to}], {duration: ms, easing: 'ease-in-out', fill: 'both'});
  const done = new Promise((resolve) => {
    animation.onfinish = resolve;
    animation.oncancel = resolve;
  });
  return within(done, ms + 400).then(() => to === 1 && animation.cancel());
}
