//! A pattern as a private function that runs its machine.

use super::super::code::{Code, Items};
use super::super::file::code_span;
use crate::datatypes::Pattern;

/// More ranges than these stand on lines of their own.
const SHORT: usize = 3;

pub(super) fn emit(code: &mut Code, name: &str, pattern: &Pattern, support: &str) {
    let sources: Vec<String> = pattern.sources().iter().map(|s| code_span(s)).collect();
    code.doc_line(1, &format!("The pattern {}.", sources.join(" or ")));
    code.line(
        1,
        format_args!("fn {name}(text: impl ::core::iter::Iterator<Item = char>) -> bool {{"),
    );
    let machine = pattern.machine();
    let classes = Items::new(
        machine.classes.iter().zip(1..),
        |out, (ranges, number)| match ranges.len() > SHORT {
            true => out.push_str(&format!("&CLASS_{number}")),
            false => out.push_str(&format!("&{ranges:?}")),
        },
    );
    for (ranges, number) in machine.classes.iter().zip(1..) {
        if ranges.len() > SHORT {
            let items = Items::new(ranges, |out, range| out.push_str(&format!("{range:?}")));
            let head = format!("static CLASS_{number}: [(char, char); {}] = ", ranges.len());
            code.array(2, &head, &items, false);
        }
    }
    let head = format!("static CLASSES: [&[(char, char)]; {}] = ", classes.len());
    code.array(2, &head, &classes, false);
    let steps = Items::numbers(machine.steps.iter().map(|step| u64::from(*step)));
    let head = format!("static STEPS: [u16; {}] = ", machine.steps.len());
    code.array(2, &head, &steps, true);
    let count = machine.steps.len() / 3;
    for line in [
        format!("let (mut list, mut seen) = ([0; {count}], [false; {count}]);"),
        format!("let now = {support}States::new(&mut list, &mut seen);"),
        format!("let (mut list, mut seen) = ([0; {count}], [false; {count}]);"),
        format!("let next = {support}States::new(&mut list, &mut seen);"),
        format!("{support}accepts(text, &CLASSES, &STEPS, now, next)"),
    ] {
        code.line(2, format_args!("{line}"));
    }
    code.line(1, format_args!("}}"));
}
