// @ts-check
/**
 * A sheet lies over the console: setup, an activity's editor, links. One function draws it, Escape and the veil
 * close it, the focus stays within and goes back to where it was.
 */
import {html, nothing, render} from '../lit/lit-html.js';
import {t} from '../lib/ui.js';
import {icon} from './icons.js';

/**
 * @typedef {object} Content
 * @property {() => string} title
 * @property {() => unknown} body
 * @property {() => unknown} [foot]
 * @property {boolean} [wide]  setup needs the whole width
 * @property {() => boolean | Promise<boolean>} [mayClose]  asked where something would be lost
 * @property {() => void} [closed]
 * @typedef {{draw: () => void, close: () => void}} Sheet
 */

const STOPS = 'button:not(:disabled), input:not(:disabled), select, textarea, a[href], [tabindex="0"]';

/** @type {Set<Sheet>} */
const open = new Set();

/** Draws every open sheet again: the show has changed. */
export function drawSheets() {
  open.forEach((sheet) => sheet.draw());
}

/** Whether anything lies over the console. */
export function isCovered() {
  return open.size > 0 || !!document.querySelector('.dialog-veil');
}

/**
 * @param {Content} content
 * @returns {Sheet}
 */
export function openSheet(content) {
  const before = document.activeElement;
  const veil = document.createElement('div');
  veil.className = content.wide ? 'sheet-veil is-wide' : 'sheet-veil';
  const sheet = {draw, close};

  function draw() {
    render(template(content, leave), veil);
  }

  function close() {
    open.delete(sheet);
    document.removeEventListener('keydown', key);
    veil.remove();
    render(nothing, veil);
    if (before instanceof HTMLElement && before.isConnected) {
      before.focus({preventScroll: true});
    }
    if (content.closed) {
      content.closed();
    }
  }

  async function leave() {
    if (!content.mayClose || (await content.mayClose())) {
      close();
    }
  }

  /** A question above the sheet has its own keys. @param {KeyboardEvent} event */
  function key(event) {
    const isTop = Array.from(open).pop() === sheet && !document.querySelector('.dialog-veil');
    if (isTop && event.key === 'Escape' && !event.isComposing) {
      leave();
    } else if (isTop && event.key === 'Tab') {
      keepFocus(veil, event);
    }
  }

  veil.addEventListener('click', (event) => event.target === veil && leave());
  document.addEventListener('keydown', key);
  open.add(sheet);
  document.body.append(veil);
  draw();
  begin(veil, !content.wide);
  return sheet;
}

/**
 * Puts the focus into a sheet: where a keyboard is likely, into its first field.
 * @param {HTMLElement} veil
 * @param {boolean} isForm
 */
function begin(veil, isForm) {
  const types = isForm && matchMedia('(hover: hover)').matches;
  const first = (types && veil.querySelector('.sheet-body .input')) || veil.querySelector('.sheet');
  if (first instanceof HTMLElement) {
    first.focus({preventScroll: true});
  }
}

/**
 * @param {Content} content
 * @param {() => void} leave
 */
function template(content, leave) {
  const foot = content.foot && content.foot();
  return html`<section class="sheet" role="dialog" tabindex="-1" aria-modal="true" aria-labelledby="sheet-title">
    <header class="sheet-head">
      <h2 id="sheet-title">${content.title()}</h2>
      <button type="button" class="btn btn-quiet btn-icon sheet-close" aria-label=${t('common.close')} @click=${leave}>${icon('close')}</button>
    </header>
    <div class="sheet-body">${content.body()}</div>
    ${foot ? html`<footer class="sheet-foot">${foot}</footer>` : nothing}
  </section>`;
}

/**
 * @param {HTMLElement} box
 * @param {KeyboardEvent} event
 */
function keepFocus(box, event) {
  const stops = Array.from(box.querySelectorAll(STOPS)).filter((stop) => stop.getClientRects().length > 0);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement === edge || !box.contains(document.activeElement)) {
    event.preventDefault();
    const other = event.shiftKey ? stops[stops.length - 1] : stops[0];
    /** @type {HTMLElement} */ (other).focus();
  }
}
