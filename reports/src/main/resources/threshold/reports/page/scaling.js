'use strict';

/** Time over size, both logarithmic: exponents by cache regime beside theory, and where solvers overtake each other. */
const scaling = run => {
  const {element, time, significant, interval, size, state, matches} = kit;
  const section = element('section');
  if (!run.series.length) {
    section.append(element('p', {}, 'No two cells of this run lie along one axis. A run of the suite scaling has such series.'));
    return section;
  }
  const label = series => `${series.family} along ${series.axis === 'sequence' ? series.unit : series.axis} · ${series.constants}`;
  const query = state.get('q');
  const known = run.series.map((series, index) => ({series, index}));
  const offered = known.filter(one => !query || matches(query, label(one.series) + ' ' + one.series.curves.map(c => c.solver).join(' ')));
  const choices = offered.length ? offered : known;
  const wanted = Number(state.get('series'));
  const chosen = choices.find(one => one.index === wanted) || choices[0];
  const rate = state.get('y') === 'rate';
  const pick = element('select', {'aria-label': 'Series', onchange: () => { state.set({series: pick.value}); page.draw(); }},
    choices.map(one => element('option', {value: String(one.index), selected: one === chosen}, label(one.series))));
  const unit = element('select', {'aria-label': 'Vertical axis',
    onchange: () => { state.set({y: unit.value}); page.draw(); }},
    element('option', {value: '', selected: !rate}, 'time of a run'),
    element('option', {value: 'rate', selected: rate}, 'GFLOP/s, up to the peak'));
  section.append(element('div', {class: 'bar'}, pick, unit));

  const series = chosen.series;
  const peak = run.ceilings.filter(one => one.kind === 'fma' && one.threads === series.threads).map(one => one.median)[0];
  const value = cell => rate ? cell.flops / cell.time : cell.time;
  const end = (cell, ns) => rate ? cell.flops / ns : ns;
  const points = series.curves.flatMap(curve => curve.points.map(index => ({curve, cell: run.cells[index]})));
  const x = cell => series.axis === 'sequence' ? cell.sequence : cell.parameters;

  const lines = () => series.curves.flatMap(curve => {
    const look = charts.looks(curve.solver);
    const cells = curve.points.map(index => run.cells[index]);
    return [{
      name: curve.solver, type: 'line', symbol: look.symbol, symbolSize: 8, showAllSymbol: true,
      lineStyle: {color: look.color, width: 1.6}, itemStyle: {color: look.color}, z: 2,
      data: cells.map(cell => ({
        value: [x(cell), value(cell)], cell,
        itemStyle: cell.over ? {color: charts.css('--line')} : {color: look.color},
      })),
    }, charts.whiskers(curve.solver, look.color, cells.filter(cell => cell.low !== null)
      .map(cell => [[x(cell), end(cell, cell.low)], [x(cell), end(cell, cell.high)]]))];
  });

  /** Each slope of an operation count once, under the fastest point of the largest size. */
  const theory = () => {
    if (rate) return [];
    const slopes = [...new Set(series.curves.filter(c => c.theory !== null).map(c => c.theory.toFixed(1)))].slice(0, 3);
    const sizes = points.map(p => x(p.cell));
    const low = Math.min(...sizes), high = Math.max(...sizes);
    const foot = Math.min(...points.filter(p => x(p.cell) === high).map(p => value(p.cell))) / 2;
    const floor = Math.min(...points.map(p => value(p.cell)));
    return slopes.map(slope => {
      const s = Number(slope);
      const from = s > 0 ? Math.max(low, high * (floor / foot / 1.5) ** (1 / s)) : low;
      return {name: 'slope ' + slope, type: 'line', symbol: 'none', silent: true, z: 0,
        lineStyle: {type: 'dashed', color: charts.css('--soft'), width: 1}, itemStyle: {color: charts.css('--soft')},
        data: [[from, foot * (from / high) ** s], [high, foot]]};
    });
  };

  const values = points.flatMap(p => [value(p.cell), p.cell.low === null ? null : end(p.cell, p.cell.low),
    p.cell.high === null ? null : end(p.cell, p.cell.high)]).filter(one => one !== null);
  section.append(charts.figure(label(series) + (rate ? ' GFLOP per s' : ''), () => ({
    xAxis: charts.log(series.axis === 'sequence' ? `sequence, ${series.unit}` : 'parameters', points.map(p => x(p.cell)), size),
    yAxis: rate
      ? charts.axis('value', 'GFLOP/s', one => significant(one), {min: 0, max: peak && Math.max(peak, ...values), nameGap: 52})
      : charts.log('time of one run', [...values, Math.min(...values) / 2], one => time(one, 2), {nameGap: 62}),
    tooltip: charts.hover(item => item.data && item.data.cell ? about(item.data.cell) : ''),
    series: [...lines(), ...theory()],
  }), {
    header: ['solver', series.axis, 'median ns', 'low ns', 'high ns', 'GFLOP/s', 'residual', 'over its bound'],
    rows: points.map(p => [p.curve.solver, x(p.cell), p.cell.time, p.cell.low, p.cell.high, p.cell.flops / p.cell.time,
      p.cell.residual, p.cell.over]),
  }));

  const slopes = series.curves.flatMap(curve => [
    {solver: curve.solver, level: 'all', ...curve.fit, theory: curve.theory, from: null, to: null},
    ...curve.regimes.map(regime => ({solver: curve.solver, ...regime})),
  ]);
  section.append(element('h3', {}, 'Growth'),
    element('p', {class: 'soft'}, 'Exponent of time over size, for all sizes and for those whose data fit into one level of'
      + ' the memory (three sizes at least), beside that of the method\'s own operation count over the same sizes.'),
    table([
      {title: 'solver', text: row => row.solver, key: row => charts.looks(row.solver).color},
      {title: 'data in', text: row => row.level === 'all' ? 'all sizes' : row.level},
      {title: 'from', number: true, text: row => row.from === null ? '' : size(row.from), value: row => row.from},
      {title: 'to', number: true, text: row => row.to === null ? '' : size(row.to), value: row => row.to},
      {title: 'exponent', number: true, text: row => row.slope === undefined || row.slope === null ? 'too few sizes' : row.slope.toFixed(2), value: row => row.slope},
      {title: '95 %', text: row => row.low === undefined || row.low === null ? '' : interval([row.low, row.high], one => one.toFixed(2))},
      {title: 'theory', number: true, text: row => row.theory === null || row.theory === undefined ? '' : row.theory.toFixed(2), value: row => row.theory},
    ], slopes, {name: 'growth ' + label(series)}));

  section.append(element('h3', {}, 'Crossovers'));
  section.append(series.crossings.length ? table([
    {title: 'faster below', text: row => row.below, key: row => charts.looks(row.below).color},
    {title: 'faster above', text: row => row.above, key: row => charts.looks(row.above).color},
    {title: 'size', number: true, text: row => size(row.size), value: row => row.size},
    {title: '95 %', text: row => interval([row.low, row.high], size)},
  ], series.crossings, {name: 'crossovers ' + label(series)})
    : element('p', {}, 'No two solvers that are fastest somewhere overtake each other with their order established on both sides.'));
  return section;
};
