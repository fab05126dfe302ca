'use strict';

/** What one hover says of a cell. */
const about = cell => {
  const {time, significant, interval, bytes} = kit;
  return charts.tip([
    cell.solver,
    cell.family + ' ' + cell.sizesText,
    `${time(cell.time)} (${cell.low === null ? 'too few forks for an interval' : interval([cell.low, cell.high], time)})`,
    cell.flops > 0 ? `${significant(cell.flops / cell.time)} GFLOP/s${cell.share === null ? '' : ', ' + Math.round(100 * cell.share) + ' % of its roof'}` : null,
    cell.residual === null ? null : `residual ${significant(cell.residual, 2)} of at most ${significant(cell.bound, 2)} (${cell.kind})`,
    cell.over ? 'over its bound: not ranked' : null,
    cell.heap > 0 ? `${bytes(cell.heap)} allocated by a run` : null,
    cell.doubt,
  ].filter(Boolean));
};

/** Each cell at its arithmetic intensity, under the roof of the peak and the bandwidth of the same run. */
const roofline = run => {
  const {element, significant, state, matches, interval} = kit;
  const section = element('section');
  const counts = [...new Set(run.ceilings.filter(one => one.kind === 'fma').map(one => one.threads))];
  if (!counts.length) {
    section.append(element('p', {}, 'This run measured no ceilings, so there is no roof to draw.'));
    return section;
  }
  const threads = counts.includes(Number(state.get('threads'))) ? Number(state.get('threads')) : counts[0];
  const pick = element('select', {'aria-label': 'Threads', onchange: () => { state.set({threads: pick.value}); page.draw(); }},
    counts.map(count => element('option', {value: String(count), selected: count === threads},
      count === 1 ? '1 thread' : count + ' threads')));
  section.append(element('div', {class: 'bar'}, pick));
  const of = kind => run.ceilings.filter(one => one.kind === kind && one.threads === threads)[0];
  const peak = Math.max(...run.ceilings.filter(one => one.kind === 'fma' && one.threads === threads).map(one => one.median));
  const triad = of('triad');
  const query = state.get('q');
  const cells = run.cells.filter(cell => cell.threads === threads && cell.flops > 0 && cell.bytes > 0
    && (!query || matches(query, cell.id)));
  const intensity = cell => cell.flops / cell.bytes;
  const solvers = [...new Set(cells.map(cell => cell.solver.split(':')[0]))];
  const ridge = triad ? peak / triad.median : null;
  const xs = [...cells.map(intensity), ridge].filter(Boolean);
  const low = Math.min(...xs) / 1.5, high = Math.max(...xs) * 1.5;
  const roof = triad ? [[low, low * triad.median], [ridge, peak], [high, peak]] : [[low, peak], [high, peak]];
  const rate = cell => cell.flops / cell.time;
  const beyond = cells.filter(cell => rate(cell) > peak);
  section.append(
    element('p', {class: 'soft'}, `FMA peak ${significant(peak)} GFLOP/s`
      + (triad ? `, STREAM triad ${significant(triad.median)} GB/s` : ', no bandwidth')
      + ', both of this run. Nominal flops over compulsory bytes: data that stay in a cache rise above the slope.'),
    ...(beyond.length ? [element('p', {class: 'soft beyond'}, `${beyond.length} cell${beyond.length === 1 ? ' passes' : 's pass'} the peak, by up to `
      + `${significant(Math.max(...beyond.map(rate)) / peak, 2)} times: triangles at the top. Nominal flops are counted, of which a method may`
      + ' do fewer; where it does them all, the peak was measured too low.')] : []),
    charts.figure('roofline, ' + threads + ' threads', () => ({
      xAxis: charts.log('flops per byte', [low, high], one => significant(one, 2)),
      yAxis: charts.log('GFLOP/s', [...cells.map(rate), Math.min(...cells.map(rate)) / 1.2, peak], one => significant(one, 2), {max: peak, nameGap: 52}),
      tooltip: charts.hover(item => item.data && item.data.cell ? about(item.data.cell) : ''),
      series: [
        ...solvers.map(backend => ({
          name: backend, type: 'scatter', symbolSize: 8, clip: false,
          itemStyle: {color: charts.looks(backend + ':').color, opacity: .85},
          data: cells.filter(cell => cell.solver.split(':')[0] === backend).map(cell => ({
            value: [intensity(cell), Math.min(rate(cell), peak)], cell,
            symbol: rate(cell) > peak ? 'triangle' : 'circle',
            itemStyle: cell.over ? {color: charts.css('--line')} : undefined,
          })),
        })),
        {name: 'roof', type: 'line', symbol: 'none', silent: true, clip: false, data: roof, z: 1,
          lineStyle: {color: charts.css('--ink'), width: 1.6}, itemStyle: {color: charts.css('--ink')}},
      ],
    }), {
      header: ['cell', 'flops per byte', 'GFLOP/s', 'share of roof'],
      rows: cells.map(cell => [cell.id, intensity(cell), rate(cell), cell.share]),
    }));
  section.append(table([
    {title: 'solver', text: cell => cell.solver, key: cell => charts.looks(cell.solver).color},
    {title: 'family', text: cell => cell.family},
    {title: 'sizes', text: cell => cell.sizesText},
    {title: 'input', text: cell => cell.input},
    {title: 'flops/byte', number: true, text: cell => significant(intensity(cell)), value: intensity},
    {title: 'GFLOP/s', number: true, text: cell => significant(rate(cell)), value: rate},
    {title: 'of roof', number: true, text: cell => cell.share === null ? '' : Math.round(100 * cell.share) + ' %', value: cell => cell.share},
  ], cells, {name: 'roofline', style: cell => cell.over ? 'off' : ''}));
  return section;
};
