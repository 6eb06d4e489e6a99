// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { formatCents } from '../../../../format/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { layOut, type PlacedNode } from './flow-layout.ts';
import type { FlowGraph } from './flow-model.ts';
import { flowTexts } from './messages.ts';

const FRAME = { width: 1000, nodeWidth: 14, gap: 12, height: 420, leastHeight: 16 } as const;
/** So much of a name stands beside its bar; the whole name is in the spoken text, the tip and the table. */
const LONGEST = 30;
const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

interface FlowPictureProps {
  readonly graph: FlowGraph;
  readonly total: string;
}

/** The last column's names stand before their bars, all others behind them. */
function Label({ node }: { readonly node: PlacedNode }) {
  const isLast = node.layer === 2;
  const x = isLast ? node.x - 6 : node.x + FRAME.nodeWidth + 6;
  return (
    <text x={x} y={node.y + node.height / 2} textAnchor={isLast ? 'end' : 'start'} dominantBaseline="central" className="vws-flow__label">
      {short(node.name)}
      <tspan className="vws-flow__amount" dx="6">
        {formatCents(node.cents)}
      </tspan>
    </text>
  );
}

/** Bars and bands. A bar that is pressed or focused brings out its bands, by line and weight and not by colour alone. */
export function FlowPicture({ graph, total }: FlowPictureProps) {
  const m = useMessages(flowTexts);
  const drawing = useMemo(() => layOut(graph, FRAME), [graph]);
  const [chosen, setChosen] = useState<string | null>(null);
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? '';
  const spoken = (node: PlacedNode): string => {
    const flows = graph.links
      .filter(({ from, to }) => from === node.id || to === node.id)
      .map(({ from, to, cents }) => m('link', { from: nameOf(from), to: nameOf(to), amount: formatCents(cents) }));
    return m('touched', { name: node.name, amount: formatCents(node.cents), flows: flows.join('; ') });
  };
  const isOut = (from: string, to: string): boolean => chosen !== null && (from === chosen || to === chosen);
  return (
    <figure className="vws-flow">
      <div className="vws-flow__heads" aria-hidden="true">
        <span>{m('kinds')}</span>
        <span>{m('pools')}</span>
        <span>{m('members')}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are buttons is a group, no fieldset */}
      <svg viewBox={`0 -4 ${FRAME.width} ${drawing.height + 8}`} role="group" aria-label={m('pictureLabel', { total })}>
        {drawing.links.map(({ from, to, path, thickness, cents }) => (
          <path
            key={`${from} ${to}`}
            d={path}
            strokeWidth={thickness}
            className="vws-flow__band"
            data-out={isOut(from, to) || undefined}
            data-faint={(chosen !== null && !isOut(from, to)) || undefined}
          >
            <title>{m('link', { from: nameOf(from), to: nameOf(to), amount: formatCents(cents) })}</title>
          </path>
        ))}
        {drawing.nodes.map((node) => (
          // biome-ignore lint/a11y/useSemanticElements: there is no button inside an SVG
          <g
            key={node.id}
            role="button"
            tabIndex={0}
            aria-label={spoken(node)}
            aria-pressed={chosen === node.id}
            className="vws-flow__node"
            onFocus={() => setChosen(node.id)}
            onBlur={() => setChosen(null)}
            onClick={() => setChosen(node.id)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setChosen(null);
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              setChosen(chosen === node.id ? null : node.id);
            }}
          >
            <title>{node.name}</title>
            <rect
              x={node.x - 5}
              y={node.y - 4}
              width={FRAME.nodeWidth + 10}
              height={Math.max(24, node.height + 8)}
              className="vws-flow__target"
            />
            <rect x={node.x} y={node.y} width={FRAME.nodeWidth} height={node.height} className="vws-flow__bar" />
            <Label node={node} />
          </g>
        ))}
      </svg>
      <figcaption className="vw-muted">{m('press')}</figcaption>
    </figure>
  );
}
