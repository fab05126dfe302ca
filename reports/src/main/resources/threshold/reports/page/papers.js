'use strict';

/** What papers say, reproduced: criterion, measured value, picture. */
const papers = experiments => {
  const {element, significant, size, state, matches} = kit;
  const section = element('section');
  const query = state.get('q');
  const shown = experiments.filter(one => !query || matches(query, [one.name, one.title, one.backend].join(' ')));
  const judged = experiments.flatMap(one => one.criteria).filter(one => one.demanded);
  section.append(element('p', {}, `${judged.filter(one => one.met).length} of ${judged.length} criteria are met.`));
  for (const one of shown) {
    section.append(element('h2', {}, `${one.name} · ${one.title} · ${one.backend}`),
      table([
        {title: 'claim', text: row => row.claim},
        {title: 'demanded', text: row => row.demanded},
        {title: 'measured', number: true, text: row => significant(row.measured, 4), value: row => row.measured},
        {title: '', text: row => row.demanded ? (row.met ? 'met' : 'missed') : ''},
      ], one.criteria, {name: one.name + ' ' + one.backend, style: row => row.demanded && !row.met ? 'bad' : ''}));
    for (const picture of one.pictures) {
      const curves = [...picture.curves, ...picture.references.map(curve => ({...curve, reference: true}))];
      const fits = (value, logarithmic) => value !== null && Number.isFinite(value) && (!logarithmic || value > 0);
      const points = curves.map(curve => curve.x.map((x, i) => [x, curve.y[i]])
        .filter(([x, y]) => fits(x, picture.x.logarithmic) && fits(y, picture.y.logarithmic)));
      const scale = (one, values, gap) => one.logarithmic
        ? charts.log(one.label, values, size, gap) : charts.axis('value', one.label, value => significant(value, 3), {scale: true, ...gap});
      section.append(charts.figure(`${picture.title} · ${one.backend}`, () => ({
        title: {text: picture.title, left: 'center', textStyle: {fontSize: 13, color: charts.css('--ink')}},
        grid: {left: 76, right: 24, top: 34, bottom: 96},
        xAxis: scale(picture.x, points.flat().map(point => point[0]), {}),
        yAxis: scale(picture.y, points.flat().map(point => point[1]), {nameGap: 56}),
        tooltip: charts.hover(item => charts.tip([item.seriesName,
            `${picture.x.label}: ${significant(item.value[0], 5)}`, `${picture.y.label}: ${significant(item.value[1], 5)}`])),
        series: curves.map((curve, i) => ({
          name: curve.label || picture.y.label, type: 'line', symbol: curve.reference ? 'none' : 'circle', symbolSize: 5,
          showAllSymbol: true,
          lineStyle: {color: charts.css(curve.reference ? '--soft' : '--c' + i % 8), type: curve.reference ? 'dashed' : 'solid', width: 1.5},
          itemStyle: {color: charts.css(curve.reference ? '--soft' : '--c' + i % 8)}, data: points[i],
        })),
      }), {header: ['series', picture.x.label, picture.y.label],
        rows: curves.flatMap((curve, i) => points[i].map(([x, y]) => [curve.label, x, y]))}));
    }
  }
  return section;
};
