// Pictures of cameras that do not exist: drawn on canvases, the same at every visit. Time goes by frames and not by the
// clock, and stands still unless the reader asks for motion.

/** What a fake camera sees. */
export interface PictureOptions {
  /** Hue of the wall behind, in degrees. */
  readonly hue: number;
  readonly width: number;
  readonly height: number;
}

interface Picture {
  readonly stream: MediaStream;
  draw(frame: number): void;
}

const interval = 150; // ms: a still picture is drawn again and again too, for videos that come to it later
const pictures = new Map<string, Picture>();
let frame = 0;
let timer: ReturnType<typeof setInterval> | undefined;
let isMoving = false;

/** Whether people in the pictures move. */
export function setMotion(moving: boolean): void {
  isMoving = moving;
}

/** Nothing is drawn until the next story asks for a picture. */
export function stopPictures(): void {
  clearInterval(timer);
  timer = undefined;
  frame = 0;
  pictures.clear();
}

/** Somebody before a wall of this hue. */
export function cameraPicture({ hue, width = 320, height = 180 }: Partial<PictureOptions> & { readonly hue: number }): MediaStream {
  return picture(`camera ${hue} ${width} ${height}`, width, height, (context, count) => {
    const wall = context.createLinearGradient(0, 0, width, height);
    wall.addColorStop(0, `hsl(${hue} 45% 62%)`);
    wall.addColorStop(1, `hsl(${hue} 45% 38%)`);
    context.fillStyle = wall;
    context.fillRect(0, 0, width, height);
    const size = Math.min(width, height);
    const x = width / 2 + Math.sin(count / 6) * size * 0.06;
    const y = height * 0.44;
    context.fillStyle = `hsl(${(hue + 180) % 360} 35% 30%)`;
    context.beginPath();
    context.ellipse(x, height + size * 0.05, size * 0.42, size * 0.4, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = '#c99a78';
    context.beginPath();
    context.ellipse(x, y, size * 0.16, size * 0.21, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = '#3a2a20';
    context.beginPath();
    context.ellipse(x, y - size * 0.1, size * 0.17, size * 0.13, 0, Math.PI, Math.PI * 2);
    context.fill();
  });
}

/** A page of text and a table: something that is shared to be read. */
export function screenPicture(): MediaStream {
  const [width, height] = [1280, 720];
  return picture('screen', width, height, (context, count) => {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#1f3a8a';
    context.fillRect(0, 0, width, 72);
    context.fillStyle = '#ffffff';
    context.font = '600 34px sans-serif';
    context.fillText('Déclaration des revenus 2026', 48, 48);
    context.fillStyle = '#2d3340';
    context.font = '26px sans-serif';
    ['Situation du foyer', 'Traitements et salaires', 'Revenus fonciers', 'Charges déductibles'].forEach((line, row) => {
      context.fillText(line, 48, 150 + row * 110);
      context.fillStyle = row % 2 ? '#eef1f7' : '#f7f8fb';
      context.fillRect(48, 170 + row * 110, width - 96, 56);
      context.fillStyle = '#2d3340';
    });
    context.fillStyle = '#c22b35';
    context.fillRect(48 + (count * 6) % (width - 120), height - 60, 24, 24);
  });
}

function picture(key: string, width: number, height: number, paint: (context: CanvasRenderingContext2D, frame: number) => void): MediaStream {
  const known = pictures.get(key);
  if (known) return known.stream;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas: no pictures');
  const made: Picture = { stream: canvas.captureStream(), draw: (count) => paint(context, count) };
  pictures.set(key, made);
  made.draw(frame);
  timer ??= setInterval(() => {
    if (isMoving) frame++;
    for (const one of pictures.values()) one.draw(frame);
  }, interval);
  return made.stream;
}
