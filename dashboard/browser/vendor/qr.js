// QR codes (ISO/IEC 18004): byte mode, error level M, versions 1 to 40. Made here because the frozen file has no server to ask.
// tests/browser/test_qr.py compares every module with an independent encoder.

/**
 * @typedef {boolean[][]} Rows true = dark
 * @typedef {(x: number, y: number, on: boolean) => void} SetModule
 * @typedef {{ size: number, dark: Rows, fixed: Rows }} Patterns `fixed` marks the modules that carry no data
 */

// Error correction codewords per block and number of blocks, level M, versions 1 to 40 (table 9).
const CHECKS = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
];
const VERSIONS = 40;

/** @type {((x: number, y: number) => number)[]} */
const MASKS = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/**
 * Return the code of a text, without the quiet zone; null if the text is longer than 2331 bytes.
 * @param {string} text
 * @returns {Rows | null}
 */
export function modules(text) {
  const bytes = [...new TextEncoder().encode(text)];
  const version = versionFor(bytes.length);
  if (!version) return null;
  const base = patterns(version);
  fill(base, interleaved(version, payload(version, bytes)));
  const tried = MASKS.map((_, mask) => masked(base, mask));
  const points = tried.map(penalty);
  return tried[points.indexOf(Math.min(...points))];
}

/**
 * Codewords of a version: all modules less those of the patterns, eight to a codeword.
 * @param {number} version
 */
function codewords(version) {
  let bits = (16 * version + 128) * version + 64;
  if (version > 1) {
    const align = Math.floor(version / 7) + 2;
    bits -= (25 * align - 10) * align - 55;
  }
  if (version > 6) bits -= 36;
  return Math.floor(bits / 8);
}

/** @param {number} version */
function dataCodewords(version) {
  return codewords(version) - CHECKS[version - 1] * BLOCKS[version - 1];
}

/** @param {number} version */
function countBits(version) {
  return version < 10 ? 8 : 16;
}

/**
 * The smallest version that holds so many bytes; null if none does.
 * @param {number} length
 */
function versionFor(length) {
  for (let version = 1; version <= VERSIONS; version++) {
    if (4 + countBits(version) + 8 * length <= 8 * dataCodewords(version)) return version;
  }
  return null;
}

/**
 * Mode, length, bytes, terminator and padding, as codewords.
 * @param {number} version
 * @param {number[]} bytes
 */
function payload(version, bytes) {
  /** @type {number[]} */
  const bits = [];
  /** @type {(value: number, length: number) => void} */
  const push = (value, length) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  const capacity = 8 * dataCodewords(version);
  push(4, 4);
  push(bytes.length, countBits(version));
  bytes.forEach((byte) => push(byte, 8));
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, i) => parseInt(bits.slice(8 * i, 8 * i + 8).join(""), 2));
}

/**
 * Multiplication in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1.
 * @param {number} x
 * @param {number} y
 */
function times(x, y) {
  let z = 0;
  for (let i = 7; i >= 0; i--) z = (z << 1) ^ ((z >>> 7) * 0x11d) ^ (((y >>> i) & 1) * x);
  return z;
}

/** @param {number} degree */
function generator(degree) {
  /** @type {number[]} */
  const result = Array(degree).fill(0);
  result[degree - 1] = 1;
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) result[j] = times(result[j], root) ^ (result[j + 1] || 0);
  }
  return result;
}

/**
 * @param {number[]} data
 * @param {number[]} divisor
 */
function checks(data, divisor) {
  const result = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    divisor.forEach((coefficient, i) => {
      result[i] ^= times(coefficient, factor);
    });
  }
  return result;
}

/**
 * Split the data into blocks, add the checks of each, and interleave (clause 7.6).
 * @param {number} version
 * @param {number[]} data
 */
function interleaved(version, data) {
  const count = BLOCKS[version - 1];
  const size = CHECKS[version - 1];
  const total = codewords(version);
  const short = Math.floor(total / count) - size;
  const shortBlocks = count - (total % count);
  const divisor = generator(size);
  let at = 0;
  const blocks = Array.from({ length: count }, (_, i) => {
    const part = data.slice(at, (at += short + (i < shortBlocks ? 0 : 1)));
    return { part, check: checks(part, divisor) };
  });
  const result = [];
  for (let i = 0; i <= short; i++) for (const { part } of blocks) if (i < part.length) result.push(part[i]);
  for (let i = 0; i < size; i++) for (const { check } of blocks) result.push(check[i]);
  return result;
}

/**
 * Where the alignment patterns have their centres, in either direction.
 * @param {number} version
 */
function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = 4 * version + 10;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => last - (count - 2 - i) * step)];
}

/**
 * The patterns that every code of a version has.
 * @param {number} version
 * @returns {Patterns}
 */
function patterns(version) {
  const size = 4 * version + 17;
  const dark = square(size);
  const fixed = square(size);
  /** @type {SetModule} */
  const set = (x, y, on) => {
    if (dark[y]?.[x] === undefined) return; // the white edge of a finder lies outside
    dark[y][x] = on;
    fixed[y][x] = true;
  };
  writeTiming(size, set);
  writeFinders(size, set);
  writeAlignments(version, set);
  writeVersion(version, size, set);
  writeFormat(0, size, set);
  return { size, dark, fixed };
}

/**
 * @param {number} size
 * @returns {Rows}
 */
function square(size) {
  return Array.from({ length: size }, () => Array(size).fill(false));
}

/**
 * Call `set` for all modules up to `reach` from a centre; `on` says by the distance whether one is dark.
 * @type {(cx: number, cy: number, reach: number, set: SetModule, on: (distance: number) => boolean) => void}
 */
function writeRings(cx, cy, reach, set, on) {
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) set(cx + dx, cy + dy, on(Math.max(Math.abs(dx), Math.abs(dy))));
  }
}

/** @type {(size: number, set: SetModule) => void} */
function writeTiming(size, set) {
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
}

/** @type {(size: number, set: SetModule) => void} */
function writeFinders(size, set) {
  const centres = [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ];
  for (const [cx, cy] of centres) writeRings(cx, cy, 4, set, (distance) => distance !== 2 && distance !== 4);
}

/** @type {(version: number, set: SetModule) => void} */
function writeAlignments(version, set) {
  const places = alignments(version);
  const last = places[places.length - 1];
  for (const cx of places) {
    for (const cy of places) {
      const finder = (cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6);
      if (!finder) writeRings(cx, cy, 2, set, (distance) => distance !== 1);
    }
  }
}

/**
 * Both kinds of information are protected by a BCH code: append the remainder of the division.
 * @type {(value: number, length: number, divisor: number) => number}
 */
function bch(value, length, divisor) {
  let rest = value;
  for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >>> (length - 1)) * divisor);
  return (value << length) | rest;
}

/** @type {(version: number, size: number, set: SetModule) => void} */
function writeVersion(version, size, set) {
  if (version < 7) return;
  const bits = bch(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const on = ((bits >>> i) & 1) === 1;
    const a = size - 11 + (i % 3);
    const b = Math.floor(i / 3);
    set(a, b, on);
    set(b, a, on);
  }
}

/**
 * Level M is 00, so that the five bits are the number of the mask.
 * @type {(mask: number, size: number, set: SetModule) => void}
 */
function writeFormat(mask, size, set) {
  const bits = bch(mask, 10, 0x537) ^ 0x5412;
  /** @param {number} i */
  const bit = (i) => ((bits >>> i) & 1) === 1;
  for (let i = 0; i < 6; i++) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
}

/**
 * Yield the modules that carry data: columns of two, up and down, from the right; column 6 is the timing pattern's.
 * @param {Patterns} base
 * @returns {Generator<[x: number, y: number]>}
 */
function* dataModules({ size, fixed }) {
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!fixed[y][x]) yield [x, y];
    }
  }
}

/**
 * @param {Patterns} base
 * @param {number[]} words
 */
function fill(base, words) {
  let i = 0;
  for (const [x, y] of dataModules(base)) {
    if (i >= 8 * words.length) return;
    base.dark[y][x] = ((words[i >>> 3] >>> (7 - (i & 7))) & 1) === 1;
    i++;
  }
}

/**
 * @param {Patterns} base
 * @param {number} mask
 */
function masked({ size, dark, fixed }, mask) {
  const result = dark.map((row, y) => row.map((on, x) => (fixed[y][x] ? on : on !== (MASKS[mask](x, y) === 0))));
  writeFormat(mask, size, (x, y, on) => {
    result[y][x] = on;
  });
  return result;
}

/**
 * The four penalties of clause 7.8.3: runs, squares, patterns like a finder, and too much of one colour.
 * @param {Rows} rows
 */
function penalty(rows) {
  const columns = rows.map((_, x) => rows.map((row) => row[x]));
  const lines = [...rows, ...columns].map((line) => line.map(Number).join(""));
  const share = rows.flat().filter(Boolean).length / rows.length ** 2;
  const colour = 10 * Math.floor(Math.abs(share * 100 - 50) / 5);
  return lines.reduce((sum, line) => sum + runs(line) + likeFinders(line), 0) + squares(rows) + colour;
}

/** @param {string} line */
function runs(line) {
  return (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
}

/** @param {string} line */
function likeFinders(line) {
  let points = 0;
  for (let i = 0; i + 11 <= line.length; i++) {
    if (["10111010000", "00001011101"].includes(line.slice(i, i + 11))) points += 40;
  }
  return points;
}

/** @param {Rows} rows */
function squares(rows) {
  let points = 0;
  for (let y = 1; y < rows.length; y++) {
    for (let x = 1; x < rows.length; x++) {
      const on = rows[y][x];
      if (on === rows[y][x - 1] && on === rows[y - 1][x] && on === rows[y - 1][x - 1]) points += 3;
    }
  }
  return points;
}
