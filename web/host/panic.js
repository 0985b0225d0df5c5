// @ts-check
/** The buttons for bad moments. Each says in words whether it is on, and a second tap takes it back. */
import {html} from '../lit/lit-html.js';
import {t} from '../lib/ui.js';
import {icon} from './icons.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** @type {{name: 'holding' | 'frozen' | 'muted' | 'code', word: string, sign: string, key?: string}[]} */
const BUTTONS = [
  {name: 'holding', word: 'hold', sign: 'hold', key: 'B'},
  {name: 'frozen', word: 'freeze', sign: 'freeze'},
  {name: 'muted', word: 'mute', sign: 'mute'},
  {name: 'code', word: 'showCode', sign: 'code', key: 'Q'},
];

/** @param {Desk} desk */
export function panic(desk) {
  return html`<div class="panic" role="group" aria-label=${t('host.panic')}>${BUTTONS.map((button) => one(desk, button))}</div>`;
}

/**
 * Presses one of them, as the key does.
 * @param {Desk} desk
 * @param {'hold' | 'freeze' | 'mute' | 'showCode'} word
 */
export function press(desk, word) {
  const button = BUTTONS.find((other) => other.word === word);
  if (button && desk.isLive) {
    desk.send({do: word, on: !desk.show.panic[button.name]});
  }
}

/**
 * @param {Desk} desk
 * @param {typeof BUTTONS[number]} button
 */
function one(desk, {name, word, sign, key}) {
  const isOn = desk.show.panic[name];
  return html`<button type="button" class="btn panic-btn" aria-pressed=${isOn} ?disabled=${!desk.isLive} data-test=${word}
      @click=${() => press(desk, /** @type {any} */ (word))}>
    ${icon(sign)}
    <span class="panic-text"><span class="panic-word">${t(`host.${word}`)}</span>
      <span class="panic-state">${t(isOn ? `host.${word}-on` : `host.${word}-off`)}</span></span>
    ${key ? html`<kbd class="kbd" aria-hidden="true">${key}</kbd>` : ''}
  </button>`;
}
