'use strict';

/** Residual beside time: what is over its bound is grey and not ranked. */
const accuracy = run => {
  const {element, time, significant} = kit;
  const section = element('section');
  const {bar, label, cells} = chooseGroup(run);
  section.append(bar);
  const judged = cells.filter(cell => cell.residual !== null && cell.bound > 0);
  if (!judged.length) {
    section.append(element('p', {}, 'No residual was measured here.'));
    return section;
  }
  const least = Math.min(...judged.map(share).filter(one => one > 0), 1) / 2;
  function share(cell) { return cell.residual / cell.bound; }
  const drawn = cell => Math.max(share(cell), least);
  section.append(
    element('p', {class: 'soft'}, 'Residual over the bound of its class, in n·eps for stable and κ-limited methods: 1 is the bound.'
      + ' A residual of zero is drawn at the foot.'),
    charts.figure('accuracy beside speed, ' + label, () => ({
      xAxis: charts.log('time of one run', judged.map(cell => cell.time), one => time(one, 2)),
      yAxis: charts.log('residual over its bound', [...judged.map(drawn), 1.5], one => significant(one, 1), {nameGap: 58}),
      tooltip: charts.hover(item => item.data && item.data.cell ? about(item.data.cell) : ''),
      series: judged.map((cell, i) => {
        const look = charts.looks(cell.solver);
        return {
          name: cell.solver, type: 'scatter', symbol: look.symbol, symbolSize: 11,
          itemStyle: {color: cell.over ? charts.css('--line') : look.color},
          data: [{value: [cell.time, drawn(cell)], cell}],
          markLine: i ? undefined : {silent: true, symbol: 'none', data: [{yAxis: 1}],
            lineStyle: {color: charts.css('--bad'), type: 'solid'},
            label: {formatter: 'bound', position: 'insideEndTop', color: charts.css('--bad')}},
        };
      }),
    }), {header: ['solver', 'median ns', 'residual', 'bound', 'class'],
      rows: judged.map(cell => [cell.solver, cell.time, cell.residual, cell.bound, cell.kind])}),
    table([
      {title: 'solver', text: cell => cell.solver, key: cell => charts.looks(cell.solver).color},
      {title: 'class', text: cell => cell.kind},
      {title: 'time', number: true, text: cell => time(cell.time), value: cell => cell.time},
      {title: 'residual', number: true, text: cell => significant(cell.residual, 2), value: cell => cell.residual},
      {title: 'bound', number: true, text: cell => significant(cell.bound, 2), value: cell => cell.bound},
      {title: 'κ', number: true, text: cell => cell.kappa === null ? '' : significant(cell.kappa, 3), value: cell => cell.kappa},
      {title: '', text: cell => cell.over ? 'over its bound, not ranked' : ''},
    ], judged, {name: 'accuracy ' + label, style: cell => cell.over ? 'off' : cell.place === 1 ? 'best' : ''}));
  return section;
};
