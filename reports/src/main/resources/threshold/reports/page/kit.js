'use strict';

/** Elements, numbers and the state of the page in its address. All text enters as text: names may be anything. */
const kit = (() => {
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
      else if (key === 'style') made.style.cssText = value;
      else made.setAttribute(key, value === true ? '' : value);
    }
    made.append(...children.flat().filter(child => child !== null && child !== undefined));
    return made;
  };

  const significant = (value, digits = 3) => {
    if (value === null || value === undefined || Number.isNaN(value)) return '–';
    if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size < 1e-4 || size >= 1e7) return value.toExponential(digits - 1).replace('e+', 'e');
    const whole = Math.floor(Math.log10(size)) + 1;
    return value.toFixed(Math.max(0, digits - whole));
  };

  const UNITS = [['s', 1e9], ['ms', 1e6], ['µs', 1e3], ['ns', 1]];
  const time = (ns, digits = 3) => {
    if (ns === null || ns === undefined) return '–';
    const [unit, scale] = UNITS.find(([, from]) => ns >= from) || UNITS[3];
    return significant(ns / scale, digits) + ' ' + unit;
  };

  const PREFIXES = ['', 'k', 'M', 'G', 'T'];
  const size = value => {
    const thousands = value < 1e4 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
    return String(+(value / 1000 ** thousands).toPrecision(3)) + PREFIXES[thousands];
  };

  const bytes = value => {
    if (value === null || value === undefined) return '–';
    const powers = value < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(value) / 10));
    return significant(value / 1024 ** powers, 3) + ' ' + ['B', 'KiB', 'MiB', 'GiB'][powers];
  };

  /** [low, high] beside what they enclose. */
  const interval = (ends, format) => ends ? format(ends[0]) + ' to ' + format(ends[1]) : 'no interval';

  const state = {
    get: key => new URLSearchParams(location.hash.slice(1)).get(key) || '',
    /** Changes the address, without a new entry of the history unless the view changes. */
    set(changes) {
      const values = new URLSearchParams(location.hash.slice(1));
      for (const [key, value] of Object.entries(changes)) {
        if (value) values.set(key, value); else values.delete(key);
      }
      const hash = '#' + values;
      if ('view' in changes) history.pushState(null, '', hash); else history.replaceState(null, '', hash);
    },
    link: changes => {
      const values = new URLSearchParams(location.hash.slice(1));
      for (const [key, value] of Object.entries(changes)) values.set(key, value);
      return '#' + values;
    },
  };

  const save = (name, type, content) => {
    const link = element('a', {href: URL.createObjectURL(new Blob([content], {type})), download: name});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const quoted = cell => /[",\n]/.test(String(cell)) ? '"' + String(cell).replaceAll('"', '""') + '"' : String(cell ?? '');
  const csv = (header, rows) => [header, ...rows].map(row => row.map(quoted).join(',')).join('\n') + '\n';

  const fileName = text => text.replace(/[^A-Za-z0-9=.-]+/g, '-').replace(/^-|-$/g, '').slice(0, 80);

  /** Whether all the words of a query stand in a text. */
  const matches = (query, text) => {
    const there = text.toLowerCase();
    return query.toLowerCase().split(/\s+/).every(word => there.includes(word));
  };

  return {element, significant, time, size, bytes, interval, state, save, csv, fileName, matches};
})();
