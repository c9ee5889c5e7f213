// Names of roads and places while one types, in a list that the browser shows; the form works without it.

const WAIT = 200; // milliseconds after the last key

function offer(input, address) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-goi-y`;
  input.after(list);
  input.setAttribute("list", list.id);
  input.autocomplete = "off";
  let timer;
  let asked = "";
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = input.value.trim();
      if (text.length < 2 || text === asked) return;
      asked = text;
      const query = new URLSearchParams({ [input.name]: text });
      let names;
      try {
        const answer = await fetch(`${address}?${query}`);
        ({ names } = await answer.json());
      } catch {
        return; // no list this time; what was typed stays
      }
      if (text !== input.value.trim()) return;
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
    }, WAIT);
  });
}

for (const form of document.querySelectorAll("form[data-suggest]")) {
  for (const name of ["duong", "dia-ban"]) {
    const input = form.elements[name];
    if (input) offer(input, form.dataset.suggest);
  }
}
