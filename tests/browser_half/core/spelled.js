// @ts-nocheck -- the tests build partial objects on purpose
// Texts that say by which name they were asked for and with what, so that no test depends on the words of a catalogue.

const spell = (name, values) => (values ? `${name} ${JSON.stringify(values)}` : name);

export const texts = {
  lang: "en",
  _: spell,
  text: spell,
  choose: spell,
  fill: spell,
  number: (value) => `#${value}`,
  km2: (value) => `${value} km2`,
  percent: (share) => `${share * 100}%`,
  order: (words) => words,
};
