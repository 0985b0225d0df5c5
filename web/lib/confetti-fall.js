// @ts-check
/**
 * How confetti falls: two bursts from the lower corners, then down with a flutter. Knows only a canvas, so it runs
 * on the page and in a worker.
 */

const COLORS = ['#ffc857', '#ffc857', '#ffe2a0', '#e8a93a', '#f5f3ec', '#5be0b3', '#ff6b57'];
const GRAVITY = 0.62;
const DRAG = 1.15;

/**
 * All lengths are parts of the canvas's height, all times seconds.
 * @typedef {{x: number, y: number, vx: number, vy: number, size: number, color: string, turn: number, spin: number,
 *   flip: number}} Piece
 */

/**
 * @param {HTMLCanvasElement | OffscreenCanvas} canvas
 * @param {number} count
 * @param {number} seconds
 * @returns {() => void} stops it
 */
export function fall(canvas, count, seconds) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const wide = canvas.width / canvas.height;
  const pieces = Array.from({length: count}, (_, index) => piece(index % 2 === 0, wide));
  let begun = 0;
  let last = 0;
  let frame = requestAnimationFrame(draw);

  /** @param {number} now */
  function draw(now) {
    begun = begun || now;
    const age = (now - begun) / 1000;
    const span = Math.min(0.05, (now - (last || now)) / 1000);
    last = now;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (age > seconds) {
      return;
    }
    pen.globalAlpha = Math.min(1, (seconds - age) / 0.8);
    pieces.forEach((one) => {
      advance(one, span);
      paint(pen, one, canvas.height);
    });
    frame = requestAnimationFrame(draw);
  }

  return () => cancelAnimationFrame(frame);
}

/**
 * @param {boolean} left
 * @param {number} wide
 * @returns {Piece}
 */
function piece(left, wide) {
  const speed = 0.7 + Math.random() * 1.1;
  const angle = Math.PI * (0.22 + Math.random() * 0.22);
  return {
    x: left ? -0.02 : wide + 0.02,
    y: 0.9 + Math.random() * 0.1,
    vx: Math.cos(angle) * speed * (left ? 1 : -1) * wide * 0.75,
    vy: -Math.sin(angle) * speed * 1.5,
    size: 0.009 + Math.random() * 0.011,
    color: COLORS[Math.floor(Math.random() * COLORS.length)],
    turn: Math.random() * Math.PI * 2,
    spin: (Math.random() - 0.5) * 7,
    flip: Math.random() * Math.PI * 2,
  };
}

/**
 * @param {Piece} one
 * @param {number} span
 */
function advance(one, span) {
  const slow = Math.exp(-DRAG * span);
  one.vx *= slow;
  one.vy = one.vy * slow + GRAVITY * span;
  one.flip += 6 * span;
  one.turn += one.spin * span * slow;
  one.x += (one.vx + Math.sin(one.flip) * 0.04) * span;
  one.y += one.vy * span;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Piece} one
 * @param {number} unit
 */
function paint(pen, one, unit) {
  const side = one.size * unit;
  pen.setTransform(1, 0, 0, 1, one.x * unit, one.y * unit);
  pen.rotate(one.turn);
  pen.scale(1, Math.cos(one.flip));
  pen.fillStyle = one.color;
  pen.fillRect(-side / 2, -side * 0.8, side, side * 1.6);
}
