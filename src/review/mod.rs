//! What was read, looked at: what documents and schemas disagree on, what changed between two versions, and why things
//! are as they are.

pub mod audit;
pub mod diff;
pub mod explain;
