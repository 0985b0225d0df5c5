// @ts-check
/**
 * Confetti in a scene: golden, short, drawn in a worker where the browser can, else on the page's own thread. It falls
 * behind the scene's content, so that it never covers a winner's name.
 * Somebody who asked for less motion sees none.
 */
import {fall} from './confetti-fall.js';

const SECONDS = 4;
/** Larger canvases are drawn at this width and stretched: paper is soft anyway. */
const WIDTH_MAX_PX = 1920;
const BEHIND = {position: 'absolute', zIndex: '-1', top: '0', left: '0', width: '100%', height: '100%', pointerEvents: 'none'};

/**
 * @param {HTMLElement} box  where it falls: a scene's layer, or another box that is positioned with a z-index
 * @param {{pieces?: number, seconds?: number, reducedMotion?: boolean}} [options]
 * @returns {() => void} its cleanup, which may be called at any time
 */
export function confetti(box, options = {}) {
  const {pieces = 160, seconds = SECONDS} = options;
  const less = options.reducedMotion || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (less || box.clientWidth === 0) {
    return () => {};
  }
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, WIDTH_MAX_PX / box.clientWidth);
  canvas.width = Math.round(box.clientWidth * scale);
  canvas.height = Math.round(box.clientHeight * scale);
  Object.assign(canvas.style, BEHIND);
  canvas.setAttribute('aria-hidden', 'true');
  box.append(canvas);
  const stop = inWorker(canvas, pieces, seconds) || fall(canvas, pieces, seconds);
  const late = setTimeout(clear, seconds * 1000 + 500);
  function clear() {
    clearTimeout(late);
    stop();
    canvas.remove();
  }
  return clear;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} pieces
 * @param {number} seconds
 * @returns {(() => void) | null} null where there is no such worker
 */
function inWorker(canvas, pieces, seconds) {
  if (!('transferControlToOffscreen' in canvas)) {
    return null;
  }
  try {
    const worker = new Worker(new URL('./confetti-worker.js', import.meta.url), {type: 'module'});
    const offscreen = canvas.transferControlToOffscreen();
    worker.postMessage({canvas: offscreen, pieces, seconds}, [offscreen]);
    return () => worker.terminate();
  } catch (refused) {
    return null;
  }
}
