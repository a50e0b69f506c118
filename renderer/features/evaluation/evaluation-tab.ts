import { create } from 'zustand';

type EvaluationTab = 'framework' | 'portraits' | 'measures' | 'costs';

interface TabState {
  readonly tab: EvaluationTab;
  readonly show: (tab: EvaluationTab) => void;
}

/** Which half of the screen was open, so that coming back from a portrait leads to the portraits. */
export const useEvaluationTab = create<TabState>()((set) => ({
  tab: 'framework',
  show: (tab) => set({ tab }),
}));
