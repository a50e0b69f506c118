import { useEffect, useState } from 'react';

/** The library that draws charts, which is fetched when the first of them is wanted. */
export type Plot = typeof import('@observablehq/plot');

export const loadPlot = (): Promise<Plot> => import('@observablehq/plot');

/** The library once it is there; null until then. */
export function usePlot(): Plot | null {
  const [plot, setPlot] = useState<Plot | null>(null);
  useEffect(() => {
    let current = true;
    void loadPlot().then((loaded) => {
      if (current) setPlot(loaded);
    });
    return () => {
      current = false;
    };
  }, []);
  return plot;
}
