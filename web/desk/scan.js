// @ts-check
/**
 * Reads the QR of a ticket: with the camera, where the browser has one to give and can read codes by itself (a secure
 * page); else from a photo, which the server reads.
 */
import {html} from '../lit/lit-html.js';
import {shrink} from '../lib/shrink.js';
import {t} from '../lib/ui.js';
import {send} from '../host/http.js';

const LOOK_MS = 250;
/** A browser may name a detector that its device does not have. */
const BLIND_MAX = 8;
const SAME_MS = 4000;
const PHOTO_SIDE_MAX = 1800;

/** Whether this browser can look through its camera for codes. */
export function canLook() {
  return isSecureContext && 'BarcodeDetector' in window && Boolean(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
}

export class Scanner {
  /**
   * @param {(text: string) => void} read
   * @param {() => void} redraw
   */
  constructor(read, redraw) {
    this._read = read;
    this._redraw = redraw;
    /** @type {MediaStream | null} */
    this._stream = null;
    this._last = {text: '', at: 0};
    this.trouble = '';
  }

  get isOn() {
    return this._stream !== null;
  }

  async start() {
    this.trouble = '';
    try {
      this._stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}, audio: false});
      this._redraw();
      this._look();
    } catch (refused) {
      this.trouble = t('desk.no-camera');
      this._redraw();
    }
  }

  stop() {
    if (this._stream) {
      this._stream.getTracks().forEach((track) => track.stop());
      this._stream = null;
      this._redraw();
    }
  }

  view() {
    return html`<div class="desk-camera"><video autoplay playsinline muted .srcObject=${this._stream}></video>
      <button type="button" class="btn" @click=${() => this.stop()}>${t('desk.camera-off')}</button></div>`;
  }

  /** @private */
  async _look() {
    const Detector = /** @type {any} */ (window).BarcodeDetector;
    const detector = new Detector({formats: ['qr_code']});
    let blind = 0;
    while (this._stream && blind < BLIND_MAX) {
      const video = /** @type {HTMLVideoElement | null} */ (document.querySelector('.desk-camera video'));
      if (video && video.readyState >= 2) {
        try {
          const codes = await detector.detect(video);
          codes.slice(0, 1).forEach((/** @type {{rawValue: string}} */ code) => this._seen(code.rawValue));
        } catch (cannot) {
          blind += 1;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    if (this._stream) {
      this.trouble = t('desk.no-camera');
      this.stop();
    }
  }

  /** A card that is held in front of the camera for long is one scan. @param {string} text @private */
  _seen(text) {
    const now = Date.now();
    const isSame = text === this._last.text && now - this._last.at < SAME_MS;
    this._last = {text, at: now};
    if (!isSame) {
      this._read(text);
    }
  }
}

/**
 * What the code in a photo says.
 * @param {string} code  the show's
 * @param {File} file
 * @returns {Promise<{ok: boolean, read?: string, text?: string}>}
 */
export async function photo(code, file) {
  return send(`/desk/${code}/photo`, await shrink(file, PHOTO_SIDE_MAX));
}
