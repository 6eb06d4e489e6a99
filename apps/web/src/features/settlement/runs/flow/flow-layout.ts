// SPDX-License-Identifier: EUPL-1.2
import type { FlowGraph, FlowLink, FlowNode, Layer } from './flow-model.ts';

/** Everything in the units of the drawing. */
export interface Frame {
  readonly width: number;
  readonly nodeWidth: number;
  readonly gap: number;
  /** What the largest column's amounts take in height, without its gaps. */
  readonly height: number;
  /** A label needs so much, even of a node of a few cents. */
  readonly leastHeight: number;
}

export interface PlacedNode extends FlowNode {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}
export interface PlacedLink extends FlowLink {
  readonly path: string;
  readonly thickness: number;
}
export interface Drawing {
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
  readonly height: number;
}

const sized = (cents: bigint): bigint => (cents < 0n ? -cents : cents);
/** Pixels of an amount: a drawing may round, the numbers beside it do not. */
const scaled = (cents: bigint, total: bigint, height: number): number =>
  total === 0n ? 0 : (Number((sized(cents) * 1_000_000n) / total) / 1_000_000) * height;

const LAYERS: readonly Layer[] = [0, 1, 2];

function placeNodes({ nodes }: FlowGraph, frame: Frame, total: bigint): PlacedNode[] {
  return LAYERS.flatMap((layer) => {
    let y = 0;
    const x = (layer * (frame.width - frame.nodeWidth)) / 2;
    return nodes
      .filter((node) => node.layer === layer)
      .map((node) => {
        const height = Math.max(frame.leastHeight, scaled(node.cents, total, frame.height));
        const placed = { ...node, x, y, height };
        y += height + frame.gap;
        return placed;
      });
  });
}

/** Nodes in their columns, bands between them; at each node the bands lie in the order of what they lead to, so that few of them cross. */
export function layOut(graph: FlowGraph, frame: Frame): Drawing {
  const columns = LAYERS.map((layer) =>
    graph.nodes.filter((node) => node.layer === layer).reduce((sum, { cents }) => sum + sized(cents), 0n),
  );
  const total = columns.reduce((most, sum) => (sum > most ? sum : most), 0n);
  const nodes = placeNodes(graph, frame, total);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const place = new Map(nodes.map(({ id }, index) => [id, index]));
  const order = (a: FlowLink, b: FlowLink): number =>
    (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0) || (place.get(a.to) ?? 0) - (place.get(b.to) ?? 0);
  const [leaving, entering] = [new Map<string, number>(), new Map<string, number>()];
  const taken = (used: Map<string, number>, id: string, thickness: number): number => {
    const at = used.get(id) ?? 0;
    used.set(id, at + thickness);
    return at + thickness / 2;
  };
  const links = [...graph.links].sort(order).flatMap((link): PlacedLink[] => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    if (!from || !to) return [];
    const thickness = scaled(link.cents, total, frame.height);
    const [x0, x1] = [from.x + frame.nodeWidth, to.x];
    const y0 = from.y + taken(leaving, from.id, thickness);
    const y1 = to.y + taken(entering, to.id, thickness);
    const middle = (x0 + x1) / 2;
    return [{ ...link, path: `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`, thickness: Math.max(1, thickness) }];
  });
  const height = Math.max(0, ...nodes.map((node) => node.y + node.height));
  return { nodes, links, height };
}
