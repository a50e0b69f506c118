import {
  arrows,
  dataFlowDescription,
  dataFlowSize,
  dataFlowTitle,
  places,
} from '../../../domain/governance/data-flow.ts';
import styles from './pack.module.css';

/** Where information goes, in the colours of the window. */
export function DataFlow() {
  return (
    <svg
      viewBox={`0 0 ${dataFlowSize.width} ${dataFlowSize.height}`}
      role="img"
      aria-label={`${dataFlowTitle}. ${dataFlowDescription}`}
      className={styles.picture}
    >
      <defs>
        <marker
          id="data-flow-tip"
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0 L10 5 L0 10 z" className={styles.tip} />
        </marker>
      </defs>
      {arrows.map(({ path, label, x, y }) => (
        <g key={path}>
          <path d={path} className={styles.arrow} markerEnd="url(#data-flow-tip)" />
          {label.map((line, at) => (
            <text key={line} x={x} y={y + at * 16} className={styles.words}>
              {line}
            </text>
          ))}
        </g>
      ))}
      {places.map(({ name, words, x, y, width, height, kind }) => (
        <g key={name}>
          <rect x={x} y={y} width={width} height={height} rx="8" className={styles[kind]} />
          {words.map((line, at) => (
            <text
              key={line}
              x={x + width / 2}
              y={y + height / 2 - (words.length - 1) * 9 + 5 + at * 18}
              className={at === 0 ? styles.name : styles.words}
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}
