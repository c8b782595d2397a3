// The engine's types under the names of src/page.rs and src/report.rs, for the whole extension.

export type Page = wasm_bindgen.Page;
export type Passage = wasm_bindgen.Passage;
export type PassageKind = wasm_bindgen.PassageKind;
export type PageContext = wasm_bindgen.PageContext;
export type Report = wasm_bindgen.Report;
export type Verdict = wasm_bindgen.Verdict;
export type Finding = wasm_bindgen.Finding;
export type Level = wasm_bindgen.Level;
export type Category = wasm_bindgen.Category;
export type Standing = wasm_bindgen.Standing;
export type OccupationSummary = wasm_bindgen.OccupationSummary;
export type SourceSummary = wasm_bindgen.SourceSummary;
export type ChannelSummary = wasm_bindgen.ChannelSummary;
export type ChannelPurpose = wasm_bindgen.ChannelPurpose;
export type LookupAnswer = wasm_bindgen.LookupAnswer;
export type LookupResult = wasm_bindgen.LookupResult;
export type OccupationDetail = wasm_bindgen.OccupationDetail;
