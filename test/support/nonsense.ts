/** Texts that nobody means well with, by what they are. */
export const nonsense = {
  HTML: '"><img src=x onerror=visioHacked=1><script>visioHacked=1</script>',
  'a null character': 'a\0b',
  'a text that turns about': '\u202Enodnol\u2066\u200B',
  '10,000 letters': 'x'.repeat(10_000),
  'a name of the prototype': '__proto__',
  'another scheme': 'javascript:visioHacked=1',
  blanks: ' \t\n ',
  'half a surrogate': '\uD83D',
} as const;
