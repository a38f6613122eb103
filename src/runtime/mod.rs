//! What judging a value takes at run time, written once: the core uses these modules to judge schemas, and
//! the emitter puts their text into the files that need them.
//!
//! So they use nothing but `core`: no allocation, no panics, nothing of this crate outside this folder.
//! `emit::pieces` takes their items one by one; so each item stands alone between blank lines, names of
//! functions and types are unique in the folder, and every method of a type is used wherever the type is.

pub(crate) mod binary;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod duration;
pub(crate) mod float;
pub(crate) mod name;
pub(crate) mod pattern;
pub(crate) mod space;
