// @ts-check
/** The middle of the console: what is on air, what comes next, and Take. */
import {html, nothing} from '../lit/lit-html.js';
import {duration} from '../lib/countdown.js';
import {t} from '../lib/ui.js';
import {slotTitle} from './kinds.js';
import {icon} from './icons.js';
import {isFinal} from './desk.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * @param {Desk} desk
 * @param {{air: Element, next: Element}} boxes  the two small stages
 */
export function air(desk, boxes) {
  const {panic} = desk.show;
  return html`
    <div class="previews">
      <div class="preview is-air">
        <div class="preview-head">
          <span class="preview-tag is-air">${t('host.on-air')}</span>
          <span class="preview-name">${nameOf(desk, desk.show.onAir)}</span>
          ${since(desk)}
        </div>
        <div class="preview-box">${boxes.air}</div>
        ${panic.frozen ? html`<p class="preview-note">${icon('freeze')}${t('host.frozen-note')}</p>` : nothing}
      </div>
      <div class="preview is-next">
        <div class="preview-head">
          <span class="preview-tag">${t('host.next')}</span>
          <span class="preview-name">${nextName(desk)}</span>
          ${desk.show.cued ? uncue(desk) : nothing}
        </div>
        <div class="preview-box">${boxes.next}</div>
        ${desk.show.next.do === 'end' ? html`<p class="preview-note is-cover">${t('host.next-nothing')}</p>` : nothing}
      </div>
    </div>
    <div class="take-row">
      ${takeButton(desk)} ${undoButton(desk)}
    </div>`;
}

/** @param {Desk} desk */
function takeButton(desk) {
  const {kicker, word, what, warn} = says(desk);
  return html`<button type="button" class="take" data-test="take" ?disabled=${!desk.canTake} aria-busy=${desk.isTaking}
      data-state=${desk.isTaking ? 'sending' : nothing} @click=${() => desk.take()}>
    <span class="take-kicker">${kicker}</span>
    <span class="take-word">${word}</span>
    <span class="take-what">${what}</span>
    ${warn ? html`<span class="take-warn">${warn}</span>` : nothing}
  </button>`;
}

/**
 * What Take would do, in words; or why it does nothing now.
 * @param {Desk} desk
 * @returns {{kicker: string, word: string, what: string, warn?: string}}
 */
function says(desk) {
  const {next, ended, onAir} = desk.show;
  const kicker = t('host.take');
  const now = nameOf(desk, onAir);
  if (!desk.isLive) {
    return {kicker, word: t('host.take-offline'), what: t('host.take-offline-what')};
  }
  if (ended) {
    return {kicker, word: t('host.take-ended'), what: t('host.take-ended-what')};
  }
  switch (next.do) {
    case 'inside':
      return {
        kicker: t('host.take-step'),
        word: cue(next.kind, next.cue),
        what: now,
        warn: isFinal(next.kind || '') ? t(`cue.${next.kind}.final`) : '',
      };
    case 'wait':
      return {kicker: t('host.take-wait'), word: cue(next.kind, next.cue), what: now};
    case 'leave':
      return {
        kicker,
        word: nameOf(desk, next.slot || ''),
        what: onAir ? t('host.take-leaves', {title: now}) : t('host.take-begins'),
      };
    default:
      return desk.show.rundown.length
        ? {kicker, word: t('host.take-end'), what: t('host.take-end-what')}
        : {kicker, word: t('host.take-empty'), what: t('host.take-empty-what')};
  }
}

/** @param {Desk} desk */
function undoButton(desk) {
  const left = desk.undoLeft;
  const seconds = Math.ceil(left / 1000);
  return html`<button type="button" class="btn undo-last" ?disabled=${left === 0 || !desk.isLive}
      aria-label=${left ? t('host.undo-left', {seconds}) : t('host.undo')} @click=${() => desk.undo()}>
    ${icon('undo')}
    <span>${t('host.undo')}</span>
    <span class="undo-left num" aria-hidden="true">${left ? t('host.seconds', {seconds}) : ' '}</span>
  </button>`;
}

/** @param {Desk} desk */
function uncue(desk) {
  return html`<button type="button" class="preview-clear" title=${t('host.uncue')} @click=${() => desk.send({do: 'cue', slot: ''})}>
    ${t('host.cued')}${icon('close')}<span class="sr-only">${t('host.uncue')}</span>
  </button>`;
}

/** @param {Desk} desk */
function since(desk) {
  const {takenAt} = desk;
  return takenAt && desk.show.onAir
    ? html`<span class="preview-time num" title=${t('host.since-take')}>${duration((desk.live.now() - takenAt) / 1000)}</span>`
    : nothing;
}

/** @param {Desk} desk */
function nextName(desk) {
  const {next} = desk.show;
  if (next.do === 'inside') {
    return cue(next.kind, next.cue);
  }
  return next.do === 'wait' ? t('host.take-wait') : next.do === 'end' ? '' : nameOf(desk, next.slot || '');
}

/**
 * @param {Desk} desk
 * @param {string} id
 */
function nameOf(desk, id) {
  const slot = desk.slot(id);
  return slot ? slotTitle(slot) : t('host.not-begun');
}

/**
 * A kind's word for its next step, or for why there is none yet; the latter may be a refusal's code.
 * @param {string} [kind]
 * @param {string} [word]
 */
function cue(kind, word) {
  const known = [`cue.${kind}.${word}`, `refused.${word}`].map((key) => [key, t(key)]).find(([key, said]) => said !== key);
  return known ? known[1] : t('host.take-step');
}
