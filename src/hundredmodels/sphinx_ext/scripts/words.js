/* Words as a reader types them: case, accents, widths and hyphens ignored. */
(function () {
  "use strict";

  const hundredmodels = (window.hundredmodels = window.hundredmodels || { colours: {} });
  const PLAIN = /[a-z0-9]/;
  const DIGIT = /[0-9]/;

  function bare(character) {
    return character
      .normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC")
      .toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/[‘’]/g, "'").replace(/\s/g, " ");
  }

  /* The bare text, and for each of its characters the place that it came from.
     "GPT-4" becomes "gpt4" and "1,235" becomes "1235", in texts and queries alike. */
  function plain(text) {
    let written = "";
    const places = [];
    for (let at = 0; at < text.length; at += 1) {
      const next = text[at + 1] || "";
      const last = written.slice(-1);
      const one = bare(text[at]);
      const joins = (one === "-" && /[a-z]/.test(last)) || (one === "," && DIGIT.test(last));
      if (joins && DIGIT.test(next)) {
        continue;
      }
      for (const character of one) {
        written += character;
        places.push(at);
      }
    }
    return { text: written, places: places };
  }

  function split(query) {
    return plain(query).text.split(/[\s"“”「」]+/).filter(Boolean);
  }

  /* Where a word begins in a bare text, from a place on; -1 where it does not. A word of letters
     or digits is found at the start of words only: "5" is not in "15", nor "6" in "4.6". */
  function find(text, word, from) {
    const free = !PLAIN.test(word[0]);
    const number = DIGIT.test(word[0]);
    for (let at = text.indexOf(word, from || 0); at >= 0; at = text.indexOf(word, at + 1)) {
      const before = text[at - 1] || " ";
      const decimal = number && before === "." && DIGIT.test(text[at - 2] || " ");
      if (free || !(PLAIN.test(before) || decimal)) {
        return at;
      }
    }
    return -1;
  }

  /* The forms of a word that count as it: "GPUs" also finds "GPU". */
  function forms(word) {
    return /[a-z]{3,}s$/.test(word) && !/ss$/.test(word) ? [word, word.slice(0, -1)] : [word];
  }

  function has(text, word) {
    return forms(word).some(function (form) { return find(text, form) >= 0; });
  }

  /* The text as nodes, with the words that were looked for marked. */
  function marked(text, words) {
    const known = plain(text);
    const spans = [];
    words.forEach(function (word) {
      const form = forms(word).find(function (one) { return find(known.text, one) >= 0; });
      let at = form ? find(known.text, form) : -1;
      while (at >= 0) {
        const last = known.places[at + form.length - 1];
        spans.push([known.places[at], last + 1]);
        at = find(known.text, form, at + form.length);
      }
    });
    spans.sort(function (a, b) { return a[0] - b[0]; });
    const nodes = document.createDocumentFragment();
    let done = 0;
    spans.forEach(function (span) {
      if (span[0] < done) {
        return;
      }
      const mark = document.createElement("mark");
      mark.textContent = text.slice(span[0], span[1]);
      nodes.append(text.slice(done, span[0]), mark);
      done = span[1];
    });
    nodes.append(text.slice(done));
    return nodes;
  }

  hundredmodels.words = { plain: plain, split: split, find: find, has: has, marked: marked };
})();
