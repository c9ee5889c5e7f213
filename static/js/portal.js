// Small comforts; every page is complete without them.

const root = document.documentElement;

function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* A browser that keeps nothing still shows the choice. */ }
}

// Text size (data-text, -1 to 3) and contrast (data-contrast); set before the page is first painted.

function showTextSize(step) { root.dataset.text = step; }

function showContrast(on) {
  root.toggleAttribute("data-contrast", on);
  document.querySelector("button[data-contrast]")?.setAttribute("aria-pressed", on);
}

showTextSize(Number(remembered("text")) || 0);
showContrast(remembered("contrast") === "on");

function preferences() {
  const box = document.querySelector(".prefs");
  if (!box) return;
  box.hidden = false;
  showContrast(root.hasAttribute("data-contrast"));
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("contrast" in button.dataset) {
      const on = !root.hasAttribute("data-contrast");
      showContrast(on);
      remember("contrast", on ? "on" : "off");
    } else {
      const step = Number(button.dataset.textStep);
      const size = step ? Math.max(-1, Math.min(3, Number(root.dataset.text) + step)) : 0;
      showTextSize(size);
      remember("text", size);
    }
  });
}

// The menu's lists close with Escape and with a click elsewhere.
function menu() {
  const close = (except) => document.querySelectorAll(".menu details[open]").forEach((list) => {
    if (list !== except) list.open = false;
  });
  document.addEventListener("click", (event) => close(event.target.closest(".menu details")));
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest(".menu details[open]");
    if (open) {
      close();
      open.querySelector("summary").focus();
    }
  });
}

// Buttons that copy the address of the page or print it.
function tools() {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.textContent = button.dataset.done;
    });
  });
}

// Reads the page aloud where the browser has a voice of its language; elsewhere the button never appears.
function reading() {
  const button = document.querySelector("[data-read]");
  const speech = window.speechSynthesis;
  if (!button || !speech) return;
  const text = document.querySelector(button.dataset.read);
  const lang = text.closest("[lang]").lang;
  const words = button.textContent;
  const offer = () => { button.hidden = !speech.getVoices().some((voice) => voice.lang.startsWith(lang)); };
  const stop = () => { speech.cancel(); button.textContent = words; };
  offer();
  speech.onvoiceschanged = offer;
  window.addEventListener("pagehide", stop);
  button.addEventListener("click", () => {
    if (speech.speaking) return stop();
    const parts = [...text.querySelectorAll("h1, h2, h3, h4, p, li, figcaption")];
    parts.filter((part) => !part.querySelector("p, li")).forEach((part) => {
      const utterance = new SpeechSynthesisUtterance(part.textContent);
      utterance.lang = lang;
      utterance.onend = () => { if (!speech.pending) button.textContent = words; };
      speech.speak(utterance);
    });
    button.textContent = button.dataset.stop;
  });
}

function start() {
  preferences();
  menu();
  tools();
  reading();
  document.querySelector("[data-focus]")?.focus();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
