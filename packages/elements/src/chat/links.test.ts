import { expect } from '@open-wc/testing';
import { firstPieces, piecesOf, type Link } from './links.ts';

const linksOf = (text: string) => piecesOf(text).filter((piece): piece is Link => typeof piece !== 'string');
const wholeOf = (text: string) => piecesOf(text).map((piece) => (typeof piece === 'string' ? piece : piece.shown)).join('');

describe('addresses in a text', () => {
  it('are found, without the marks around them', () => {
    const text = 'Voir (https://www.impots.gouv.fr/accueil), service-public.fr. Écrire à contact@impots.gouv.fr !';
    expect(linksOf(text)).to.deep.equal([
      { href: 'https://www.impots.gouv.fr/accueil', shown: 'https://www.impots.gouv.fr/accueil' },
      { href: 'https://service-public.fr/', shown: 'service-public.fr' },
      { href: 'mailto:contact@impots.gouv.fr', shown: 'contact@impots.gouv.fr' },
    ]);
    expect(wholeOf(text)).to.equal(text);
  });

  it('lead to pages and mail only', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,<b>', 'file:///etc/passwd', 'ftp://x.example.com', 'vbscript:x', 'blob:https://example.com/x', 'javascript://example.com/%0aalert(1)']) {
      for (const { href } of linksOf(text)) expect(href, text).to.match(/^(https?|mailto):/);
    }
    expect(linksOf('javascript:alert(1) data:text/html,x')).to.deep.equal([]);
  });

  it('say where they lead', () => {
    const [cyrillic] = linksOf('https://www.\u0430pple.com/');
    expect(cyrillic).to.deep.equal({ href: 'https://www.xn--pple-43d.com/', shown: 'https://www.xn--pple-43d.com/' });
    expect(linksOf('https://www.impots.gouv.fr@evil.example/')[0]?.href ?? '').not.to.contain('evil');
    expect(linksOf('HTTPS://Example.COM/A')[0]).to.deep.equal({ href: 'https://example.com/A', shown: 'HTTPS://Example.COM/A' });
    for (const text of ['https://evil.example\\@good.example/', 'https://good.example%2eevil.example/']) {
      for (const { href, shown } of linksOf(text)) expect(shown.toLowerCase(), text).to.contain(new URL(href).host);
    }
  });

  it('are whole in the beginning of a text, or not there', () => {
    const pieces = piecesOf('See https://example.com/abc now');
    expect(firstPieces(pieces, 10)).to.deep.equal(['See ', '…']);
    expect(firstPieces(pieces, 29).map((piece) => (typeof piece === 'string' ? piece : piece.shown))).to.deep.equal(['See ', 'https://example.com/abc', ' n', '…']);
    expect(firstPieces(['👩👩'], 3)).to.deep.equal(['👩', '…']);
  });
});
