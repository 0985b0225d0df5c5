// @ts-check
/** Draws confetti beside the page. */
import {fall} from './confetti-fall.js';

self.onmessage = (/** @type {MessageEvent} */ {data}) => {
  fall(data.canvas, data.pieces, data.seconds);
};
