'use strict';

/** What more threads give: the time with one over the time with more. */
const threads = run => {
  const {element, time, significant, interval, state, matches} = kit;
  const section = element('section');
  const key = cell => [cell.family, cell.solver, cell.sizesText, cell.input].join(' ');
  const single = new Map(run.cells.filter(cell => cell.threads === 1).map(cell => [key(cell), cell]));
  const query = state.get('q');
  const all = run.cells.filter(cell => cell.threads > 1 && single.has(key(cell)))
    .map(cell => ({cell, one: single.get(key(cell))}))
    .map(row => ({...row, speedUp: row.one.time / row.cell.time}));
  const rows = all.filter(row => !query || matches(query, row.cell.id));
  if (!all.length) {
    section.append(element('p', {}, 'No cell of this run was measured with different numbers of threads. --threads 1,all does so.'));
    return section;
  }
  if (!rows.length) {
    section.append(element('p', {}, 'No cell that was measured with different numbers of threads matches.'));
    return section;
  }
  /** Of both medians' intervals the ends that are furthest apart; null where one has none. */
  const ends = row => row.one.low === null || row.cell.low === null ? null
    : [row.one.low / row.cell.high, row.one.high / row.cell.low];
  const most = 40;
  const drawn = [...rows].sort((a, b) => b.speedUp - a.speedUp).slice(0, most);
  const ideals = [...new Set(drawn.map(row => row.cell.threads))];
  const name = row => `${row.cell.solver} · ${row.cell.family} ${row.cell.sizesText}`;
  if (drawn.length < rows.length) section.append(element('p', {class: 'soft'}, `The ${most} cells that gain most are drawn; filter to see others.`));
  section.append(charts.figure('speed-up by threads', narrow => ({
    grid: {left: narrow ? 130 : 420, right: 20, top: 10, bottom: 60},
    legend: {show: false},
    xAxis: charts.axis('value', 'time with one thread over time with more', one => '×' + significant(one, 2), {min: 0, max: Math.max(...ideals, ...drawn.map(row => row.speedUp)) * 1.05,
      axisLabel: {color: charts.css('--soft'), formatter: one => '×' + significant(one, 2), hideOverlap: true, showMaxLabel: false}}),
    yAxis: charts.axis('category', '', one => one, {data: drawn.map(name), inverse: true,
      axisLabel: {color: charts.css('--soft'), width: narrow ? 120 : 410, overflow: 'truncate', fontSize: 11}}),
    tooltip: charts.hover(item => item.data && item.data.row ? charts.tip([name(item.data.row), item.data.row.cell.input,
      `${item.data.row.cell.threads} threads: ×${significant(item.data.row.speedUp, 3)}`
        + (ends(item.data.row) ? ` (by the ends of both intervals ${interval(ends(item.data.row), one => significant(one, 3))})` : ', too few forks for an interval'),
      `${time(item.data.row.one.time)} → ${time(item.data.row.cell.time)}`]) : ''),
    series: [
      {name: 'speed-up', type: 'scatter', symbolSize: 9,
        data: drawn.map((row, i) => ({value: [row.speedUp, i], row, itemStyle: {color: charts.looks(row.cell.solver).color}})),
        markLine: {symbol: 'none', silent: true, lineStyle: {color: charts.css('--soft'), type: 'dashed'},
          label: {show: false}, data: [1, ...ideals].map(count => ({xAxis: count}))}},
      ...drawn.map((row, i) => charts.whiskers('speed-up', charts.looks(row.cell.solver).color,
        ends(row) ? [[[ends(row)[0], i], [ends(row)[1], i]]] : [])),
    ],
  }), {height: 110 + 24 * drawn.length, header: ['solver', 'family', 'sizes', 'threads', 'speed-up'],
    rows: rows.map(row => [row.cell.solver, row.cell.family, row.cell.sizesText, row.cell.threads, row.speedUp])}));
  section.append(table([
    {title: 'solver', text: row => row.cell.solver, key: row => charts.looks(row.cell.solver).color},
    {title: 'family', text: row => row.cell.family},
    {title: 'sizes', text: row => row.cell.sizesText},
    {title: 'input', text: row => row.cell.input},
    {title: 'one thread', number: true, text: row => time(row.one.time), value: row => row.one.time},
    {title: 'threads', number: true, text: row => String(row.cell.threads), value: row => row.cell.threads},
    {title: 'time', number: true, text: row => time(row.cell.time), value: row => row.cell.time},
    {title: 'speed-up', number: true, text: row => significant(row.speedUp), value: row => row.speedUp},
    {title: 'of ideal', number: true, text: row => Math.round(100 * row.speedUp / row.cell.threads) + ' %',
      value: row => row.speedUp / row.cell.threads},
  ], rows, {name: 'threads'}));
  return section;
};
