//! White space of texts that are owned: what needs no change keeps its allocation (Part 2, 4.3.6).
#![allow(dead_code)]

use ::core::fmt::Write;

use super::space::{collapse, replace};

/// A text with each run of XML white space as one space, and none at the ends.
pub(crate) fn collapsed<T: AsRef<str> + Default + Write>(text: T) -> T {
    // Most texts have no white space, which is known soonest.
    if text.as_ref().bytes().all(|byte| byte > b' ') {
        return text;
    }
    let mut before = b' ';
    let is_changed = |byte| {
        let is_space = ::core::matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let is_wrong = is_space && (byte != b' ' || before == b' ');
        before = byte;
        is_wrong
    };
    if !text.as_ref().bytes().any(is_changed) && !text.as_ref().ends_with(' ') {
        return text;
    }
    let mut out = T::default();
    // Writing to a text that grows cannot fail.
    let _ = collapse(text.as_ref(), &mut out);
    out
}

/// A text with each tab, line feed and carriage return as a space.
pub(crate) fn replaced<T: AsRef<str> + Default + Write>(text: T) -> T {
    if !text.as_ref().contains(['\t', '\n', '\r']) {
        return text;
    }
    let mut out = T::default();
    let _ = replace(text.as_ref(), &mut out);
    out
}
