'use strict';

/** The page: views behind tabs, each with an address of its own. */
const page = (() => {
  const {element, state} = kit;
  const data = JSON.parse(document.getElementById('data').textContent);
  data.runs.forEach(one => one.cells.forEach(cell => charts.looks(cell.solver)));
  const dark = window.matchMedia('(prefers-color-scheme: dark)');

  const theme = () => {
    const wanted = state.get('theme') || (dark.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = wanted;
    return wanted;
  };

  const run = () => data.runs[Math.min(Number(state.get('run')) || 0, data.runs.length - 1)];
  const ofRun = view => () => view(run());
  const VIEWS = [
    ...(data.comparison ? [['verdicts', 'Verdicts', () => verdicts(data.comparison)]] : []),
    ...(data.runs.length ? [
      ['overview', 'Overview', ofRun(overview)],
      ['scaling', 'Scaling', ofRun(scaling)],
      ['roofline', 'Roofline', ofRun(roofline)],
      ['accuracy', 'Accuracy', ofRun(accuracy)],
      ['forks', 'Forks and costs', ofRun(forks)],
      ['threads', 'Threads', ofRun(threads)],
    ] : []),
    ...(data.histories.length ? [['trend', 'Trend', () => trend(data.histories)]] : []),
    ...(data.experiments.length ? [['papers', 'Papers', () => papers(data.experiments)]] : []),
  ];

  const current = () => VIEWS.find(([name]) => name === state.get('view')) || VIEWS[0];

  const header = () => {
    const runs = element('select', {'aria-label': 'Run', onchange: () => { state.set({run: runs.value}); draw(); }},
      data.runs.map((one, i) => element('option', {value: String(i), selected: one === run()}, one.name)));
    let typing = 0;
    const search = element('input', {type: 'search', placeholder: 'Filter: simd gemm ...',
      'aria-label': 'Filter', value: state.get('q') || null,
      oninput: () => {
        clearTimeout(typing);
        typing = setTimeout(() => { state.set({q: search.value.trim()}); drawView(); }, 120);
      }});
    document.getElementById('header').replaceChildren(
      element('h1', {}, data.title),
      ...(data.runs.length > 1 ? [runs] : []),
      search,
      element('button', {type: 'button', onclick: () => { state.set({theme: theme() === 'dark' ? 'light' : 'dark'}); draw(); }},
        'dark / light'));
  };

  const tabs = () => {
    const [chosen] = current();
    const buttons = VIEWS.map(([name, title], i) => element('button', {
      type: 'button', role: 'tab', id: 'tab-' + name, 'aria-controls': 'main', 'aria-selected': String(name === chosen),
      tabindex: name === chosen ? '0' : '-1',
      onclick: () => show(name),
      onkeydown: event => {
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (step) {
          const next = VIEWS[(i + step + VIEWS.length) % VIEWS.length][0];
          show(next);
          document.getElementById('tab-' + next).focus();
        }
      },
    }, title));
    document.getElementById('views').replaceChildren(...buttons);
  };

  const drawView = () => {
    charts.endAll();
    const [name, , view] = current();
    const main = document.getElementById('main');
    main.setAttribute('role', 'tabpanel');
    main.setAttribute('aria-labelledby', 'tab-' + name);
    main.replaceChildren(view());
    document.body.dataset.view = name;
  };

  const draw = () => { theme(); tabs(); drawView(); };

  const show = name => { state.set({view: name}); draw(); };

  window.addEventListener('hashchange', () => { header(); draw(); });
  window.addEventListener('popstate', () => { header(); draw(); });
  dark.addEventListener('change', draw);
  document.addEventListener('DOMContentLoaded', () => { header(); draw(); });
  return {draw: drawView};
})();
