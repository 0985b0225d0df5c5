// @ts-check
/**
 * The big screen: draws the scene that is on air and stays on the last good one, whatever happens to the server.
 */
import {html} from '../lit/lit-html.js';
import {boot, firstPosition, firstTopics} from '../lib/boot.js';
import {setClock} from '../lib/countdown.js';
import {Live} from '../lib/live.js';
import {Sound} from '../lib/sound.js';
import {Stage} from '../lib/stage.js';
import {t} from '../lib/ui.js';
import {sceneOf} from './scenes.js';

const root = /** @type {HTMLElement} */ (document.querySelector('.stage'));
const stage = new Stage(root);
const sound = new Sound();
const live = new Live({
  show: boot.code,
  as: 'screen',
  build: boot.build,
  now: boot.now,
  topics: firstTopics(),
  ...firstPosition(),
});
setClock(() => live.now());

const signal = document.createElement('div');
signal.className = 's-signal';
signal.hidden = true;
stage.over.append(signal);

const mark = document.createElement('div');
mark.className = 's-rehearsal';
mark.textContent = t('screen.rehearsal');
mark.hidden = true;
stage.over.append(mark);

/** At rehearsal, until somebody has touched the screen: browsers sound only after that. */
const mute = document.createElement('p');
mute.className = 's-mute';
mute.textContent = t('screen.sound-on');
mute.hidden = true;
stage.over.append(mute);

const ctx = {
  live,
  t,
  sound,
  preview: false,
  over: stage.over,
  joinUrl: boot.joinUrl,
  blob: (/** @type {string} */ id) => `/f/${id}`,
  now: () => live.now(),
};

let newest = 0;

/** What a live stream lays over its picture: what is on air, at the lower edge. @param {any} data */
function lowerThird(data) {
  const {slot, d} = data;
  const line = (d && d.title) || (slot && slot.title) || data.show.title;
  const second = (d && d.speaker) || data.show.title;
  return {
    key: `third/${line}/${second}`,
    template: html`<div class="s-scene"><div class="s-third s-enter">
      <p class="s-h1 s-plain"><bdi>${line}</bdi></p><p class="s-body s-gold"><bdi>${second}</bdi></p></div></div>`,
  };
}

/** Shows the newest state; one that was overtaken while its code was loading is not shown. @param {any} data */
async function show(data) {
  const mine = ++newest;
  try {
    const scene = boot.overlay ? lowerThird(data) : await sceneOf(data, ctx);
    if (mine === newest) {
      mark.hidden = !data.show.rehearsal;
      mute.hidden = mark.hidden || sound.isOn || boot.overlay;
      document.documentElement.lang = data.show.lang === 'en' ? 'en' : 'zh-CN';
      stage.show(scene);
    }
  } catch (error) {
    console.error('this scene cannot be shown; the last one stays', error);
    setTimeout(() => mine === newest && show(data), 2000);
  }
}

live.addEventListener('topic:scene', (event) => show(/** @type {CustomEvent} */ (event).detail));
live.addEventListener('status', () => {
  signal.hidden = live.status !== 'offline';
});
live.addEventListener('bye', () => setTimeout(() => location.reload(), 5000));
addEventListener('pointerdown', async () => {
  mute.hidden = await sound.on() || mute.hidden;
});
addEventListener('keydown', (event) => {
  if (event.key === 'f' || event.key === 'F') {
    document.documentElement.requestFullscreen?.();
  }
});

const first = live.topic('scene');
if (first) {
  show(first);
}
