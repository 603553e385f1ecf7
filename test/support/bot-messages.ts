import type { Rgb } from './palette.ts';

/** What a bot is told to be. */
export interface BotPlan {
  readonly url: string;
  readonly token: string;
  readonly colour?: Rgb;
  readonly tone?: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

/** From the test to the bots' process. */
export type BotCommand = { readonly id: number } & (
  | { readonly do: 'join'; readonly plan: BotPlan }
  | { readonly do: 'leave'; readonly bot: number }
  | { readonly do: 'unpublish'; readonly bot: number; readonly source: 'camera' | 'microphone' }
  | { readonly do: 'send'; readonly bot: number; readonly payload: string; readonly topic: string }
);

/** From the bots' process to the test: how a command ended; `value` is the bot's number and identity after `join`. */
export type BotAnswer = { readonly id: number; readonly error?: string; readonly value?: { readonly bot: number; readonly identity: string } };
