//! The schema reader: one XML tree in, raw declarations with unresolved names out; purely local.
