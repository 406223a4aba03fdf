// The page's half of bot/channels/web/connector.py. Keeps everything in memory; writes text nodes only.
"use strict";
(() => {
  const SLOW_MS = 10_000, LOST_MS = 2_500, THINKING_MS = 500, AGAIN_MS = 3_000, LONGEST_PAUSE_MS = 8_000;
  const PING_MS = 20_000, PONG_MS = 8_000, SHIFTS = 3, SHIFTS_MS = 2_000;
  const LEFT = 4000, ELSEWHERE = 4001, UNKNOWN = 4004;
  const page = document.documentElement, data = { ...document.body.dataset };
  const [log, form, words, status] = ["log", "form", "words", "status"].map((id) => document.getElementById(id));
  const exitWords = new Set(JSON.parse(data.exitWords));

  let socket = null, ready = false, tries = 0, gone = false, elsewhere = false, began = false;
  let visit = null; // whose talk this page shows
  let lost = null, slow = null, dots = null, lastOfYours = null;
  const timers = {};
  const waiting = new Map(); // id -> the frame of a message that the server has not taken yet
  const shown = new Map(); // id -> element; a reply that comes again is acknowledged and not shown again

  page.classList.add("scripted");

  // ---- small things

  const copy = (id) => document.getElementById(id).content.cloneNode(true);
  const language = () => (page.lang === "en" ? "en" : "ko");
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16).padStart(2, "0")).join("");
  const start = (name, ms, then) => { clearTimeout(timers[name]); timers[name] = setTimeout(then, ms); };
  const stop = (name) => clearTimeout(timers[name]);

  function give(frame) {
    if (socket !== null && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  // ---- what is seen

  function add(element) {
    log.append(element);
    // Reading begins at one's own words; but numbers that stand in for an answer are always in sight.
    const top = lastOfYours === null || element.className === "card" ? 0 : lastOfYours.offsetTop - log.offsetTop - 12;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const to = { top: Math.min(top > 0 ? top : log.scrollHeight, log.scrollHeight), behavior: calm ? "auto" : "smooth" };
    if (log.scrollHeight > log.clientHeight) log.scrollTo(to); else element.scrollIntoView({ block: "nearest" });
  }

  function bubble(who, id, parts) {
    const element = document.createElement("div");
    element.className = `message ${who}`;
    const paragraph = document.createElement("p");
    paragraph.lang = /[\u3131-\u318e\uac00-\ud7a3]/.test(parts.map((part) => part[0]).join("")) ? "ko" : "en";
    paragraph.append(copy(who === "us" ? "from_us" : "from_you"));
    for (const [text, href] of parts) {
      if (href !== undefined && /^(tel:\+?\d{2,15}|https:\/\/[^\s]+)$/.test(href)) {
        const link = document.createElement("a");
        link.href = href;
        link.textContent = text;
        if (href.startsWith("https:")) { link.target = "_blank"; link.rel = "noopener noreferrer"; }
        paragraph.append(link);
      } else paragraph.append(text);
    }
    element.append(paragraph);
    shown.set(id, element);
    return element;
  }

  // Buttons step back when something is said. New ones take their place; an answer without any brings back those
  // that were not used ("continue" under the question of consent must not close the question above it).
  function stepBack(used) {
    for (const choices of log.querySelectorAll(".choices")) {
      if (choices.contains(document.activeElement)) focusWords();
      if (choices === used) choices.remove();
      else choices.hidden = true;
    }
  }

  function bringBack(buttons) {
    for (const choices of log.querySelectorAll(".choices")) {
      if (choices.hidden || choices.dataset.back) {
        if (buttons.length > 0) choices.remove();
        else {
          choices.hidden = false;
          choices.dataset.back = "1";
          log.append(choices);
        }
      }
    }
    if (buttons.length > 0) add(offer(buttons));
  }

  function focusWords() {
    // On a phone the focus would raise the keyboard over the answer.
    if (matchMedia("(hover: hover) and (pointer: fine)").matches) words.focus(); else log.focus({ preventScroll: true });
  }

  function offer(buttons) {
    const element = document.createElement("div");
    element.className = "choices";
    for (const { title, code } of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.code = code;
      button.textContent = title;
      element.append(button);
    }
    return element;
  }

  function think() {
    start("thinking", THINKING_MS, () => {
      if (dots === null) { dots = copy("dots").firstElementChild; add(dots); }
      status.replaceChildren(copy("thinking"));
    });
    start("slow", SLOW_MS, () => { if (lost === null && slow === null) { slow = copy("slow").firstElementChild; add(slow); } });
  }

  function stopThinking() {
    stop("thinking");
    stop("slow");
    dots?.remove();
    dots = null;
    status.replaceChildren();
  }

  function showLost() {
    if (lost !== null || gone || elsewhere) return;
    stopThinking();
    slow?.remove();
    slow = null;
    lost = copy("lost").firstElementChild;
    add(lost);
  }

  function hideLost() {
    stop("lost");
    if (lost === null) return;
    lost.remove();
    lost = null;
    add(copy("back").firstElementChild);
  }

  // ---- the connection

  function connect() {
    if (gone || socket !== null) return;
    const url = new URL("talk", location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    url.search = url.hash = "";
    const mine = socket = new WebSocket(url);
    mine.onopen = () => give({ hello: 1, lang: language() });
    mine.onmessage = (event) => { if (mine === socket) heard(JSON.parse(event.data)); };
    mine.onclose = (event) => { if (mine === socket) closed(event.code); };
  }

  function closed(code) {
    socket = null;
    ready = false;
    stop("ping");
    stop("pong");
    if (gone) return;
    // No cookie any more: the person left in another window while this one slept.
    if (code === LEFT || (code === UNKNOWN && visit !== null)) { leave(true); return; }
    if (code === ELSEWHERE) { elsewhere = true; add(copy("elsewhere").firstElementChild); return; }
    if (lost === null) start("lost", LOST_MS, showLost);
    const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** tries++);
    start("again", pause * (0.75 + Math.random() / 2), connect);
  }

  function watch() {
    start("ping", PING_MS, probe);
  }

  function probe() {
    give({ ping: 1 });
    start("pong", PONG_MS, () => { socket?.close(); closed(1006); });
  }

  function heard(frame) {
    stop("pong");
    watch();
    hideLost();
    if (frame.ready) {
      if (visit !== null && visit !== frame.ready) { location.reload(); return; } // a new visit began in another window
      visit = frame.ready;
      ready = true;
      tries = 0;
      for (const message of waiting.values()) give(message);
      if (waiting.size > 0) think();
    } else if (frame.parts) {
      if (!shown.has(frame.id)) {
        stopThinking();
        slow?.remove();
        slow = null;
        add(bubble("us", frame.id, frame.parts));
        bringBack(frame.buttons);
      }
      give({ ack: frame.id });
    } else if (frame.taken) {
      waiting.delete(frame.taken);
      shown.get(frame.taken)?.querySelector(".state")?.remove();
    } else if (frame.refused) refused(frame);
    else if (frame.gone) for (const id of frame.gone) shown.get(id)?.remove();
    else if (frame.left) leave(true);
  }

  function refused({ refused: id, why }) {
    const element = shown.get(id);
    element?.querySelector(".state")?.remove();
    if (why === "long") {
      waiting.delete(id);
      stopThinking();
      element?.append(copy("too_long"));
    } else {
      element?.append(copy("unsent"));
      start("refused", AGAIN_MS, () => { if (ready) for (const message of waiting.values()) give(message); });
    }
  }

  // ---- saying something

  function say(frame, title, used) {
    if (gone) return;
    elsewhere = false;
    began = true;
    const message = { ...frame, id: newId(), lang: language() };
    stepBack(used);
    slow?.remove();
    slow = null;
    lastOfYours = bubble("you", message.id, [[title]]);
    if (!ready) lastOfYours.append(copy("unsent"));
    waiting.set(message.id, message);
    add(lastOfYours);
    if (lost !== null) log.append(lost); // stays last: nothing of it may be scrolled away
    think();
    if (ready) give(message); else { stop("again"); connect(); }
  }

  function isExit(text) {
    return exitWords.has(text.toLowerCase().replace(/[^\p{L}]/gu, ""));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = words.value.trim();
    words.value = "";
    if (text === "") return;
    if (isExit(text)) leave(false); else say({ say: text }, text);
  });
  words.addEventListener("keydown", (event) => {
    // While a Korean syllable is being put together, Enter belongs to the input method (229: Safari).
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  log.addEventListener("click", (event) => {
    const button = event.target.closest(".choices button");
    if (button === null) return;
    if (button.dataset.code === data.exit) leave(false);
    else {
      const title = [...button.querySelectorAll(".t")].find((part) => part.lang === language()) ?? button;
      say({ press: button.dataset.code }, title.textContent, button.closest(".choices"));
    }
  });
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault(); // no entry in the history
    words.focus();
  });

  // ---- the language

  function speak(to) {
    page.lang = to;
    document.title = to === "ko" ? data.titleKo : data.titleEn;
    for (const element of document.querySelectorAll("[data-ko][data-en]")) {
      const name = element.placeholder === undefined ? "aria-label" : "placeholder";
      element.setAttribute(name, element.dataset[to]);
    }
  }

  document.getElementById("language").addEventListener("click", (event) => {
    event.preventDefault();
    const to = language() === "ko" ? "en" : "ko";
    speak(to);
    give({ lang: to });
    if (began) say({ press: to === "ko" ? data.speakKo : data.speakEn }, to === "ko" ? "한국어" : "English");
  });

  // ---- leaving: first the screen, then the other windows (no network needed), then the network

  const windows = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;
  if (windows !== null) windows.onmessage = () => leave(false);

  function leave(told) {
    if (gone) return;
    gone = true;
    const sheet = copy("cover"), field = sheet.querySelector("textarea");
    const title = language() === "ko" ? data.titleKo : data.titleEn;
    sheet.querySelector("h1").textContent = title;
    field.placeholder = field.dataset[language()];
    field.setAttribute("aria-label", field.placeholder);
    delete field.dataset.ko;
    delete field.dataset.en;
    document.title = title;
    for (const name of Object.keys(document.body.dataset)) delete document.body.dataset[name];
    document.body.replaceChildren(sheet);
    document.body.className = "";
    windows?.postMessage(1);
    for (const sheetOf of document.querySelectorAll('link[href*="chat.css"]')) sheetOf.remove();
    history.replaceState(null, "", `note?lang=${language()}`);
    waiting.clear();
    shown.clear();
    for (const name of Object.keys(timers)) stop(name);
    const open = socket;
    socket = null; // nothing that still comes is shown
    erase(told).then(() => location.replace(`note?lang=${language()}`));
    // Open until the server heard it: who has a page open is never asked to come again.
    setTimeout(() => open?.close(), AGAIN_MS);
  }

  async function erase(told) {
    for (;;) {
      try {
        const { status } = await fetch(told ? "leave?told=1" : "leave", { method: "POST", keepalive: true, cache: "no-store" });
        if (status < 500) return; // a proxy answers 502 while the server is away
      } catch { /* no network */ }
      await new Promise((then) => setTimeout(then, AGAIN_MS)); // the screen is blank all the same
    }
  }

  document.getElementById("exit").addEventListener("click", (event) => {
    event.preventDefault();
    leave(false);
  });

  let alone = false;
  const presses = [];
  addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey && (alone || !event.repeat);
    if (event.key !== "Shift") presses.length = 0;
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses.push(event.timeStamp);
    if (presses.length > SHIFTS) presses.shift();
    if (presses.length === SHIFTS && event.timeStamp - presses[0] <= SHIFTS_MS) leave(false);
  }, true);

  // ---- coming and going of the page itself

  addEventListener("pagehide", (event) => {
    words.value = "";
    if (event.persisted) document.body.replaceChildren();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  addEventListener("online", () => {
    if (gone) return;
    if (ready) probe(); // any answer takes the card away
    else { tries = 0; stop("again"); connect(); }
  });
  addEventListener("offline", () => { if (!gone) showLost(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || gone) return;
    if (ready) probe(); // a phone that slept may hold a dead line without knowing
    else if (!elsewhere) { tries = 0; stop("again"); connect(); }
  });
  if (window.visualViewport) {
    // Safari keeps the page as high as the screen when the keyboard comes up.
    const fit = () => page.style.setProperty("--height", `${Math.round(visualViewport.height)}px`);
    visualViewport.addEventListener("resize", () => { if (visualViewport.scale === 1) fit(); });
  }

  words.value = "";
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) words.focus({ preventScroll: true });
  connect();
})();
