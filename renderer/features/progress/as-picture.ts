import type { InputOf } from '../../../domain/contract.ts';

type Picture = InputOf<'progress.saveOutcomes'>['pictures'][number];

const space = 'http://www.w3.org/2000/svg';
const head = 46;
const border = 16;

/** The colours of the light look, whatever look the window has: a picture is for paper. */
function lightColours(): ReadonlyMap<string, string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const root = rules.find((rule) => rule instanceof CSSStyleRule && rule.selectorText === ':root');
  const style = root instanceof CSSStyleRule ? root.style : null;
  return new Map([...(style ?? [])].map((name) => [name, style?.getPropertyValue(name).trim() ?? '']));
}

/** A chart by itself: with its words above it, on white, and every colour worked out. */
function standalone(chart: SVGSVGElement, words: string): SVGSVGElement {
  const colours = lightColours();
  const [width, height] = [Number(chart.getAttribute('width')), Number(chart.getAttribute('height'))];
  const whole = document.createElementNS(space, 'svg');
  const size = [width + 2 * border, height + head + border] as const;
  for (const [name, value] of Object.entries({
    width: size[0],
    height: size[1],
    viewBox: `0 0 ${size[0]} ${size[1]}`,
    'font-family': 'sans-serif',
    'font-size': 13,
    fill: 'currentColor',
    'text-anchor': 'middle',
  }))
    whole.setAttribute(name, String(value));
  const ground = document.createElementNS(space, 'rect');
  for (const [name, value] of Object.entries({ width: size[0], height: size[1], fill: '#ffffff' }))
    ground.setAttribute(name, String(value));
  const title = document.createElementNS(space, 'text');
  for (const [name, value] of Object.entries({ x: border, y: 28, 'text-anchor': 'start', 'font-weight': 600 }))
    title.setAttribute(name, String(value));
  title.textContent = words;
  const body = document.createElementNS(space, 'g');
  body.setAttribute('transform', `translate(${border},${head})`);
  body.append(...[...chart.cloneNode(true).childNodes]);
  whole.append(ground, title, body);
  for (const element of [whole, ...whole.querySelectorAll('*')])
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? '';
      const plain = value
        .replace(/var\((--[\w-]+)\)/g, (_all, colour: string) => colours.get(colour) ?? '#000000')
        .replace(/currentColor/gi, colours.get('--ink') ?? '#000000');
      if (plain !== value) element.setAttribute(name, plain);
    }
  return whole;
}

const twice = 2;

/** The same as PNG, at twice the size so that it prints well; in base64. */
async function asPng(svg: string, width: number, height: number): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * twice;
  canvas.height = height * twice;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}

/** A chart as it is saved: the drawing, and the same as a picture. Its words say what it shows and of whom. */
export async function asPicture(name: Picture['name'], chart: SVGSVGElement, words: string): Promise<Picture> {
  const whole = standalone(chart, words);
  const svg = new XMLSerializer().serializeToString(whole);
  const png = await asPng(svg, Number(whole.getAttribute('width')), Number(whole.getAttribute('height')));
  return { name, svg, png };
}
