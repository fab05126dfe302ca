'use strict';

/** Charts by ECharts, in the page's own colours, with what a reader takes away from them: CSV, SVG and PNG. */
const charts = (() => {
  const {element, save, csv, fileName} = kit;
  const live = new Set();

  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /**
   * A colour for each backend, a mark for each of its methods, by the order in which they are first asked for: the page
   * asks in the order of its data before any view does, so that they are the same whichever view a link leads to.
   */
  const looks = (() => {
    const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow'];
    const backends = [];
    const methods = new Map();
    return solver => {
      const backend = solver.split(':')[0];
      if (!backends.includes(backend)) backends.push(backend);
      const known = methods.get(backend) || [];
      if (!known.includes(solver)) methods.set(backend, [...known, solver]);
      return {
        color: css('--c' + backends.indexOf(backend) % 8),
        symbol: MARKS[methods.get(backend).indexOf(solver) % MARKS.length],
      };
    };
  })();

  const axis = (type, name, format, more = {}) => ({
    type, name, nameLocation: 'middle', nameGap: 32, nameTextStyle: {color: css('--soft')},
    axisLine: {lineStyle: {color: css('--soft')}},
    axisLabel: {color: css('--soft'), formatter: format, hideOverlap: true},
    splitLine: {lineStyle: {color: css('--line')}}, minorSplitLine: {show: false},
    ...more,
  });

  /**
   * A logarithmic axis that begins and ends a little beside the values, not at powers of ten; its ends are labelled where
   * powers of ten are too few, and would run into them elsewhere. Within a factor of six, where it would have next to no
   * labels and hardly differs, a plain one.
   */
  const log = (name, values, format, more = {}) => {
    const known = values.filter(value => value > 0 && Number.isFinite(value));
    const low = Math.min(...known), high = Math.max(...known);
    if (high / low < 6) {
      const room = Math.max(0.04 * (high - low), 0.01 * low);
      return axis('value', name, format, {min: low - room, max: high + room, scale: true,
        axisLabel: {color: css('--soft'), formatter: format, hideOverlap: true, showMinLabel: false, showMaxLabel: false}, ...more});
    }
    const room = Math.max(1.08, (high / low) ** 0.04);
    const ends = high / low < 100;
    return axis('log', name, format, {min: low / room, max: high * room,
      axisLabel: {color: css('--soft'), formatter: format, hideOverlap: true, showMinLabel: ends, showMaxLabel: ends}, ...more});
  };

  const tip = lines => element('div', {class: 'tip'}, lines.map((line, i) => element(i === 0 ? 'b' : 'div', {}, line)));

  const base = narrow => ({
    animation: false,
    backgroundColor: 'transparent',
    textStyle: {fontFamily: 'system-ui, sans-serif', color: css('--ink')},
    grid: {left: 76, right: narrow ? 12 : 24, top: narrow ? 12 : 16, bottom: 96},
    legend: {type: 'scroll', bottom: 0, left: 'center', textStyle: {color: css('--ink')},
      pageTextStyle: {color: css('--ink')}, pageIconColor: css('--accent')},
    aria: {enabled: true},
  });

  /** What is told of the point under the pointer; formatter gives an element, so that no name is read as markup. */
  const hover = formatter => ({trigger: 'item', confine: true, backgroundColor: css('--panel'), borderColor: css('--line'),
    textStyle: {color: css('--ink'), fontSize: 13}, formatter});

  /** Ends of an interval as a line of their own, in the colour and under the name of what they belong to. */
  const whiskers = (name, color, segments) => ({
    name, type: 'line', data: segments.flatMap(([from, to]) => [from, to, [null, null]]),
    symbol: 'none', silent: true, lineStyle: {color, width: 1.4}, itemStyle: {color}, connectNulls: false,
    tooltip: {show: false}, z: 1,
  });

  const png = (option, width, height) => {
    const canvas = document.createElement('div');
    canvas.style.cssText = `position:absolute;left:-9999px;width:${width}px;height:${height}px`;
    document.body.append(canvas);
    const drawn = echarts.init(canvas, null, {renderer: 'canvas', width, height});
    drawn.setOption(option);
    const url = drawn.getDataURL({type: 'png', pixelRatio: 2, backgroundColor: css('--paper')});
    drawn.dispose();
    canvas.remove();
    const raw = atob(url.split(',')[1]);
    return Uint8Array.from(raw, letter => letter.charCodeAt(0));
  };

  /**
   * A figure. make(narrow) gives the option beside the common ones; rows are what its CSV has.
   */
  const figure = (title, make, {header = [], rows = [], height = 0} = {}) => {
    const place = element('div', {class: 'chart', role: 'img', 'aria-label': title, tabindex: '0',
      style: height ? `height:${height}px` : null});
    let drawn = null;
    let option = null;
    const draw = () => {
      const narrow = place.clientWidth < 600;
      option = {...base(narrow), ...make(narrow)};
      if (!drawn) drawn = echarts.init(place, null, {renderer: 'svg'});
      drawn.setOption(option, true);
      place.dataset.drawn = 'true';
    };
    const named = fileName(title);
    const size = () => [Math.max(640, place.clientWidth), Math.max(420, place.clientHeight)];
    const tools = element('div', {class: 'tools'},
      element('button', {type: 'button', onclick: () => save(named + '.csv', 'text/csv', csv(header, rows))}, 'CSV'),
      element('button', {type: 'button', onclick: () => save(named + '.svg', 'image/svg+xml', drawn.renderToSVGString())}, 'SVG'),
      element('button', {type: 'button', onclick: () => save(named + '.png', 'image/png', png(option, ...size()))}, 'PNG'));
    const made = element('figure', {}, tools, place);
    const watch = new ResizeObserver(() => {
      if (place.clientWidth === 0) return;
      if (!drawn) draw(); else drawn.resize();
    });
    watch.observe(place);
    live.add(() => { watch.disconnect(); if (drawn) drawn.dispose(); });
    return made;
  };

  return {
    css, looks, axis, log, tip, hover, whiskers, figure,
    endAll: () => { live.forEach(end => end()); live.clear(); },
  };
})();
