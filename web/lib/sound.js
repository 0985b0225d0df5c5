// @ts-check
/**
 * Short sounds, made on the spot: no file, no download. Browsers let a page sound only after a tap, so a screen
 * asks for one at rehearsal; until then, and on previews, everything is silent and nothing fails.
 *
 *   const sound = new Sound();
 *   button.onclick = () => sound.on();
 *   sound.play('reveal', {voice: round});
 */

/** @typedef {'tick' | 'last' | 'minute' | 'five' | 'over' | 'roll' | 'reveal' | 'chime' | 'arrival'} Name */

/**
 * One note: semitones above A4 (440 Hz), when and how long in seconds, how loud, which wave.
 * @typedef {{note: number, at: number, long: number, loud: number, wave?: OscillatorType}} Note
 */

/** Each voice begins on another step of a pentatonic scale, so that prizes and rounds sound different. */
const VOICES = [0, 3, 5, -2, 7, -5];

/** @type {Record<Exclude<Name, 'roll'>, Note[]>} */
const SCORES = {
  tick: [{note: 12, at: 0, long: 0.05, loud: 0.18, wave: 'triangle'}],
  last: [
    {note: 15, at: 0, long: 0.12, loud: 0.4, wave: 'triangle'},
    {note: 3, at: 0, long: 0.1, loud: 0.2, wave: 'square'},
  ],
  five: chimes([7, 3], 0.34, 1.1),
  minute: chimes([3, 7, 10], 0.22, 1.1),
  over: chimes([10, 7, 3, -2], 0.26, 1.6),
  chime: chimes([10, 15], 0.14, 0.9),
  arrival: [{note: 15, at: 0, long: 0.22, loud: 0.12, wave: 'sine'}, {note: 22, at: 0.06, long: 0.3, loud: 0.08}],
  reveal: [...chimes([-9, -2, 3, 7, 10, 15], 0.07, 1.8), ...chimes([-21, -9], 0, 2.2)],
};

/** What `cues` of countdown.js calls out → which sound. */
const CUES = /** @type {Record<number, Name>} */ ({300: 'five', 60: 'minute', 0: 'over'});

export class Sound {
  /** @param {{volume?: number}} [options] */
  constructor(options = {}) {
    this._volume = options.volume === undefined ? 0.8 : options.volume;
    /** @type {AudioContext | null} */
    this._context = null;
    /** @type {AudioNode | null} */
    this._out = null;
  }

  /** True when what is played can be heard. */
  get isOn() {
    return !!this._context && this._context.state === 'running';
  }

  /** To be called in the handler of a tap. @returns {Promise<boolean>} whether it sounds now */
  async on() {
    const Context = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
    if (!Context) {
      return false;
    }
    if (!this._context) {
      this._context = /** @type {AudioContext} */ (new Context());
      this._out = mixer(this._context, this._volume);
    }
    await this._context.resume();
    this.play('chime');
    return this.isOn;
  }

  off() {
    const context = this._context;
    this._context = this._out = null;
    if (context) {
      context.close();
    }
  }

  /**
   * @param {Name} name
   * @param {{voice?: number, seconds?: number}} [options]  voice: another key for another prize or round;
   *   seconds: how long a roll goes on
   * @returns {() => void} stops it
   */
  play(name, {voice = 0, seconds = 3} = {}) {
    const {_context: context, _out: out} = this;
    if (!context || !out || !this.isOn) {
      return () => {};
    }
    const stage = context.createGain();
    stage.connect(out);
    const from = context.currentTime + 0.01;
    if (name === 'roll') {
      roll(context, stage, from, seconds);
    } else {
      const key = VOICES[Math.abs(voice) % VOICES.length];
      SCORES[name].forEach((note) => sing(context, stage, from, note, key));
    }
    return () => {
      stage.gain.setTargetAtTime(0, context.currentTime, 0.03);
      setTimeout(() => stage.disconnect(), 300);
    };
  }

  /**
   * For `cues(endsAt, (seconds) => sound.countdown(seconds))`.
   * @param {number} seconds
   */
  countdown(seconds) {
    this.play(CUES[seconds] || (seconds <= 10 ? 'last' : 'tick'));
  }
}

/**
 * @param {number[]} notes
 * @param {number} apart  seconds
 * @param {number} long
 * @returns {Note[]}
 */
function chimes(notes, apart, long) {
  return notes.map((note, index) => ({note, at: index * apart, long, loud: 0.3}));
}

/**
 * A bell: a partial a twelfth above gives the metal, both fade by themselves.
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {number} from
 * @param {Note} note
 * @param {number} key
 */
function sing(context, out, from, {note, at, long, loud, wave = 'sine'}, key) {
  const hertz = 440 * 2 ** ((note + key) / 12);
  partial(context, out, from + at, hertz, long, loud, wave);
  partial(context, out, from + at, hertz * 2.996, long / 3, loud / 5, 'sine');
}

/**
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {number} at
 * @param {number} hertz
 * @param {number} long
 * @param {number} loud
 * @param {OscillatorType} wave
 */
function partial(context, out, at, hertz, long, loud, wave) {
  const tone = context.createOscillator();
  const shape = context.createGain();
  tone.type = wave;
  tone.frequency.value = hertz;
  shape.gain.setValueAtTime(0, at);
  shape.gain.linearRampToValueAtTime(loud, at + 0.006);
  shape.gain.exponentialRampToValueAtTime(0.0008, at + long);
  tone.connect(shape).connect(out);
  tone.start(at);
  tone.stop(at + long + 0.02);
}

/**
 * A drum roll: strokes of noise, closer and louder to the end.
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {number} from
 * @param {number} seconds
 */
function roll(context, out, from, seconds) {
  const noise = context.createBuffer(1, Math.round(context.sampleRate * 0.12), context.sampleRate);
  const samples = noise.getChannelData(0);
  for (let index = 0; index < samples.length; index++) {
    samples[index] = (Math.random() * 2 - 1) * (1 - index / samples.length) ** 3;
  }
  for (let at = 0; at < seconds; at += 0.075 - 0.03 * (at / seconds)) {
    const stroke = context.createBufferSource();
    const skin = context.createBiquadFilter();
    const shape = context.createGain();
    stroke.buffer = noise;
    skin.type = 'bandpass';
    skin.frequency.value = 190 + 60 * Math.random();
    shape.gain.value = (0.25 + 0.75 * (at / seconds)) * (0.8 + 0.4 * Math.random());
    stroke.connect(skin).connect(shape).connect(out);
    stroke.start(from + at);
  }
}

/**
 * Volume, and a limiter so that many sounds at once do not crackle on the hall's loudspeakers.
 * @param {AudioContext} context
 * @param {number} volume
 * @returns {AudioNode}
 */
function mixer(context, volume) {
  const gain = context.createGain();
  gain.gain.value = volume;
  gain.connect(context.createDynamicsCompressor()).connect(context.destination);
  return gain;
}
