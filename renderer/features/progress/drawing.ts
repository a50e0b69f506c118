import type { PlotOptions } from '@observablehq/plot';
import type { Plot } from './use-plot.ts';

/** What a chart is drawn with; null where there is nothing to draw. */
export type Draw = (plot: Plot) => SVGSVGElement | null;

/** Colours of the look, so that a chart follows it into the dark. */
export const ink = {
  strong: 'var(--ink)',
  soft: 'var(--ink-soft)',
  line: 'var(--line)',
  firm: 'var(--line-strong)',
  accent: 'var(--accent)',
  pale: 'var(--accent-soft)',
  ground: 'var(--surface)',
  sunken: 'var(--sunken)',
  green: 'var(--green)',
  red: 'var(--red)',
} as const;

/**
 * Draws in a document of its own that is never shown: the library puts a style element into every chart, which the content
 * policy refuses, so it is taken out before the chart comes into the page.
 */
export function drawn(plot: Plot, options: PlotOptions): SVGSVGElement {
  const chart = plot.plot({ ...options, document: document.implementation.createHTMLDocument(''), figure: false });
  if (!(chart instanceof Element) && chart === undefined) throw new Error('a chart could not be drawn');
  for (const style of chart.querySelectorAll('style')) style.remove();
  for (const element of [chart, ...chart.querySelectorAll('*')]) {
    element.removeAttribute('class');
    element.removeAttribute('style');
    for (const name of element.getAttributeNames().filter((one) => one.startsWith('aria-')))
      element.removeAttribute(name);
  }
  chart.setAttribute('font-size', '13');
  chart.removeAttribute('font-family');
  chart.removeAttribute('xmlns:xlink');
  return document.adoptNode(chart) as SVGSVGElement;
}

/** Words that fit beside a chart; the whole of them stands in the table. */
export const short = (words: string, most = 36): string =>
  words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
