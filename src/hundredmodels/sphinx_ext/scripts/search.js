/* The search page: figures, numbers and claims as one types, then the pages that Sphinx finds. */
(function () {
  "use strict";

  const index = window.hundredmodels.index;
  const words = window.hundredmodels.words;
  const page = document.querySelector(".hm-search");
  if (!index || !page) {
    return;
  }
  const input = page.querySelector("input[name=q]");
  const status = page.querySelector(".hm-search-status");
  const place = page.querySelector(".hm-search-groups");
  const heading = page.querySelector(".hm-search-pages h2");
  const sphinx = document.getElementById("search-results");
  const FEW = 6; // of a group shown at first
  const KINDS = [
    ["number", "Numbers", "number"],
    ["figure", "Figures", "figure"],
    ["claim", "Claims", "claim"],
  ];
  const WEIGHTS = { value: 7, title: 6, id: 5, said: 3, words: 2 };
  const TRIED = ["doubling", "MMLU", "GPU", "Tencent", "Falcon"];
  const AROUND = 70; // characters of a passage shown before and after a word

  const entries = index.entries.map(function (one) {
    const bare = function (text) { return words.plain(text).text; };
    return {
      shown: one,
      value: bare(one.value),
      title: bare(one.title),
      id: bare(one.id),
      said: bare((one.said || []).map(function (pair) { return pair[0]; }).join(" ")),
      words: bare((one.words || []).join(" ") + " " + (index.chapters[one.in] || "")),
    };
  });

  /* Every word must stand somewhere in the entry; what it says and is called counts most. */
  function score(entry, wanted, phrase) {
    let sum = 0;
    for (const word of wanted) {
      let best = 0;
      for (const field of Object.keys(WEIGHTS)) {
        const at = words.find(entry[field], word);
        if (at >= 0 || words.has(entry[field], word)) {
          const whole = at >= 0 && !/[a-z0-9]/.test(entry[field][at + word.length] || " ");
          best = Math.max(best, WEIGHTS[field] * (whole ? 1.5 : 1));
        }
      }
      if (!best) {
        return 0;
      }
      sum += best;
    }
    for (const field of ["value", "title", "id"]) {
      if (entry[field] === phrase) {
        sum += 20;
      } else if (wanted.length > 1 && words.find(entry[field], phrase) >= 0) {
        sum += 8;
      }
    }
    return sum / wanted.length;
  }

  function search(query) {
    const typed = words.split(query);
    const telling = typed.filter(function (word) {
      return !(window.stopwords || []).includes(word);
    });
    const wanted = telling.length ? telling : typed;
    if (!wanted.length) {
      return { wanted: [], hits: [] };
    }
    const phrase = typed.join(" ");
    const hits = entries
      .map(function (entry, at) {
        return { entry: entry.shown, score: score(entry, wanted, phrase), at: at };
      })
      .filter(function (hit) { return hit.score > 0; })
      .sort(function (a, b) { return b.score - a.score || a.at - b.at; });
    return { wanted: wanted, hits: hits.map(function (hit) { return hit.entry; }) };
  }

  function element(name, className, content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(content || "");
    return made;
  }

  function result(one, wanted) {
    const item = element("li", "hm-hit hm-hit-" + one.kind);
    const link = document.createElement("a");
    link.href = document.documentElement.dataset.content_root + one.url;
    const chapter = element("span", "hm-hit-in", index.chapters[one.in] || "");
    if (one.kind === "number") {
      link.append(words.marked(one.value, wanted));
      item.append(link, " ", words.marked(one.title, wanted));
      chapter.prepend(one.range ? one.range + " · " : "");
    } else if (one.kind === "figure") {
      link.append(words.marked(one.value, wanted));
      item.append(link);
      chapter.textContent = one.title;
    } else {
      const verdict = one.value.replace(/ /g, "-");
      link.append(words.marked(one.title, wanted));
      item.append(element("span", "hm-verdict hm-verdict-" + verdict, one.value), " ", link);
      original(item, one, wanted);
    }
    passage(item, one, wanted);
    item.append(chapter);
    return item;
  }

  /* The place where a word stands that is not in what is shown of the entry so far. */
  function passage(item, one, wanted) {
    const seen = words.plain(item.textContent + " " + one.id).text;
    const missing = wanted.filter(function (word) { return !words.has(seen, word); });
    const found = missing.length && (one.words || []).find(function (text) {
      return words.has(words.plain(text).text, missing[0]);
    });
    if (found) {
      const first = words.marked(found, missing.slice(0, 1)).firstChild.textContent.length;
      const start = first > AROUND ? found.indexOf(" ", first - AROUND) + 1 : 0;
      const end = first + AROUND < found.length ? found.indexOf(" ", first + AROUND) : -1;
      const cut = (start ? "… " : "") + found.slice(start, end < 0 ? undefined : end) + (end < 0 ? "" : " …");
      item.append(element("span", "hm-hit-where", words.marked(cut, wanted)));
    }
  }

  /* The article's own words, where it is in them that a word was found. */
  function original(item, one, wanted) {
    (one.said || []).forEach(function (pair) {
      const bare = words.plain(pair[0]).text;
      const title = words.plain(one.title).text;
      const here = wanted.some(function (word) {
        return words.has(bare, word) && !words.has(title, word);
      });
      if (here) {
        const quote = element("q", "hm-hit-said", words.marked(pair[0], wanted));
        quote.lang = pair[1];
        item.append(quote);
      }
    });
  }

  function group(kind, found, wanted) {
    const section = document.createElement("section");
    const title = element("h2", "", kind[1] + " ");
    title.id = "hm-search-" + kind[0];
    title.append(element("span", "hm-count", String(found.length)));
    section.setAttribute("aria-labelledby", title.id);
    const list = element("ul", "hm-hits");
    found.slice(0, FEW).forEach(function (one) { list.append(result(one, wanted)); });
    section.append(title, list);
    if (found.length > FEW) {
      const more = element("button", "hm-button", "Show all " + found.length);
      more.type = "button";
      more.addEventListener("click", function () {
        found.slice(FEW).forEach(function (one) { list.append(result(one, wanted)); });
        more.remove();
        list.children[FEW].querySelector("a").focus();
      });
      section.append(more);
    }
    return section;
  }

  let shown = { query: "", counts: [] };

  function counted(count, word) {
    return count + " " + word + (count === 1 ? "" : "s");
  }

  /* Sphinx adds its pages one after another: say again how many there are. */
  function tell() {
    const pages = sphinx.querySelectorAll("ul.search > li").length;
    heading.hidden = !pages;
    heading.replaceChildren("Pages ", element("span", "hm-count", String(pages)));
    if (!shown.query) {
      hint();
      return;
    }
    const parts = shown.counts.filter(function (one) { return one[0]; });
    if (pages) {
      parts.push([pages, "page"]);
    }
    const list = parts.map(function (one) { return counted(one[0], one[1]); }).join(", ");
    const asked = "“" + shown.query + "”";
    const none = looking() ? "Looking for " + asked + " in the pages …"
      : "Nothing matches " + asked + ". Try fewer words, or the start of one.";
    const told = list ? list + " for " + asked : none;
    if (status.textContent !== told) {
      status.replaceChildren(...parts.flatMap(function (one, at) {
        const link = element("a", "", counted(one[0], one[1]));
        link.href = "#hm-search-" + one[1];
        return at ? [", ", link] : [link];
      }), list ? " for " + asked : none);
    }
  }

  function hint() {
    status.replaceChildren("A word, a number, a name or an id; for instance ");
    TRIED.forEach(function (one, at) {
      const link = element("a", "", one);
      link.href = "?q=" + encodeURIComponent(one);
      status.append(at ? ", " : "", link);
    });
    status.append(".");
  }

  function show(query) {
    const found = search(query);
    shown = { query: query.trim(), counts: [] };
    place.replaceChildren();
    KINDS.forEach(function (kind) {
      const of = found.hits.filter(function (one) { return one.kind === kind[0]; });
      shown.counts.push([of.length, kind[2]]);
      if (of.length) {
        place.append(group(kind, of, found.wanted));
      }
    });
    tell();
  }

  /* Sphinx's own search writes into the page bit by bit, and its summary last. It must have ended
     before it is asked again, or pages of the last query would stand among those of the next. */
  const own = typeof Search === "undefined" ? null : Search; // eslint-disable-line no-undef
  let timer = 0;

  function looking() {
    return own && !(own.status && own.status.isConnected && own.status.textContent);
  }

  function pages(query) {
    clearTimeout(timer);
    sphinx.replaceChildren();
    timer = setTimeout(function () {
      if (own && own.status && !own.status.textContent) {
        pages(query);
      } else if (own && query.trim()) {
        own.performSearch(query);
      }
    }, 200);
  }

  function remember(query) {
    try {
      const state = query.trim() ? "?q=" + encodeURIComponent(query.trim()) : location.pathname;
      history.replaceState(null, "", state);
    } catch (error) {
      return; // an address that may not change is no reason not to search
    }
  }

  let typing = 0;

  function typed() {
    clearTimeout(typing);
    typing = setTimeout(function () {
      remember(input.value);
      pages(input.value);
      show(input.value);
    }, 80);
  }

  function step(event) {
    const links = Array.from(page.querySelectorAll(".hm-hit a, #search-results ul.search a"));
    const at = links.indexOf(document.activeElement);
    const down = event.key === "ArrowDown";
    if (!links.length || (!down && event.key !== "ArrowUp")) {
      return;
    }
    if (at < 0 && document.activeElement !== input) {
      return;
    }
    event.preventDefault();
    const next = at + (down ? 1 : -1);
    (next < 0 ? input : links[Math.min(next, links.length - 1)]).focus();
  }

  input.addEventListener("input", typed);
  page.addEventListener("keydown", step);
  page.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const first = page.querySelector(".hm-hit a, #search-results ul.search a");
    if (first) {
      first.focus();
    }
  });
  new MutationObserver(tell).observe(sphinx, { childList: true, subtree: true });

  const asked = new URLSearchParams(location.search).get("q") || "";
  input.value = asked;
  show(asked);
})();
