import { type KeyboardEvent, useRef, useState } from 'react';
import { sentenceFor } from '../../../domain/refusal.ts';
import styles from './rating-scale.module.css';

const ratings = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

interface RatingScaleProps {
  /** What is being rated, for the name of the group. */
  readonly of: string;
  readonly rating: number | null;
  readonly previous: number | null;
  /** The line under the scale: how this stands to last quarter. */
  readonly note: string;
  readonly isDisabled: boolean;
  readonly onRate: (rating: number | null) => void;
}

/** What a key asks for: a rating, to take it back (null), something that is no rating, or nothing to do with it. */
type Asked = number | null | 'no-rating' | undefined;

/** A digit sets a rating, and 1 followed by 0 within a second and a half is ten; Delete takes it back. */
function ratingFor(key: string, sinceOne: number): Asked {
  if (key === 'Delete' || key === 'Backspace') return null;
  if (key === '0') return sinceOne < 1500 ? 10 : 'no-rating';
  if (/^[1-9]$/.test(key)) return Number(key);
  return /^[\p{L}.,]$/u.test(key) ? 'no-rating' : undefined;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

function focusAfter(key: string, at: number): number | undefined {
  if (key === 'Home') return 1;
  if (key === 'End') return 10;
  const step = steps[key];
  return step === undefined ? undefined : Math.max(1, Math.min(10, at + step));
}

/** Ten radio buttons, one tab stop. Arrows move without choosing, because every choice is saved at once. */
export function RatingScale({ of, rating, previous, note, isDisabled, onRate }: RatingScaleProps) {
  const group = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<number | null>(null);
  const [refused, setRefused] = useState(false);
  const oneAt = useRef(Number.NEGATIVE_INFINITY);
  const stop = reached ?? rating ?? previous ?? 1;

  const focus = (value: number) => {
    setReached(value);
    group.current?.querySelector<HTMLElement>(`[data-rating="${value}"]`)?.focus();
  };
  const choose = (value: number | null) => {
    if (!isDisabled && value !== rating) onRate(value);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const asked = ratingFor(event.key, event.timeStamp - oneAt.current);
    oneAt.current = event.key === '1' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    setRefused(asked === 'no-rating');
    const set = asked === 'no-rating' ? undefined : asked;
    const next = set ?? focusAfter(event.key, stop);
    if (set === undefined && next === undefined) return;
    event.preventDefault();
    if (set !== undefined) choose(set);
    if (typeof next === 'number') focus(next);
  };

  return (
    <div>
      <div
        ref={group}
        role="radiogroup"
        aria-label={`Rating: ${of}`}
        aria-disabled={isDisabled}
        aria-description={`${note === '' ? '' : `${note}. `}Arrows move, a digit or Space rates, 1 and 0 is ten, Delete clears.`}
        className={styles.scale}
        onKeyDown={press}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          setReached(null);
          setRefused(false);
        }}
      >
        {ratings.map((value) => (
          // biome-ignore lint/a11y/useSemanticElements: native radios choose while arrows move, and every choice is saved
          <button
            key={value}
            type="button"
            role="radio"
            aria-checked={value === rating}
            aria-disabled={isDisabled}
            tabIndex={value === stop ? 0 : -1}
            data-rating={value}
            data-was={value === previous || undefined}
            className={styles.step}
            onClick={() => choose(value)}
          >
            {value}
          </button>
        ))}
      </div>
      <p className={styles.note}>{note}</p>
      <p className={styles.refused} role="alert">
        {refused && sentenceFor('rating-not-whole')}
      </p>
    </div>
  );
}
