// @ts-check
/**
 * The names as a turning globe on one canvas. Each name is drawn once beforehand, in ink and in gold; a frame only
 * copies them, far ones first and almost invisible. It shows an outcome and makes none: the lights that run over it
 * are decoration, and at the end the winners, told by ticket, come forward while it stops.
 */

/** @typedef {{ticket: number, name: string}} Person */
/** @typedef {{left: number, top: number, width: number, height: number}} Sprite */
/** One name: its place on the ball, and where it is seen now. @typedef {{x: number, y: number, z: number, depth: number, across: number, down: number, sprite: number, lit: boolean, place: {x: number, y: number, room: number} | null}} Point */

export const SPHERE_MIN = 8;
export const SPHERE_MAX = 600;

/** Larger canvases are drawn at this width and stretched. */
const WIDTH_MAX_PX = 1920;
const ATLAS_PX = 2048;
const INK = '#f5f3ec';
const GOLD = '#ffc857';
/** A wide globe: the stage is wider than high. */
const STRETCH = 1.95;
const TILT = .3;
const TURN_PER_S = .62;
/** At the back a name is this visible, in front wholly. */
const FAR_ALPHA = .04;
/** Names fainter than this are not drawn at all. */
const SEEN_ALPHA = .07;
const COME_MS = 1100;
/** Longer names are smaller, so that they do not lie over their neighbours. */
const LONG_EM = 5;
/** More winners than this stay where they are and only light up. */
const FORWARD_MAX = 18;

export class Sphere {
  /**
   * @param {HTMLElement} box  positioned; the canvas fills it
   * @param {Person[]} people
   */
  constructor(box, people) {
    const scale = Math.min(devicePixelRatio || 1, WIDTH_MAX_PX / Math.max(1, box.clientWidth));
    this.canvas = document.createElement('canvas');
    this.canvas.width = Math.max(1, Math.round(box.clientWidth * scale));
    this.canvas.height = Math.max(1, Math.round(box.clientHeight * scale));
    this.canvas.setAttribute('aria-hidden', 'true');
    box.append(this.canvas);
    this._pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    this._font = getComputedStyle(box).fontFamily;
    this._people = people;
    this._radius = this.canvas.height * .46;
    /** Height of a name in front, in px: fewer names are larger. */
    this._size = Math.max(this.canvas.height * .045, Math.min(this.canvas.height * .1, this._radius * 1.5 / Math.sqrt(people.length)));
    this._atlas = this._drawNames();
    /** @type {Point[]} */
    this._points = people.map((_, index) => ({...place(index, people.length), sprite: index, lit: false, place: null}));
    this._order = [...this._points];
    this._yaw = 0;
    this._last = 0;
    this._stopsAt = 0;
    this._frame = requestAnimationFrame((now) => this._draw(now));
  }

  /** Lights these many at random among those in front: decoration. @param {number} count */
  light(count) {
    const front = this._points.filter((point) => turned(point, this._yaw).z > .35);
    this._points.forEach((point) => (point.lit = false));
    for (let index = 0; index < count && front.length; index++) {
      front[Math.floor(Math.random() * front.length)].lit = true;
    }
  }

  /** The globe stops and these come forward, in this order; who is not on it is passed over. @param {number[]} tickets */
  stopOn(tickets) {
    const at = new Map(this._people.map(({ticket}, index) => [ticket, index]));
    const chosen = tickets.map((ticket) => at.get(ticket)).filter((index) => index !== undefined);
    this._points.forEach((point) => (point.lit = false));
    const longest = Math.max(0, ...chosen.map((index) => this._atlas.sprites[/** @type {number} */ (index)].width));
    const columns = Math.max(1, Math.min(chosen.length, longest > this._atlas.em * 8 ? 2 : chosen.length > 8 ? 6 : 4));
    const rows = Math.ceil(chosen.length / columns);
    const room = this.canvas.width * .86 / Math.max(columns, 2);
    chosen.forEach((index, order) => {
      const row = Math.floor(order / columns);
      const inRow = Math.min(columns, chosen.length - row * columns);
      const point = this._points[/** @type {number} */ (index)];
      point.lit = true;
      point.place = chosen.length > FORWARD_MAX ? null : {
        x: (order % columns - (inRow - 1) / 2) * room,
        y: (row - (rows - 1) / 2) * this.canvas.height / Math.max(rows, 4) * .84,
        room: room * .94,
      };
    });
    this._stopsAt = performance.now();
  }

  dispose() {
    cancelAnimationFrame(this._frame);
    this.canvas.remove();
  }

  /** All names in two colours, each once. @private */
  _drawNames() {
    const [ink, gold] = [INK, GOLD].map(() => document.createElement('canvas'));
    const em = this._size * 1.5;
    const high = Math.ceil(em * 1.3);
    const font = `700 ${em}px ${this._font}`;
    this._pen.font = font;
    let left = 0;
    let top = 0;
    /** @type {Sprite[]} */
    const sprites = this._people.map(({name}) => {
      const width = Math.min(ATLAS_PX, Math.ceil(this._pen.measureText(name).width + em * .2));
      if (left + width > ATLAS_PX) {
        left = 0;
        top += high;
      }
      const sprite = {left, top, width, height: high};
      left += width;
      return sprite;
    });
    [ink, gold].forEach((canvas, index) => {
      canvas.width = ATLAS_PX;
      canvas.height = top + high;
      const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      pen.font = font;
      pen.fillStyle = index === 0 ? INK : GOLD;
      pen.textBaseline = 'middle';
      this._people.forEach(({name}, at) => pen.fillText(name, sprites[at].left + em * .1, sprites[at].top + high / 2, sprites[at].width - em * .2));
    });
    return {ink, gold, sprites, em};
  }

  /** @param {number} now @private */
  _draw(now) {
    const span = Math.min(.1, (now - (this._last || now)) / 1000);
    this._last = now;
    const since = this._stopsAt ? Math.max(0, now - this._stopsAt) / COME_MS : 0;
    this._yaw += span * TURN_PER_S * Math.max(.06, 1 - since);
    this._paint(this._stopsAt ? ease(Math.min(1, since)) : 0);
    this._frame = requestAnimationFrame((next) => this._draw(next));
  }

  /** @param {number} come  how far the winners have come forward, 0 to 1 @private */
  _paint(come) {
    const {_pen: pen, canvas, _atlas: {ink, gold, sprites, em}} = this;
    const sin = Math.sin(this._yaw);
    const cos = Math.cos(this._yaw);
    for (const point of this._order) {
      const seen = turned(point, this._yaw, sin, cos);
      point.depth = point.place ? Math.max(seen.z, come * 2) : seen.z;
      point.across = seen.x;
      point.down = seen.y;
    }
    this._order.sort((one, other) => one.depth - other.depth);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.translate(canvas.width / 2, canvas.height / 2);
    for (const point of this._order) {
      const sprite = sprites[point.sprite];
      const near = (Math.min(1, point.depth) + 1) / 2;
      let x = point.across * this._radius * STRETCH;
      let y = point.down * this._radius;
      let scale = (.42 + .58 * near) * this._size / em * Math.min(1, em * LONG_EM / sprite.width);
      let alpha = FAR_ALPHA + (1 - FAR_ALPHA) * near ** 3.4;
      if (point.place) {
        x += (point.place.x - x) * come;
        y += (point.place.y - y) * come;
        scale += (Math.min(this._size * 1.9 / em, point.place.room / sprite.width) - scale) * come;
        alpha += (1 - alpha) * come;
      } else {
        alpha += ((point.lit ? 1 : alpha * .18) - alpha) * come;
      }
      if (alpha < SEEN_ALPHA) {
        continue;
      }
      const wide = sprite.width * scale;
      const high = sprite.height * scale;
      pen.globalAlpha = point.lit ? Math.min(1, alpha * 1.2) : alpha;
      pen.drawImage(point.lit ? gold : ink, sprite.left, sprite.top, sprite.width, sprite.height, x - wide / 2, y - high / 2, wide, high);
    }
  }
}

/** Even places on a ball. @param {number} index @param {number} count */
function place(index, count) {
  const y = 1 - 2 * (index + .5) / count;
  const around = index * Math.PI * (3 - Math.sqrt(5));
  const wide = Math.sqrt(1 - y * y);
  return {x: Math.cos(around) * wide, y, z: Math.sin(around) * wide, depth: 0, across: 0, down: 0};
}

/** @param {{x: number, y: number, z: number}} point @param {number} yaw @param {number} [sin] @param {number} [cos] */
function turned(point, yaw, sin = Math.sin(yaw), cos = Math.cos(yaw)) {
  const z = point.z * cos - point.x * sin;
  return {x: point.x * cos + point.z * sin, y: point.y * Math.cos(TILT) - z * Math.sin(TILT), z: z * Math.cos(TILT) + point.y * Math.sin(TILT)};
}

/** @param {number} part */
function ease(part) {
  return 1 - (1 - part) ** 3;
}
