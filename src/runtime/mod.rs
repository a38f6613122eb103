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
#[cfg(test)]
#[allow(
    dead_code,
    reason = "what only emitted code uses is not all under test here"
)]
mod text;

#[cfg(test)]
mod tests {
    use super::text::{is_same, start_of};

    #[test]
    fn keeps_the_start_of_a_text_of_any_length() {
        let text = "0123456789abcdefghijklmnopqrstuvwxyz0123456789";
        for length in 0..=text.len() {
            let text = text.get(..length).unwrap_or_default();
            let start = start_of(text);
            let kept = length.min(32);
            assert_eq!(
                start.as_flattened().get(..kept),
                text.as_bytes().get(..kept)
            );
        }
    }

    #[test]
    fn tells_texts_apart_by_length_and_bytes() {
        assert!(is_same("", "") && is_same("one", "one"));
        for (a, b) in [("", "a"), ("one", "ones"), ("ones", "one"), ("one", "ore")] {
            assert!(!is_same(a, b), "{a} {b}");
        }
    }
}
