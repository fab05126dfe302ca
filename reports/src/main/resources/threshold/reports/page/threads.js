'use strict';

/** What more threads give: the time with one over the time with more. */
const threads = run => {
  const {element, time, significant} = kit;
  const section = element('section');
  const key = cell => [cell.family, cell.solver, cell.sizesText, cell.input].join(' ');
  const single = new Map(run.cells.filter(cell => cell.threads === 1).map(cell => [key(cell), cell]));
  const rows = run.cells.filter(cell => cell.threads > 1 && single.has(key(cell)))
    .map(cell => ({cell, one: single.get(key(cell))}));
  if (!rows.length) {
    section.append(element('p', {}, 'No cell of this run was measured with different numbers of threads. --threads 1,all does so.'));
    return section;
  }
  section.append(table([
    {title: 'solver', text: row => row.cell.solver, key: row => charts.looks(row.cell.solver).color},
    {title: 'family', text: row => row.cell.family},
    {title: 'sizes', text: row => row.cell.sizesText},
    {title: 'input', text: row => row.cell.input},
    {title: 'one thread', number: true, text: row => time(row.one.time), value: row => row.one.time},
    {title: 'threads', number: true, text: row => String(row.cell.threads), value: row => row.cell.threads},
    {title: 'time', number: true, text: row => time(row.cell.time), value: row => row.cell.time},
    {title: 'speed-up', number: true, text: row => significant(row.one.time / row.cell.time), value: row => row.one.time / row.cell.time},
    {title: 'of ideal', number: true, text: row => Math.round(100 * row.one.time / row.cell.time / row.cell.threads) + ' %',
      value: row => row.one.time / row.cell.time / row.cell.threads},
  ], rows, {name: 'threads'}));
  return section;
};
