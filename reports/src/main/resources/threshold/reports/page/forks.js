'use strict';

/** Every fork a dot, the warm-up of one, and what a first call, a load and a run take beside time. */
const forks = run => {
  const {element, time, significant, bytes, interval} = kit;
  const section = element('section');
  const {bar, label, cells} = chooseGroup(run);
  section.append(bar);
  if (!cells.length) return section;
  const names = cells.map(cell => cell.solver);
  const all = cells.flatMap(cell => cell.forks);
  section.append(charts.figure('forks, ' + label, narrow => ({
    grid: {left: narrow ? 110 : 190, right: 20, top: 10, bottom: 60},
    legend: {show: false},
    xAxis: charts.log('time of one run, each fork', all, one => time(one, 2)),
    yAxis: charts.axis('category', '', one => one, {data: names, inverse: true, nameGap: 0,
      axisLabel: {color: charts.css('--soft'), width: narrow ? 100 : 180, overflow: 'truncate'}}),
    tooltip: charts.hover(item => item.data && item.data.cell
      ? charts.tip([item.data.cell.solver, `fork ${item.data.fork + 1}: ${time(item.data.value[0], 4)}`,
        'median ' + time(item.data.cell.time), item.data.cell.modes ? 'two modes: see whether memory or code lies differently' : null].filter(Boolean)) : ''),
    series: cells.flatMap((cell, row) => {
      const look = charts.looks(cell.solver);
      const color = cell.over ? charts.css('--line') : look.color;
      return [
        {name: cell.solver, type: 'scatter', symbol: cell.modes ? 'diamond' : 'circle', symbolSize: cell.modes ? 10 : 7,
          itemStyle: {color, opacity: .8},
          data: cell.forks.map((ns, fork) => ({value: [ns, row], cell, fork}))},
        {name: cell.solver, type: 'scatter', symbol: 'rect', symbolSize: [3, 18], itemStyle: {color}, silent: true,
          data: [[cell.time, row]]},
        charts.whiskers(cell.solver, color, cell.low === null ? [] : [[[cell.low, row], [cell.high, row]]]),
      ];
    }),
  }), {height: 110 + 30 * cells.length,
    header: ['solver', 'fork', 'ns'], rows: cells.flatMap(cell => cell.forks.map((ns, i) => [cell.solver, i, ns]))}));
  const torn = cells.filter(cell => cell.modes).map(cell => cell.solver);
  if (torn.length) section.append(element('p', {}, 'Two modes (diamonds): ' + torn.join(', ')));

  section.append(table([
    {title: 'solver', text: cell => cell.solver, key: cell => charts.looks(cell.solver).color},
    {title: 'time', number: true, text: cell => time(cell.time), value: cell => cell.time},
    {title: '95 %', text: cell => cell.low === null ? 'too few forks' : interval([cell.low, cell.high], time)},
    {title: '× best', number: true, text: cell => cell.ratio ? significant(cell.ratio[0]) : cell.place === 1 ? '1' : '', value: cell => cell.ratio ? cell.ratio[0] : 1},
    {title: 'first call', number: true, text: cell => cell.warm.length ? time(cell.warm[0]) : '', value: cell => cell.warm[0]},
    {title: '× warm', number: true, text: cell => cell.warm.length ? significant(cell.warm[0] / cell.time, 2) : '', value: cell => cell.warm.length ? cell.warm[0] / cell.time : null},
    {title: 'load', number: true, text: cell => time(cell.load), value: cell => cell.load},
    {title: 'load/run', number: true, text: cell => cell.load === null ? '' : Math.round(100 * cell.load / cell.time) + ' %', value: cell => cell.load === null ? null : cell.load / cell.time},
    {title: 'heap', number: true, text: cell => bytes(cell.heap), value: cell => cell.heap},
    {title: 'native', number: true, text: cell => bytes(cell.native), value: cell => cell.native},
    {title: 'resident', number: true, text: cell => bytes(cell.resident), value: cell => cell.resident},
    {title: '', text: cell => [cell.over ? 'over its bound' : '', cell.doubt || ''].filter(Boolean).join('; ')},
  ], cells, {name: 'costs ' + label, style: cell => cell.over ? 'off' : cell.place === 1 ? 'best' : ''}));
  section.append(element('p', {class: 'soft'}, 'first call: the first batch of a fresh JVM; load: copying the problem into the backend\'s'
    + ' own layout, its bridge to native memory included; heap: allocated by one run; native: held outside the heap; resident:'
    + ' the most memory of the fork\'s process.'));
  const bridges = run.ceilings.filter(one => one.kind === 'call' && cells.some(cell => cell.solver.startsWith(one.backend + ':')));
  for (const one of bridges) {
    section.append(element('p', {class: 'bridge'}, `A call of ${one.backend} that has one product to form takes `
      + `${time(one.median)}${one.low === null ? '' : ` (95 %: ${interval([one.low, one.high], time)})`}: the bridge to native code.`));
  }

  const warming = cells.filter(cell => cell.warm.length > 1);
  if (warming.length) {
    section.append(element('h3', {}, 'Warm-up of the median fork'), charts.figure('warm-up, ' + label, () => ({
      xAxis: charts.axis('value', 'batch', one => String(one), {min: 1, minInterval: 1}),
      yAxis: charts.log('time of one run', warming.flatMap(cell => [...cell.warm, cell.time]), one => time(one, 2), {nameGap: 62}),
      tooltip: charts.hover(item => item.seriesName ? charts.tip([item.seriesName, 'batch ' + item.value[0] + ': ' + time(item.value[1], 4)]) : ''),
      series: warming.map(cell => {
        const look = charts.looks(cell.solver);
        return {name: cell.solver, type: 'line', symbol: look.symbol, symbolSize: 5, lineStyle: {color: look.color, width: 1.4},
          itemStyle: {color: look.color}, data: cell.warm.map((ns, i) => [i + 1, ns])};
      }),
    }), {header: ['solver', 'batch', 'ns'], rows: warming.flatMap(cell => cell.warm.map((ns, i) => [cell.solver, i + 1, ns]))}));
  }
  return section;
};
