// The presentation as PowerPoint without a server: the archive comes without its pictures; the browser
// draws them and adds them. Its entries stay as they are; only its directory is written anew.
(function (coverage) {
  const PX_PER_IN = 96;
  const CRC = Uint32Array.from({ length: 256 }, (_, n) => { for (let i = 0; i < 8; i++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1; return n; });
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

  function checksum(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255];
    return ~crc >>> 0;
  }

  // Fields of two (h) or four (i) bytes, little-endian.
  function packed(form, ...values) {
    const view = new DataView(new ArrayBuffer([...form].reduce((sum, f) => sum + (f === "h" ? 2 : 4), 0)));
    let at = 0;
    values.forEach((value, i) => { if (form[i] === "h") { view.setUint16(at, value, true); at += 2; } else { view.setUint32(at, value, true); at += 4; } });
    return new Uint8Array(view.buffer);
  }

  // Add stored files to a zip archive without comment: [{name, bytes}]. APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16.
  coverage.zipWith = function (archive, files) {
    const end = new DataView(archive.buffer, archive.length - 22);
    const count = end.getUint16(10, true), directoryAt = end.getUint32(16, true);
    const entries = [], directory = [archive.subarray(directoryAt, archive.length - 22)];
    let at = directoryAt;
    for (const { name, bytes } of files) {
      const label = new TextEncoder().encode(name);
      const common = [20, 0, 0, 0, 0x21, checksum(bytes), bytes.length, bytes.length, label.length, 0];
      entries.push(packed("ihhhhhiiihh", 0x04034b50, ...common), label, bytes);
      directory.push(packed("ihhhhhhiiihhhhhii", 0x02014b50, 20, ...common, 0, 0, 0, 0, at), label);
      at += 30 + label.length + bytes.length;
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0), all = count + files.length;
    return new Blob([archive.subarray(0, directoryAt), ...entries, ...directory, packed("ihhhhiih", 0x06054b50, 0, 0, all, all, size, at, 0)]);
  };

  coverage.saveSlides = async function () {
    const { archive, pictures } = coverage.frozen.decks[coverage.lang];
    coverage.notice(coverage._("The slides are being made…"));
    const files = [];
    for (const [i, [name, width, height]] of pictures.entries()) {
      const view = coverage.viewAt(coverage.presentation[coverage.lang][i].query);
      const url = await coverage.picture(view, { width: width * PX_PER_IN, height: height * PX_PER_IN, format: "png" });
      files.push({ name, bytes: bytesOf(url.slice(url.indexOf(",") + 1)) });
    }
    coverage.save(coverage.zipWith(bytesOf(archive), files), "presentation.pptx");
    coverage.notice("");
  };
})((window.coverage = window.coverage || {}));
