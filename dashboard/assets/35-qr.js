// QR codes (ISO/IEC 18004): byte mode, error level M, versions 1 to 40. Made here because the frozen
// file has no server to ask. tests/browser/test_qr.py compares every module with an independent encoder.
(function (coverage) {
  const SVG = "http://www.w3.org/2000/svg";
  const QUIET = 4; // modules of white around the code (clause 6.3.8)
  // Error correction codewords per block and number of blocks, level M, versions 1 to 40 (table 9).
  const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49];

  // Codewords of a version: all modules less those of the patterns, eight to a codeword.
  function codewords(version) {
    let bits = (16 * version + 128) * version + 64;
    if (version > 1) {
      const align = Math.floor(version / 7) + 2;
      bits -= (25 * align - 10) * align - 55;
    }
    if (version > 6) bits -= 36;
    return Math.floor(bits / 8);
  }
  const dataCodewords = (version) => codewords(version) - CHECKS[version - 1] * BLOCKS[version - 1];
  const countBits = (version) => (version < 10 ? 8 : 16);

  // Mode, length, bytes, terminator and padding, as codewords; null if the text is too long.
  function payload(bytes) {
    let version = 1;
    while (version <= 40 && 4 + countBits(version) + 8 * bytes.length > 8 * dataCodewords(version)) version++;
    if (version > 40) return null;
    const bits = [];
    const push = (value, length) => { for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1); };
    push(4, 4);
    push(bytes.length, countBits(version));
    bytes.forEach((byte) => push(byte, 8));
    const capacity = 8 * dataCodewords(version);
    push(0, Math.min(4, capacity - bits.length));
    push(0, (8 - (bits.length % 8)) % 8);
    for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) push(pad, 8);
    const data = Array.from({ length: bits.length / 8 }, (_, i) => parseInt(bits.slice(8 * i, 8 * i + 8).join(""), 2));
    return { version, data };
  }

  // Multiplication in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1.
  function times(x, y) {
    let z = 0;
    for (let i = 7; i >= 0; i--) z = (z << 1) ^ ((z >>> 7) * 0x11d) ^ (((y >>> i) & 1) * x);
    return z;
  }

  function generator(degree) {
    const result = Array(degree).fill(0);
    result[degree - 1] = 1;
    for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
      for (let j = 0; j < degree; j++) result[j] = times(result[j], root) ^ (result[j + 1] || 0);
    }
    return result;
  }

  function checks(data, divisor) {
    const result = divisor.map(() => 0);
    for (const byte of data) {
      const factor = byte ^ result.shift();
      result.push(0);
      divisor.forEach((coefficient, i) => { result[i] ^= times(coefficient, factor); });
    }
    return result;
  }

  // Split the data into blocks, add each block's checks, and interleave (clause 7.6).
  function interleaved({ version, data }) {
    const count = BLOCKS[version - 1], size = CHECKS[version - 1], total = codewords(version);
    const short = Math.floor(total / count) - size, shortBlocks = count - (total % count);
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

  function alignments(version) {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2, last = 4 * version + 10;
    const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, i) => last - (count - 2 - i) * step)];
  }

  // The patterns that every code of a version has; `fixed` marks the modules that carry no data.
  function patterns(version) {
    const size = 4 * version + 17;
    const dark = Array.from({ length: size }, () => Array(size).fill(false));
    const fixed = Array.from({ length: size }, () => Array(size).fill(false));
    const set = (x, y, on) => { if (dark[y]?.[x] !== undefined) { dark[y][x] = on; fixed[y][x] = true; } };
    for (let i = 0; i < size; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0); }
    for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
      for (let dy = -4; dy <= 4; dy++) for (let dx = -4; dx <= 4; dx++) set(cx + dx, cy + dy, ![2, 4].includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
    const places = alignments(version), last = places.length - 1;
    places.forEach((cx, i) => places.forEach((cy, j) => {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return; // the finders stand there
      for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }));
    writeVersion(version, size, set);
    writeFormat(0, size, set);
    return { size, dark, fixed };
  }

  // Both kinds of information are protected by a BCH code: append the remainder of the division.
  function bch(value, length, divisor) {
    let rest = value;
    for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >>> (length - 1)) * divisor);
    return (value << length) | rest;
  }

  function writeVersion(version, size, set) {
    if (version < 7) return;
    const bits = bch(version, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const on = ((bits >>> i) & 1) === 1, a = size - 11 + (i % 3), b = Math.floor(i / 3);
      set(a, b, on);
      set(b, a, on);
    }
  }

  // Level M is 00, so that the five bits are the number of the mask.
  function writeFormat(mask, size, set) {
    const bits = bch(mask, 10, 0x537) ^ 0x5412;
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

  // Data run in columns of two modules, up and down, from the right; column 6 is the timing pattern's.
  function fill({ size, dark, fixed }, words) {
    let i = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        for (const x of [right, right - 1]) {
          const up = ((right + 1) & 2) === 0, y = up ? size - 1 - step : step;
          if (!fixed[y][x] && i < 8 * words.length) { dark[y][x] = ((words[i >>> 3] >>> (7 - (i & 7))) & 1) === 1; i++; }
        }
      }
    }
  }

  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (x, y) => ((x * y) % 2) + ((x * y) % 3), (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];
  function masked({ size, dark, fixed }, mask) {
    const result = dark.map((row, y) => row.map((on, x) => (fixed[y][x] ? on : on !== (MASKS[mask](x, y) === 0))));
    writeFormat(mask, size, (x, y, on) => { result[y][x] = on; });
    return result;
  }

  // The four penalties of clause 7.8.3: runs, squares, patterns like a finder, and too much of one colour.
  function penalty(rows) {
    const size = rows.length;
    const columns = rows.map((_, x) => rows.map((row) => row[x]));
    const text = [...rows, ...columns].map((line) => line.map(Number).join(""));
    let points = 0;
    for (const line of text) {
      for (const run of line.match(/0{5,}|1{5,}/g) || []) points += run.length - 2;
      for (let i = 0; i + 11 <= size; i++) if (["10111010000", "00001011101"].includes(line.slice(i, i + 11))) points += 40;
    }
    for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) if (rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y - 1][x - 1]) points += 3;
    const share = rows.flat().filter(Boolean).length / size ** 2;
    return points + 10 * Math.floor(Math.abs(share * 100 - 50) / 5);
  }

  // Rows of booleans, true = dark, without the quiet zone; null if the text is longer than 2331 bytes.
  coverage.qrModules = function (text) {
    const content = payload([...new TextEncoder().encode(text)]);
    if (!content) return null;
    const base = patterns(content.version);
    fill(base, interleaved(content));
    const tried = MASKS.map((_, mask) => masked(base, mask));
    const points = tried.map(penalty);
    return tried[points.indexOf(Math.min(...points))];
  };

  coverage.qrSvg = function (text, label) {
    const rows = coverage.qrModules(text);
    if (!rows) return null;
    const size = rows.length + 2 * QUIET;
    const node = (tag, attributes) => {
      const element = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const d = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x + QUIET},${y + QUIET}h1v1h-1z` : ""))).join("");
    const svg = node("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
    svg.append(node("rect", { width: size, height: size, fill: "#fff" }), node("path", { d, fill: "#000" }));
    return svg;
  };
})((window.coverage = window.coverage || {}));
