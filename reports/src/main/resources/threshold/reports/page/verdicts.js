'use strict';

/** Two runs: a ratio with its interval for each cell, and the verdict on it. */
const verdicts = comparison => {
  const {element, significant, interval, state, matches} = kit;
  const COLORS = {regression: '--bad', improvement: '--good', equivalent: '--c0', inconclusive: '--soft'};
  const section = element('section',
    {}, element('p', {}, `${comparison.new.build} against ${comparison.base.build}: ${comparison.grade}. `
      + (comparison.oneSession ? 'Both were measured side by side.' : 'The results are of different sessions: drift is not controlled.')));
  comparison.differences.forEach(one => section.append(
    element('p', {class: one.allowed ? 'soft' : 'bad'}, `${one.what} differs: ${one.base} → ${one.new}`)));
  const query = state.get('q');
  const cells = comparison.cells.filter(cell => !query || matches(query, cell.id + ' ' + cell.verdict))
    .sort((a, b) => b.ratio - a.ratio);
  if (!cells.length) {
    section.append(element('p', {}, 'No cell is compared.'));
    return section;
  }
  const shown = cells.length > 60 ? [...cells.slice(0, 30), ...cells.slice(-30)] : cells;
  const ends = shown.flatMap(cell => [cell.ratio, ...(cell.interval || [])]);
  const delta = comparison.delta;
  const short = id => id.replace('/f64', '');
  section.append(charts.figure('ratios new over base', narrow => ({
    grid: {left: narrow ? 130 : 420, right: 20, top: 10, bottom: 60},
    legend: {show: false},
    xAxis: charts.log('time, new over base', [...ends, 1 / (1 + delta), 1 + delta], one => '×' + significant(one, 3)),
    yAxis: charts.axis('category', '', one => one, {data: shown.map(cell => short(cell.id)), inverse: true,
      axisLabel: {color: charts.css('--soft'), width: narrow ? 120 : 410, overflow: 'truncate', fontSize: 11}}),
    tooltip: charts.hover(item => item.data && item.data.cell ? charts.tip([item.data.cell.id, item.data.cell.verdict,
        `×${significant(item.data.cell.ratio, 4)} (${interval(item.data.cell.interval, one => significant(one, 4))})`,
        item.data.cell.why].filter(Boolean)) : ''),
    series: [
      ...Object.entries(COLORS).map(([verdict, color]) => ({
        name: verdict, type: 'scatter', symbolSize: 9, itemStyle: {color: charts.css(color)},
        data: shown.map((cell, row) => ({value: [cell.ratio, row], cell})).filter(one => one.cell.verdict === verdict),
      })),
      ...Object.entries(COLORS).map(([verdict, color]) => charts.whiskers(verdict, charts.css(color),
        shown.map((cell, row) => ({cell, row})).filter(one => one.cell.verdict === verdict && one.cell.interval)
          .map(one => [[one.cell.interval[0], one.row], [one.cell.interval[1], one.row]]))),
      {name: 'margin', type: 'scatter', data: [], markLine: {silent: true, symbol: 'none', label: {show: false},
        lineStyle: {color: charts.css('--soft'), type: 'dashed'}, data: [{xAxis: 1 / (1 + delta)}, {xAxis: 1}, {xAxis: 1 + delta}]}},
    ],
  }), {height: 110 + 20 * shown.length, header: ['cell', 'verdict', 'ratio', 'low', 'high', 'p'],
    rows: cells.map(cell => [cell.id, cell.verdict, cell.ratio, ...(cell.interval || ['', '']), cell.p])}));
  section.append(table([
    {title: 'cell', text: cell => cell.id},
    {title: 'verdict', text: cell => cell.verdict},
    {title: 'ratio', number: true, text: cell => significant(cell.ratio, 4), value: cell => cell.ratio},
    {title: '95 %', text: cell => interval(cell.interval, one => significant(one, 4))},
    {title: 'p', number: true, text: cell => significant(cell.p, 2), value: cell => cell.p},
    {title: 'why', text: cell => [cell.why, ...cell.faults.map(fault => fault.kind)].filter(Boolean).join('; ')},
  ], cells, {name: 'verdicts', style: cell => cell.verdict === 'regression' ? 'bad' : ''}));
  return section;
};
