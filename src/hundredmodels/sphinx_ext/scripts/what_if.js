/* What a reader may try at a figure: the sliders drive its chart and the sentence beside it.

   Formulas are read by the parser below and never run as code. They and the printing of numbers
   give what charts/formula.py and chapters/result.py give; a test runs both. */
(function () {
  "use strict";

  const hundredmodels = (window.hundredmodels = window.hundredmodels || { colours: {} });

  /* Formulas. */

  const TOKEN = /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z][a-z0-9_]*)|(<=|>=|==|[-+*/()<>,]))/iy;
  const LEVELS = [["<", "<=", ">", ">=", "=="], ["+", "-"], ["*", "/"]];
  const OPERATIONS = {
    "+": function (a, b) { return a + b; },
    "-": function (a, b) { return a - b; },
    "*": function (a, b) { return a * b; },
    "/": function (a, b) { return a / b; },
    "<": function (a, b) { return Number(a < b); },
    "<=": function (a, b) { return Number(a <= b); },
    ">": function (a, b) { return Number(a > b); },
    ">=": function (a, b) { return Number(a >= b); },
    "==": function (a, b) { return Number(a === b); },
  };
  const FUNCTIONS = {
    min: Math.min, max: Math.max, abs: Math.abs, log: Math.log, exp: Math.exp, sqrt: Math.sqrt,
    pow: Math.pow,
  };

  function tokens(text) {
    const found = [];
    TOKEN.lastIndex = 0;
    const whole = text.trimEnd();
    while (TOKEN.lastIndex < whole.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(whole);
      if (!match) {
        throw new Error("The formula can't be read: " + whole.slice(at));
      }
      found.push(match[1] !== undefined ? { number: Number(match[1]) }
        : match[2] !== undefined ? { name: match[2] } : { mark: match[3] });
    }
    return found;
  }

  /* Read a formula into a function of named values. */
  function parse(text) {
    const rest = tokens(text);

    function next(mark) {
      return rest.length > 0 && rest[0].mark === mark;
    }

    function take(mark) {
      if (!next(mark)) {
        throw new Error("The formula lacks " + mark + ": " + text);
      }
      rest.shift();
    }

    function binary(level) {
      if (level === LEVELS.length) {
        return unary();
      }
      let left = binary(level + 1);
      while (rest.length > 0 && LEVELS[level].includes(rest[0].mark)) {
        const operation = OPERATIONS[rest.shift().mark];
        const first = left;
        const second = binary(level + 1);
        left = function (values) { return operation(first(values), second(values)); };
      }
      return left;
    }

    function unary() {
      if (next("-")) {
        take("-");
        const operand = unary();
        return function (values) { return -operand(values); };
      }
      return atom();
    }

    function atom() {
      if (next("(")) {
        take("(");
        const inner = binary(0);
        take(")");
        return inner;
      }
      const token = rest.shift() || {};
      if (token.number !== undefined) {
        return function () { return token.number; };
      }
      if (token.name === undefined) {
        throw new Error("The formula ends too early: " + text);
      }
      return next("(") ? call(token.name) : function (values) { return values[token.name]; };
    }

    function call(name) {
      const parts = [];
      take("(");
      do {
        parts.push(binary(0));
      } while (next(",") && rest.shift());
      take(")");
      if (name === "if") {
        return function (values) { return parts[0](values) ? parts[1](values) : parts[2](values); };
      }
      const called = FUNCTIONS[name];
      if (!called) {
        throw new Error("The formula calls " + name + ": " + text);
      }
      return function (values) {
        return called.apply(null, parts.map(function (part) { return part(values); }));
      };
    }

    const whole = binary(0);
    if (rest.length > 0) {
      throw new Error("The formula goes on: " + text);
    }
    return whole;
  }

  /* Numbers, printed as the prose prints them. */

  const WORDS = [["trillion", 1e12], ["billion", 1e9], ["million", 1e6]];
  const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  function isNegative(value) {
    return value < 0 || Object.is(value, -0);
  }

  /* Cut a row of digits, rounding what is cut off as Python does: a half to the even digit. */
  function cut(digits, count) {
    const tail = digits.slice(count);
    const half = "5".padEnd(tail.length, "0");
    const kept = BigInt(digits.slice(0, count) || "0");
    return kept + (tail > half || (tail === half && kept % 2n === 1n) ? 1n : 0n);
  }

  /* The first digits of a number, and its power of ten. */
  function leading(value, count) {
    const parts = Math.abs(value).toExponential(100).split("e");
    const kept = cut(parts[0].replace(".", ""), count).toString().padStart(count, "0");
    return { digits: kept.slice(0, count), exponent: Number(parts[1]) + kept.length - count };
  }

  function scientific(value, count) {
    const made = leading(value, count);
    return { mantissa: made.digits[0] + "." + made.digits.slice(1), exponent: made.exponent };
  }

  /* A number with so many decimals, and thousands apart. */
  function fixed(value, decimals) {
    const parts = Math.abs(value).toFixed(100).split(".");
    const text = cut(parts[0] + parts[1], parts[0].length + decimals).toString()
      .padStart(decimals + 1, "0");
    const whole = text.slice(0, text.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
    const sign = isNegative(value) ? "−" : "";
    return sign + whole + (decimals ? "." + text.slice(-decimals) : "");
  }

  function print(value, digits) {
    if (!Number.isFinite(value)) {
      return "unbounded";
    }
    const size = Math.abs(value);
    const short = scientific(value, 3);
    if (value !== 0 && (size < 1e-4 || size >= 1e15)) {
      const power = String(short.exponent).replace("-", "⁻")
        .replace(/\d/g, function (one) { return SUPERSCRIPTS[one]; });
      return (value < 0 ? "−" : "") + short.mantissa + " × 10" + power;
    }
    if (digits !== null) {
      return fixed(value, digits);
    }
    const near = (isNegative(value) ? -1 : 1) * Number(short.mantissa + "e" + short.exponent);
    for (const [word, unit] of WORDS) {
      if (Math.abs(near) >= unit) {
        return print(near / unit, null) + " " + word;
      }
    }
    const text = fixed(near, near ? Math.max(0, 2 - short.exponent) : 0);
    return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  }

  function withUnit(value, shown) {
    const number = print(value, shown.digits);
    if (!Number.isFinite(value)) {
      return number;
    }
    const minus = number.startsWith("−") ? "−" : "";
    return minus + shown.before + number.slice(minus.length) + shown.after;
  }

  /* A what-if, as report/what_if.py writes it. */
  function model(content) {
    const formulas = content.formulas.map(function (one) { return [one[0], parse(one[1])]; });
    const shown = Object.assign({}, content.shown);
    content.inputs.forEach(function (one) { shown[one.name] = one; });
    const clauses = content.sentence.map(function (clause) {
      return clause.map(function (wording) { return [parse(wording[0]), wording[1]]; });
    });

    function values(given) {
      const found = Object.assign({}, content.constants);
      content.inputs.forEach(function (one) { found[one.name] = one.start; });
      Object.assign(found, given);
      formulas.forEach(function (one) { found[one[0]] = one[1](found); });
      return found;
    }

    function words(found) {
      return clauses.map(function (clause) {
        const wording = clause.find(function (one) { return one[0](found) > 0; });
        return wording[1].replace(/\{([a-z0-9_]+)\}/g, function (_, name) {
          return withUnit(found[name], shown[name]);
        });
      }).filter(Boolean).join(" ");
    }

    return { inputs: content.inputs, values: values, words: words };
  }

  /* The value at a step of a slider. */
  function valueAt(input, step) {
    const part = step / input.steps;
    const raw = input.scale === "log"
      ? input.low * Math.pow(input.high / input.low, part)
      : input.low + (input.high - input.low) * part;
    const neat = input.grain
      ? Number((Math.round(raw / input.grain) * input.grain).toPrecision(12))
      : Number(raw.toPrecision(3));
    return Math.min(Math.max(neat, input.low), input.high);
  }

  /* Write a sentence whose lines never end after a minus sign, as elements/what_if.py does. */
  function write(place, words) {
    place.replaceChildren.apply(place, words.split(/(−\S+)/).map(function (piece, at) {
      if (at % 2 === 0) {
        return piece;
      }
      const whole = document.createElement("span");
      whole.className = "hm-whole";
      whole.textContent = piece;
      return whole;
    }));
  }

  /* On the page. */
  function start(place) {
    const figure = place.closest("figure");
    const tried = model(JSON.parse(place.querySelector(".hm-what-if-data").textContent));
    const sentence = place.querySelector(".hm-what-if-sentence span");
    const status = place.querySelector(".hm-what-if-status");
    const reset = place.querySelector(".hm-what-if-reset");
    const given = {};
    let waiting = 0;

    function slider(input) {
      return place.querySelector('[data-name="' + input.name + '"]');
    }

    function label(input, value) {
      const words = withUnit(value, input);
      const element = slider(input);
      element.setAttribute("aria-valuetext", words);
      element.parentNode.querySelector("output").textContent = words;
    }

    /* The chart's parameters; a chart that is not drawn yet begins with them. */
    function show() {
      const drawn = figure.vegaResult;
      if (!drawn) {
        return;
      }
      tried.inputs.forEach(function (input) {
        drawn.view.signal(input.name, input.name in given ? given[input.name] : input.start);
      });
      drawn.view.runAsync();
      const image = figure.querySelector(".hm-live svg");
      if (image) {
        const changed = Object.keys(given).length > 0;
        image.setAttribute(
          "aria-label", figure.dataset.alt + (changed ? " Changed: " + sentence.textContent : ""),
        );
      }
    }

    function say() {
      write(sentence, tried.words(tried.values(given)));
      reset.disabled = Object.keys(given).length === 0;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () { status.textContent = sentence.textContent; }, 600);
      show();
    }

    tried.inputs.forEach(function (input) {
      const element = slider(input);
      element.value = element.defaultValue; // a browser may have kept an earlier one
      element.addEventListener("input", function () {
        given[input.name] = element.value === element.defaultValue
          ? input.start : valueAt(input, Number(element.value));
        if (given[input.name] === input.start) {
          delete given[input.name];
        }
        label(input, given[input.name] === undefined ? input.start : given[input.name]);
        say();
      });
    });
    reset.addEventListener("click", function () {
      tried.inputs.forEach(function (input) {
        delete given[input.name];
        slider(input).value = slider(input).defaultValue;
        label(input, input.start);
      });
      slider(tried.inputs[0]).focus(); // the button is about to be disabled
      say();
    });
    figure.addEventListener("hm-drawn", show);
  }

  hundredmodels.whatIf = {
    parse: parse, print: print, model: model, valueAt: valueAt, write: write,
  };
  document.querySelectorAll(".hm-what-if").forEach(start);
})();
