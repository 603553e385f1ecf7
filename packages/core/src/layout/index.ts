/** Where tiles go: pure functions, for whoever draws a stage of their own. Apart from the front door: only a call needs it. */
export { arrangeStage, emptyStage, type PlacedTile, type StageArrangement, type StageMemory, type StageOptions } from './arrange.ts';
export { fitGrid, placeInGrid, type Box, type Grid, type GridSpace } from './grid.ts';
export { nextSpeechChange, noteSpeech } from './speech-log.ts';
export type { SpeechLog } from './speech.ts';
export type { Corner } from './split.ts';
export type { Layout, SelfView, View } from './stage.ts';
export { listTiles, type Tile, type TileSource } from './tile.ts';
