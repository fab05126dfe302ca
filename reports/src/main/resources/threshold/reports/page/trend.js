'use strict';

/** A history: each cell's times from run to run, and where they changed. */
const trend = histories => {
  const {element, time, significant, state, matches} = kit;
  const section = element('section');
  histories.forEach((history, at) => {
    section.append(element('h2', {}, `${history.runs} runs, ${history.first} to ${history.last}`));
    [...history.warnings, ...history.gaps, ...history.suspicions].forEach(line => section.append(element('p', {class: 'soft'}, String(line))));
    if (history.changes.length) {
      section.append(table([
        {title: 'cell', text: row => row.cell},
        {title: 'ratio', number: true, text: row => significant(row.ratio, 4), value: row => row.ratio},
        {title: 'before', number: true, text: row => time(row.before), value: row => row.before},
        {title: 'since', number: true, text: row => time(row.since), value: row => row.since},
        {title: 'after', text: row => row.after.commit || row.after.run},
        {title: 'with', text: row => row.with.commit || row.with.run},
        {title: 'at', text: row => row.with.at},
      ], history.changes, {name: 'changes'}));
    } else {
      section.append(element('p', {}, 'No cell has changed.'));
    }
    const query = state.get('q');
    const offered = history.series.filter(one => !query || matches(query, one.cell));
    const choices = offered.length ? offered : history.series;
    if (!choices.length) return;
    const chosen = choices.find(one => one.cell === state.get('trend' + at))
      || choices.find(one => history.changes.some(change => change.cell === one.cell)) || choices[0];
    const pick = element('select', {'aria-label': 'Cell', onchange: () => { state.set({['trend' + at]: pick.value}); page.draw(); }},
      choices.map(one => element('option', {value: one.cell, selected: one === chosen}, one.cell)));
    section.append(element('div', {class: 'bar'}, pick), charts.figure('trend of ' + chosen.cell, () => ({
      legend: {show: false},
      xAxis: charts.axis('time', 'measured at', undefined),
      yAxis: charts.log('time', chosen.times, one => time(one, 3), {nameGap: 62}),
      tooltip: charts.hover(item => item.data && item.data.run
          ? charts.tip([chosen.cell, item.data.run, item.data.value[0], time(item.data.value[1], 4)]) : ''),
      series: [{type: 'line', name: chosen.cell, symbolSize: 6, showAllSymbol: true, lineStyle: {color: charts.css('--c0')},
        itemStyle: {color: charts.css('--c0')},
        data: chosen.times.map((ns, i) => ({value: [chosen.at[i], ns], run: chosen.runs[i]})),
        markLine: {symbol: 'none', silent: true, label: {show: false}, lineStyle: {color: charts.css('--bad'), type: 'dashed'},
          data: chosen.starts.map(start => ({xAxis: chosen.at[start]}))}}],
    }), {header: ['run', 'at', 'ns'], rows: chosen.times.map((ns, i) => [chosen.runs[i], chosen.at[i], ns])}));
  });
  return section;
};
