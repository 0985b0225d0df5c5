// @ts-check
/**
 * Short sounds, made on the spot: no file, no download. Browsers let a page sound only after a tap, so a screen
 * asks for one at rehearsal; until then, and on previews, everything is silent and nothing fails.
 *
 *   const sound = new Sound();
 *   button.onclick = () => sound.on();
 *   sound.play('reveal', {voice: round});
 */

/** @typedef {'tick' | 'last' | 'minute' | 'five' | 'over' | 'roll' | 'lock' | 'lamp' | 'reveal' | 'chime' | 'arrival'} Name */
/** How a reveal sounds; a plan names one of them. @typedef {'bells' | 'brass' | 'harp' | 'drums' | 'none'} Motif */

/**
 * One note: semitones above A4 (440 Hz), when and how long in seconds, how loud, which wave; `blown` swells like a
 * horn and is soft, `struck` falls like a drum's skin.
 * @typedef {{note: number, at: number, long: number, loud: number, wave?: OscillatorType, blown?: boolean, struck?: boolean}} Note
 */

/** Each voice begins on another step of a pentatonic scale, so that prizes and rounds sound different. */
const VOICES = [0, 3, 5, -2, 7, -5];

/** @type {Record<Exclude<Name, 'roll' | 'reveal'>, Note[]>} */
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
  lock: [{note: -26, at: 0, long: 0.4, loud: 0.9, struck: true}, ...chimes([27, 22], 0.05, 0.12)],
  lamp: chimes([3, 15], 0.03, 0.8),
};

/** @type {Record<Motif, Note[]>} */
const MOTIFS = {
  bells: [...chimes([-9, -2, 3, 7, 10, 15], 0.07, 1.8), ...chimes([-21, -9], 0, 2.2)],
  brass: [
    ...[[-14, 0, .16], [-14, .2, .16], [-14, .4, .16], [-9, .6, 1.5], [-5, .6, 1.5], [-2, .6, 1.5], [3, .78, 1.4]].map(([note, at, long]) => blown(note, at, long)),
    ...[0, .2, .4, .6].map((at) => struck(-31, at, .5)),
  ],
  harp: [
    ...[-21, -14, -9, -5, -2, 3, 7, 10, 15, 19, 22, 27].map((note, index) => ({note, at: index * .055, long: 1.3, loud: .2, wave: /** @type {OscillatorType} */ ('triangle')})),
    ...chimes([15, 22, 27], 0, 2).map((one) => ({...one, at: .75, loud: .16})),
  ],
  drums: [...[0, .22, .44, .55, .66, .88].map((at, index) => struck(index % 2 ? -24 : -31, at, .6)), ...chimes([3, 10, 15], 0, 1.6).map((one) => ({...one, at: .88}))],
  none: [],
};

/** Lamps climb a scale, so that the hall hears how many are still to come. */
const LAMP_STEPS = [0, 2, 3, 5, 7, 8, 10, 12, 15];

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
   * @param {{voice?: number, seconds?: number, motif?: Motif}} [options]  voice: another key for another prize or
   *   round, the how many-eth lamp; seconds: how long a roll goes on; motif: of a reveal
   * @returns {() => void} stops it
   */
  play(name, {voice = 0, seconds = 3, motif = 'bells'} = {}) {
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
      const key = name === 'lamp' ? LAMP_STEPS[voice % LAMP_STEPS.length] : VOICES[Math.abs(voice) % VOICES.length];
      const score = name === 'reveal' ? MOTIFS[motif] || MOTIFS.bells : SCORES[name];
      score.forEach((note) => sing(context, stage, from, note, key));
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

/** @param {number} note @param {number} at @param {number} long @returns {Note} */
function blown(note, at, long) {
  return {note, at, long, loud: .16, wave: 'sawtooth', blown: true};
}

/** @param {number} note @param {number} at @param {number} long @returns {Note} */
function struck(note, at, long) {
  return {note, at, long, loud: .8, struck: true};
}

/**
 * A bell: a partial a twelfth above gives the metal, both fade by themselves. Horns and drums have none.
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {number} from
 * @param {Note} note
 * @param {number} key
 */
function sing(context, out, from, {note, at, long, loud, wave = 'sine', blown: isBlown, struck: isStruck}, key) {
  const hertz = 440 * 2 ** ((note + (isStruck ? 0 : key)) / 12);
  if (isBlown) {
    blow(context, out, from + at, hertz, long, loud, wave);
    return;
  }
  partial(context, out, from + at, hertz, long, loud, wave, isStruck ? hertz / 2.4 : hertz);
  if (isStruck) {
    return;
  }
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
 * @param {number} [end]  hertz at the end
 */
function partial(context, out, at, hertz, long, loud, wave, end = hertz) {
  const tone = context.createOscillator();
  const shape = context.createGain();
  tone.type = wave;
  tone.frequency.setValueAtTime(hertz, at);
  tone.frequency.exponentialRampToValueAtTime(end, at + long / 2);
  shape.gain.setValueAtTime(0, at);
  shape.gain.linearRampToValueAtTime(loud, at + 0.006);
  shape.gain.exponentialRampToValueAtTime(0.0008, at + long);
  tone.connect(shape).connect(out);
  tone.start(at);
  tone.stop(at + long + 0.02);
}

/**
 * A horn: swells, opens and closes.
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {number} at
 * @param {number} hertz
 * @param {number} long
 * @param {number} loud
 * @param {OscillatorType} wave
 */
function blow(context, out, at, hertz, long, loud, wave) {
  const tone = context.createOscillator();
  const bell = context.createBiquadFilter();
  const shape = context.createGain();
  tone.type = wave;
  tone.frequency.value = hertz;
  bell.type = 'lowpass';
  bell.frequency.setValueAtTime(hertz * 1.5, at);
  bell.frequency.linearRampToValueAtTime(hertz * 6, at + .09);
  bell.frequency.linearRampToValueAtTime(hertz * 2, at + long);
  shape.gain.setValueAtTime(0, at);
  shape.gain.linearRampToValueAtTime(loud, at + .05);
  shape.gain.setValueAtTime(loud, at + long * .6);
  shape.gain.linearRampToValueAtTime(0, at + long);
  tone.connect(bell).connect(shape).connect(out);
  tone.start(at);
  tone.stop(at + long + .02);
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
