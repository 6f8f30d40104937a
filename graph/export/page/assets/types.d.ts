/**
 * The data of the page as Python writes it (payload.py), what the scripts make of it (model.js,
 * view.js), and the part of vis-network that they use. For the type checker alone.
 */

type Day = string; // "2025-12-12"
type Language = "ru" | "en";
type Status = "Occurred" | "Ongoing" | "Planned" | "Denied";
type Family = "membership" | "event" | "work" | "place" | "other" | "statement";
type NodeId = number;
type FactId = number;
type ArticleId = number;

/** An entity, or an event without a name ("NamelessEvent"). `id` is its place in the array. */
interface GraphNode {
  id: NodeId;
  iri: string;
  /** Wrapped in lines for the picture; `name` is the whole of it where that differs. */
  label: string;
  name: string;
  en?: string;
  kind: string;
  aliases?: string[];
  wikidata?: string;
  geonames?: string;
  iso?: string;
  articles?: ArticleId[];
  /** In place of `articles`: those that none of its facts implies; see restore.js. */
  alsoIn?: ArticleId[];
  /** Importance: support of its lines; no upper bound. */
  weight: number;
  /** Radius in the picture, pixels. */
  size: number;
  /** Place in the picture; nodes of the start view have one from the beginning. */
  x?: number;
  y?: number;
  /** What the story is about. */
  central?: boolean;
  /** The community that it belongs to, where `members` are left out. */
  community?: number;
  /** Texts as the Turtle has them, where the page shows another form. */
  exact?: { label?: string; en?: string; aliases?: string[] };
}

/** A line of the picture with the facts behind it. `id` is its place in the array. */
interface GraphEdge {
  id: number;
  from: NodeId;
  to: NodeId;
  arrows?: string;
  family: Family;
  relation?: string;
  status: Status;
  sources: number;
  facts: FactId[];
  disputed?: boolean;
}

type Stretch = [Day | null, Day | null];

interface FactBase {
  iri: string;
  sources: number;
  /** Combined over the sources, 0..1. */
  confidence: number;
  /** As told: an open end is null. Written only where it is not `days`; model.js fills it in. */
  time?: Stretch;
  /** First and last day, an open end closed; compare on these. */
  days?: [] | [Day, Day];
  /** The date in its own precision. */
  date?: string;
  /** In place of `days`, where they are one; see restore.js. */
  day?: Day;
  /** It has no date, though only one day. */
  vague?: boolean;
  /** The article's words for the time. */
  words?: string;
  evidence?: number[];

  // What model.js adds:
  id: FactId;
  /** A relation's name, an event type or "Event", or "statement": what filters count by. */
  topic: string;
  /** Everything that takes part in it, each once. */
  nodes: NodeId[];
  articles: ArticleId[];
  /** Days to compare on: its own, else those of its articles; null where nothing is known. */
  span: [Day, Day] | null;
}

interface Told extends FactBase {
  status: Status;
  /** Who says so, where the article knows it only from somebody's words. */
  by?: NodeId[];
  stated?: FactId[];
  against?: FactId[];
}

interface Claim extends Told {
  kind: "claim";
  subject: NodeId;
  relation: string;
  object?: NodeId;
  /** The object in words, where it is a value. */
  value?: string;
  valueTime?: Stretch;
  /** The value as Turtle has it: text, and language or datatype. */
  literal?: [string, string];
  /** Property of the direct triple, false where there is none; by default the relation. */
  direct?: string | false;
}

interface Happening extends Told {
  kind: "event";
  node: NodeId;
  type?: string;
  mode?: string;
  deal?: string;
  label?: string;
  /** Articles name it and tell nothing more: no status is known. */
  mentioned?: boolean;
  agents?: NodeId[];
  recipients?: NodeId[];
  places?: NodeId[];
  trigger?: string;
  exact?: { trigger?: string };
}

interface Statement extends FactBase {
  kind: "statement";
  speaker: NodeId;
  text: string;
  verb?: string;
  about?: NodeId[];
  to?: NodeId;
  stance?: string;
  status?: undefined;
  exact?: { text?: string };
}

type Fact = Claim | Happening | Statement;

interface Article {
  id: ArticleId;
  iri: string;
  headline?: string;
  outlet?: string;
  publisher?: NodeId;
  cites?: string;
  url?: string;
  day?: Day;
  /** The article that it repeats. */
  reprint?: ArticleId;
  /** SHA-256 of its text. */
  hash: string;
  /** Who stands behind it, if not itself: an IRI, or "publisher " and a name. */
  origin?: string;
  /** It has no headline, and is called by its first words. */
  untitled?: boolean;
  /** Texts as the Turtle has them, where the page shows another form or none; null without. */
  exact?: { headline?: string | null; url?: string | null };
}

/** Names in a quote: [start, stop, node], in code points. */
type Mark = [number, number, NodeId];

/** A block of evidence as Python writes it. */
interface Shard {
  quotes: string[];
  marks?: Mark[][];
  /** In place of `marks`: [start, length, node]. */
  lengths?: Mark[][];
  evidence: {
    iri: string;
    quote: number;
    start: number;
    extractor: number;
    /** Left out where it is the confidence of its fact; see restore.js. */
    score?: number;
    cites?: NodeId;
    status?: Status;
    origin?: string;
  }[];
}

/** One sentence that supports a fact. */
interface Evidence {
  id: number;
  iri: string;
  quote: string;
  marks: Mark[];
  article: Article;
  start: number;
  stop: number;
  extractor: string;
  version: string;
  score: number;
  cites?: NodeId;
  /** What its own article says, where that differs from the fact's status. */
  status?: Status;
  /** Who stands behind it, where that is another than behind the rest of its article. */
  origin?: string;
}

interface Words {
  /** Singular, plural. */
  types: Record<string, [string, string]>;
  /** On a line, heading for the objects, heading for the subjects. */
  relations: Record<string, [string, string, string]>;
  statuses: Record<Status, string>;
  claimStatuses: Record<Status, string>;
  /** Noun, heading for the recipients. */
  events: Record<string, [string, string]>;
  modes: Record<string, string>;
  deals: Record<string, string>;
  families: Record<Family, string>;
}

interface PageData {
  facts: Fact[];
  articles: Article[];
  /** The article of each evidence. */
  told: ArticleId[];
  /** Number of the first evidence of each block. */
  shards: number[];
  /** Name, version and IRI. */
  extractors: [string, string, string][];
  /** The classes of a thing by its type. */
  classes: Record<string, string[]>;
  prefixes: Record<string, string>;
  /** Shape and hue of every kind of node. */
  symbols: Record<string, [string, string]>;
  /** What a topic is about. */
  families: Record<string, Family>;
  words: Record<Language, Words>;
  /** Of large graphs alone. */
  communities?: Community[];
}

/** Nodes that hang together more than with others, as one circle of the overview. */
interface Community {
  /** Empty for what has no circle of its own. */
  label: string;
  /** The most important first. */
  members: NodeId[];
  x: number;
  y: number;
  radius: number;
  /** Later communities by number, and how much ties them to this one. */
  ties: [number, number][];
}

/** All that the page shows follows from this; see view.js. */
interface State {
  language: Language;
  theme: "auto" | "light" | "dark";
  tab: "graph" | "facts" | "events" | "statements" | "articles";
  node: NodeId | null;
  edge: number | null;
  fact: FactId | null;
  /** Nodes that the picture holds, whether filters show them or not. */
  drawn: ReadonlySet<NodeId>;
  /** The node that is drawn with nothing but its neighbors, so many steps deep. */
  focus: NodeId | null;
  depth: number;
  /** The community that is drawn alone. */
  community: number | null;
  /** Whether communities are drawn instead of nodes. */
  overview: boolean;
  /** Whether rings tell which articles name a node. */
  rings: boolean;
  /** What is switched off. */
  hiddenTypes: ReadonlySet<string>;
  hiddenTopics: ReadonlySet<string>;
  hiddenStatuses: ReadonlySet<string>;
  /** What is chosen; empty means all. */
  articles: ReadonlySet<ArticleId>;
  outlets: ReadonlySet<string>;
  minSources: number;
  from: Day | null;
  to: Day | null;
  /** What is typed above the open list. */
  query: string;
  /** The open list has the whole height, the picture none. */
  tall: boolean;
  /** The open list holds only what the picture shows. */
  onlyDrawn: boolean;
  /** Events and statements as a table, too. */
  asTable: boolean;
  /** Column of the table, with "-" from the greatest to the least; empty for the natural order. */
  sort: string;
  /** What statements are grouped by. */
  grouping: "speaker" | "day";
  /** The fact under the mouse or the focus in a list: of the moment, not to be kept. */
  pointed: FactId | null;
}

type Attributes = Record<string, unknown> & { on?: Record<string, (event: any) => void> };
type Child = Node | string | null | undefined | false;

declare namespace vis {
  interface Point {
    x: number;
    y: number;
  }
  class DataSet<T = any> {
    constructor(items?: T[]);
    update(items: T | T[]): unknown;
    remove(ids: number[]): unknown;
    getIds(): number[];
    get(id: number): T | null;
    clear(): void;
    length: number;
  }
  class Network {
    constructor(container: HTMLElement, data: object, options: object);
    on(event: string, listener: (parameters: any) => void): void;
    redraw(): void;
    getPositions(ids?: number[]): Record<number, Point>;
    getPosition(id: number): Point;
    getScale(): number;
    getViewPosition(): Point;
    moveTo(options: object): void;
    moveNode(id: number, x: number, y: number): void;
    canvasToDOM(point: Point): Point;
    DOMtoCanvas(point: Point): Point;
    getNodeAt(point: Point): number | undefined;
    getEdgeAt(point: Point): number | undefined;
    setOptions(options: object): void;
    setSize(width: string, height: string): void;
    storePositions(): void;
  }
}
