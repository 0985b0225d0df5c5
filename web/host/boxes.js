// @ts-check
/** The console's two small stages, drawn by the very code that draws the big screen; silent and without motion. */
import {Stage} from '../lib/stage.js';
import {Sound} from '../lib/sound.js';
import {t} from '../lib/ui.js';
import {sceneOf} from '../screen/scenes.js';

/** @typedef {import('./desk.js').Desk} Desk */

export class Box {
  /** @param {Desk} desk */
  constructor(desk) {
    this.element = document.createElement('div');
    this.element.setAttribute('aria-hidden', 'true');
    this._desk = desk;
    this._stage = new Stage(this.element, {reducedMotion: true});
    this._sound = new Sound();
    /** @type {any} */
    this._data = undefined;
  }

  /**
   * Shows what the server said; the newest wins, also where an older one loads longer.
   * @param {any} data
   */
  async show(data) {
    if (!data || data === this._data) {
      return;
    }
    this._data = data;
    try {
      const scene = await sceneOf(data, this._context(data));
      if (data === this._data) {
        this._stage.show(scene);
      }
    } catch (error) {
      console.error('a scene cannot be drawn in the console', error);
    }
  }

  /**
   * @param {any} data
   * @private
   */
  _context(data) {
    const {live, boot} = this._desk;
    return {
      show: data.show,
      slot: data.slot,
      live,
      t,
      lang: data.show.lang,
      sound: this._sound,
      preview: true,
      blob: (/** @type {string} */ id) => `/f/${id}`,
      now: () => live.now(),
      over: this._stage.over,
      joinUrl: boot.joinUrl,
    };
  }
}
