import { startRecording } from "../project/current-recording.js";
import type { BaselineUse, Recording } from "../project/recording.js";

/** What a run of rules tells, and what these come to in the meantime; that is whole once the run has ended. */
export function recordedRun<Told>(
  baseline: BaselineUse,
  run: () => Told,
): { readonly told: Told; readonly recording: Recording } {
  const recording = startRecording(baseline);
  return { told: run(), recording };
}
