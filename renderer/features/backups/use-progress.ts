import { useEffect, useState } from 'react';

interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How far a job of the host is, while it runs; nothing before its first word. */
export function useProgress(job: string, running: boolean): Progress {
  const [progress, setProgress] = useState<Progress>({ done: 0, total: 0 });
  useEffect(() => {
    if (!running) return;
    setProgress({ done: 0, total: 0 });
    const stop = window.bridge.listen((event) => {
      if (event.type === 'progress' && event.job === job) setProgress({ done: event.done, total: event.total });
    });
    return () => stop?.();
  }, [job, running]);
  return progress;
}
