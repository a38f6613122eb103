//! The emit stage: Rust text from a named model. Knows nothing of XML.
