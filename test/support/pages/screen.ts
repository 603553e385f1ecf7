// Something to share: a page of one colour (`rgb`) with a title, and something small that moves, since a picture that
// never changes is hardly ever sent.
const parameters = new URLSearchParams(location.hash.slice(1));
document.title = parameters.get('title') ?? document.title;
document.documentElement.style.background = parameters.get('rgb') ?? 'white';

const clock = document.createElement('p');
document.body.append(clock);
const tick = () => {
  clock.textContent = String(Math.round(performance.now() / 100));
  setTimeout(tick, 100);
};
tick();

// It sounds, where it has a `tone` (Hz) and the browser lets it.
const tone = Number(parameters.get('tone'));
if (tone) {
  const audio = new AudioContext();
  const oscillator = new OscillatorNode(audio, { frequency: tone });
  oscillator.connect(new GainNode(audio, { gain: 0.3 })).connect(audio.destination);
  oscillator.start();
}
