/* SPDX-License-Identifier: EUPL-1.2
   The one script. Every page works without it; it adds: values at a chart's marks (pointer and
   arrow keys), maps that grow, sorting of tables, copying of a line, and search while you type.
   A plain deferred script: modules do not load from file://. No words of its own: texts come
   from data-words, with | between. */
(function () {
  'use strict';
  var all = function (where, what) { return Array.prototype.slice.call(where.querySelectorAll(what)); };
  var make = function (name, kind, text) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    if (text) { element.textContent = text; }
    return element;
  };

  /* Values at marks. The tip is for the eye; the live region tells it to who listens. */
  function charts() {
    var tip, live;
    function tell(mark) {
      if (!tip) {
        tip = make('div', 'tip screen');
        tip.setAttribute('aria-hidden', 'true');
        live = make('div', 'unseen');
        live.setAttribute('role', 'status');
        document.body.appendChild(tip);
        document.body.appendChild(live);
      }
      var box = mark.getBoundingClientRect();
      tip.textContent = mark.getAttribute('data-told');
      tip.hidden = false;
      var left = box.left + box.width / 2 - tip.offsetWidth / 2;
      left = Math.max(4, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 4));
      var top = box.top - tip.offsetHeight - 8;
      tip.style.left = left + window.scrollX + 'px';
      tip.style.top = (top < 0 ? box.bottom + 8 : top) + window.scrollY + 'px';
    }
    function hide() { if (tip) { tip.hidden = true; } }
    function shown(marks) {
      return marks.filter(function (mark) { return mark.getBoundingClientRect().width > 0; });
    }
    function nearest(marks, x, y) {
      var best = null, least = 40 * 40;
      shown(marks).forEach(function (mark) {
        var box = mark.getBoundingClientRect();
        var dx = box.left + box.width / 2 - x, dy = box.top + box.height / 2 - y;
        if (dx * dx + dy * dy < least) { least = dx * dx + dy * dy; best = mark; }
      });
      return best;
    }
    all(document, 'svg.plot').forEach(function (svg) {
      var marks = all(svg, '[data-told]'), at = -1;
      if (marks.length === 0) { return; }
      svg.addEventListener('pointermove', function (event) {
        var mark = nearest(marks, event.clientX, event.clientY);
        if (mark) { tell(mark); } else { hide(); }
      });
      svg.addEventListener('pointerleave', hide);
      svg.setAttribute('tabindex', '0');
      svg.addEventListener('keydown', function (event) {
        var list = shown(marks);
        var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (event.key === 'Escape') { hide(); }
        if (!step || list.length === 0) { return; }
        at = (at + step + list.length) % list.length;
        tell(list[at]);
        live.textContent = list[at].getAttribute('data-told');
        event.preventDefault();
      });
      svg.addEventListener('blur', hide);
    });
    document.addEventListener('keydown', function (event) { if (event.key === 'Escape') { hide(); } });
  }

  /* Tables with one body and no merged cells can be put in another order. */
  function tables() {
    var english = document.documentElement.lang === 'en';
    function value(row, column) {
      var cell = row.cells[column];
      var first = cell.firstChild && cell.firstChild.nodeType === 3 ? cell.firstChild.data : cell.textContent;
      var text = first.trim(), plain = text.replace(english ? /,/g : /\./g, '').replace(',', '.').replace('\u2212', '-');
      var number = cell.className.indexOf('number') >= 0 ? parseFloat(plain) : NaN;
      return { text: text, number: number };
    }
    function order(a, b) {
      if (!isNaN(a.number) || !isNaN(b.number)) {
        return (isNaN(a.number) ? -Infinity : a.number) - (isNaN(b.number) ? -Infinity : b.number) || 0;
      }
      return a.text.localeCompare(b.text, document.documentElement.lang, { numeric: true });
    }
    all(document, 'table').forEach(function (table) {
      var rows = table.tBodies.length === 1 ? Array.prototype.slice.call(table.tBodies[0].rows) : [];
      var heads = table.tHead && table.tHead.rows.length === 1 ? Array.prototype.slice.call(table.tHead.rows[0].cells) : [];
      var even = rows.every(function (row) { return row.cells.length === heads.length; });
      if (rows.length < 4 || !even || table.querySelector('[rowspan],[colspan]')) { return; }
      heads.forEach(function (head, column) {
        if (!head.textContent.trim()) { return; }
        var button = make('button', 'sort');
        button.type = 'button';
        while (head.firstChild) { button.appendChild(head.firstChild); }
        head.appendChild(button);
        button.addEventListener('click', function () {
          var down = head.getAttribute('aria-sort') === 'ascending';
          heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
          head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
          rows.slice().sort(function (a, b) {
            return (down ? -1 : 1) * order(value(a, column), value(b, column));
          }).forEach(function (row) { table.tBodies[0].appendChild(row); });
        });
      });
    });
  }

  /* A button at each line that is there to copy. */
  function copies() {
    all(document, '.citation[data-words]').forEach(function (line) {
      var words = line.getAttribute('data-words').split('|'), text = line.textContent.trim();
      var button = make('button', 'copy screen', words[0]);
      button.type = 'button';
      function done() {
        button.textContent = words[1];
        setTimeout(function () { button.textContent = words[0]; }, 3000);
      }
      button.setAttribute('aria-live', 'polite');
      button.addEventListener('click', function () {
        if (navigator.clipboard && window.isSecureContext) {
          navigator.clipboard.writeText(text).then(done, function () {});
          return;
        }
        var range = document.createRange();
        range.selectNodeContents(line);
        var choice = window.getSelection();
        choice.removeAllRanges();
        choice.addRange(range);
        if (document.execCommand('copy')) { done(); }
      });
      line.parentNode.insertBefore(button, line.nextSibling);
    });
  }

  /* Search: what does not hold every word is left out. */
  function search() {
    var form = document.getElementById('search-form'), field = document.getElementById('search-field');
    if (!form || !field) { return; }
    var told = document.getElementById('search-count'), words = told.getAttribute('data-words').split('|');
    var plain = function (text) { return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, ''); };
    var items = all(document, '.index > li').map(function (item) {
      var text = ' ' + plain(item.textContent + ' ' + (item.getAttribute('data-words') || ''));
      return { item: item, text: text.replace(/[^a-z0-9]+/g, ' ') };
    });
    var parts = all(document, 'main > section');
    var lead = document.querySelector('.opening .lead'); /* tells of all; a choice is not all */
    function filter() {
      var wanted = plain(field.value).split(/[^a-z0-9]+/).filter(Boolean), count = 0;
      var begins = function (entry) {
        return wanted.every(function (word) { return entry.text.indexOf(' ' + word) >= 0; });
      };
      var strict = items.some(begins);
      items.forEach(function (entry) {
        entry.item.hidden = strict ? !begins(entry) :
          !wanted.every(function (word) { return entry.text.indexOf(word) >= 0; });
        count += entry.item.hidden ? 0 : 1;
      });
      parts.forEach(function (part) { part.hidden = !part.querySelector('.index > li:not([hidden])'); });
      if (lead) { lead.hidden = wanted.length > 0; }
      told.textContent = wanted.length === 0 ? '' : count < 2 ? words[count] : words[2].replace('#', count);
    }
    form.hidden = false;
    told.setAttribute('role', 'status');
    document.getElementById('search-plain').hidden = true;
    field.value = new URLSearchParams(location.search).get('q') || '';
    field.addEventListener('input', filter);
    form.addEventListener('submit', function (event) { event.preventDefault(); filter(); });
    if (field.value) { filter(); field.focus(); }
  }

  /* Maps of reach: larger, smaller, moved, and one class at a time. Nothing is fetched. */
  function reachMaps() {
    all(document, 'figure.reach-map').forEach(function (figure) {
      var words = figure.getAttribute('data-words').split('|');
      var tools = make('div', 'tools screen'), drawings = all(figure, 'svg.plot');
      var views = drawings.map(function (svg) {
        var box = svg.getAttribute('viewBox').split(' ').map(Number);
        return { svg: svg, width: box[2], height: box[3], x: 0, y: 0, scale: 1 };
      });
      function show(view) {
        var width = view.width / view.scale, height = view.height / view.scale;
        view.x = Math.max(0, Math.min(view.x, view.width - width));
        view.y = Math.max(0, Math.min(view.y, view.height - height));
        view.svg.setAttribute('viewBox', [view.x, view.y, width, height].map(function (number) {
          return Math.round(number * 10) / 10;
        }).join(' '));
        figure.classList.toggle('zoomed', view.scale > 1);
      }
      function zoom(times) {
        views.forEach(function (view) {
          var scale = times === 0 ? 1 : Math.max(1, Math.min(16, view.scale * times));
          view.x += view.width / view.scale / 2 - view.width / scale / 2;
          view.y += view.height / view.scale / 2 - view.height / scale / 2;
          view.scale = scale;
          show(view);
        });
      }
      [2, 0.5, 0].forEach(function (times, at) {
        var button = make('button', '', words[at]);
        button.type = 'button';
        button.addEventListener('click', function () { zoom(times); });
        tools.appendChild(button);
      });
      ['more', 'one', 'none'].forEach(function (kind, at) {
        var label = make('label'), box = make('input');
        box.type = 'checkbox';
        box.checked = true;
        box.addEventListener('change', function () {
          all(figure, '.reach-' + kind + ' .spot').forEach(function (spot) {
            spot.style.display = box.checked ? '' : 'none';
          });
        });
        label.appendChild(box);
        label.appendChild(document.createTextNode(' ' + words[3 + at]));
        tools.appendChild(label);
      });
      views.forEach(function (view) {
        var from = null;
        view.svg.setAttribute('tabindex', '0');
        view.svg.addEventListener('keydown', function (event) {
          var step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
          if (!step || view.scale === 1) { return; }
          event.preventDefault();
          view.x += step[0] * view.width / view.scale / 8;
          view.y += step[1] * view.height / view.scale / 8;
          show(view);
        });
        view.svg.addEventListener('pointerdown', function (event) {
          if (view.scale > 1) {
            from = { x: event.clientX, y: event.clientY, left: view.x, top: view.y };
            view.svg.setPointerCapture(event.pointerId);
          }
        });
        view.svg.addEventListener('pointermove', function (event) {
          if (!from) { return; }
          var unit = view.width / view.scale / view.svg.getBoundingClientRect().width;
          view.x = from.left - (event.clientX - from.x) * unit;
          view.y = from.top - (event.clientY - from.y) * unit;
          show(view);
        });
        view.svg.addEventListener('pointerup', function () { from = null; });
      });
      figure.insertBefore(tools, drawings[0]);
    });
  }

  charts();
  reachMaps();
  tables();
  copies();
  search();
}());
