/**
 * A page to paste from, which also is a page to try: it lies beside `visio.js` and loads it as any page would.
 * @param {object} options
 * @param {string} options.version
 * @param {string} options.integrity of visio.js, in SRI form
 */
export function pastePage({ version, integrity }) {
  const script = `<script type="module" src="visio.js" integrity="${integrity}" crossorigin="anonymous"></script>`;
  const tag = `<visio-room room="my-room">
  Can you not see the meeting? Call us: <a href="tel:+33199001234">01 99 00 12 34</a>
</visio-room>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Visio ${version}: paste these two lines</title>
${script}
</head>
<body>
<h1>Visio ${version}</h1>
<p>Unpack the folder anywhere on your site, and paste this into a page. In <code>src</code>, write where the folder is;
keep the <code>integrity</code>, and change it when you change the version.</p>
<pre>${escape(`${script}\n\n${tag}`)}</pre>
<p>The page needs the Visio server on its own site (or <code>server="https://..."</code> on the tag), and the content
security policy of the documentation, docs/security.md. Hashes of all files are in integrity.json.</p>
<h2>This is it</h2>
${tag}
</body>
</html>
`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
}
