// @ts-check
/**
 * From what the server says of the stage to a scene that Stage can show. The big screen, the console's two boxes
 * and the overlay all ask here, so that a preview is what will be seen.
 */
import {html} from '../lit/lit-html.js';
import {view} from '../lib/kinds.js';

/**
 * @param {any} data  {show, slot, holding, code, d}
 * @param {any} ctx  {live, t, sound, preview, blob, now, joinUrl}
 * @returns {Promise<import('../lib/stage.js').Scene>}
 */
export async function sceneOf(data, ctx) {
  const base = {...ctx, show: data.show, slot: data.slot, lang: data.show.lang};
  if (data.code) {
    return code(base);
  }
  if (data.holding || !data.slot) {
    const card = await view('card', 'screen');
    return card.holding(base, !data.slot);
  }
  const kind = await view(data.slot.kind, 'screen');
  const scene = kind.scene(data.d, base);
  return {...scene, key: `${data.slot.id}/${scene.key}`};
}

/** The join code full-screen. @param {any} ctx */
function code(ctx) {
  const qr = `/qr/${ctx.show.code}.svg`;
  return {
    key: 'code',
    images: [qr],
    template: html`<div class="s-scene"><div class="s-main s-center"><div class="s-row code-scene">
      <div class="s-qr"><img src=${qr} alt=""></div>
      <div class="s-stack">
        <p class="s-h2 s-ink-2">${ctx.t('screen.scan')}</p>
        <p class="s-hero s-fit-2 s-num s-gold">${ctx.show.code}</p>
        <p class="s-h2 s-ink-2">${ctx.joinUrl}</p>
      </div>
    </div></div></div>`,
  };
}
