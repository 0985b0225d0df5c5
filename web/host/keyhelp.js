// @ts-check
/** Says which keys and clicker buttons do what. */
import {html} from '../lit/lit-html.js';
import {t} from '../lib/ui.js';
import {openSheet} from './sheet.js';

/** @type {[string, string[]][]} */
const KEYS = [
  ['take', ['PageDown', '→', 'Enter']],
  ['back', ['PageUp', '←']],
  ['hold', ['B', '.']],
  ['code', ['Q']],
  ['space', ['Space']],
];

export function helpKeys() {
  openSheet({
    title: () => t('host.keys'),
    body: () => html`<dl class="key-list">${KEYS.map(([name, all]) => html`<div><dt>${all.map((key) => html`<kbd class="kbd">${key}</kbd>`)}</dt><dd>${t(`host.key-${name}`)}</dd></div>`)}</dl>
      <p class="hint">${t('host.keys-when')}</p>`,
  });
}
