import { processState } from "./process-state.js";
import { Recording, type BaselineUse } from "./recording.js";

/** What collects the findings of this process; undefined as long as nobody has asked for it, as in every lint. */
export function currentRecording(): Recording | undefined {
  return processState().recording;
}

/** Collects the findings from now on, in place of an earlier recording. */
export function startRecording(baseline: BaselineUse): Recording {
  const state = processState();
  state.latest.forget();
  return (state.recording = new Recording(baseline));
}
