//! A pattern as a private function: straight code where the pattern has a small machine that is in one state at a time,
//! else its machine as data.

use crate::datatypes::{Deterministic, Next, Pattern};
use crate::emit::code::Code;
use crate::emit::items::Items;
use crate::emit::machine;
use crate::runtime::Module;
use crate::text::code_span;

/// More ranges than these stand on lines of their own.
const SHORT: usize = 3;

pub(super) fn emit(code: &mut Code, name: &str, pattern: &Pattern) {
    let sources: Vec<String> = pattern.sources().iter().map(|s| code_span(s)).collect();
    code.doc_line(&format!("The pattern {}.", sources.join(" or ")));
    let head = format!("fn {name}(text: impl ::core::iter::Iterator<Item = char>) -> bool {{");
    code.block(head, |code| match pattern.machine().deterministic() {
        Some(machine) => straight(code, &machine),
        None => body(code, pattern),
    });
}

fn body(code: &mut Code, pattern: &Pattern) {
    let machine = pattern.machine();
    for (ranges, number) in machine.classes.iter().zip(1..) {
        if ranges.len() > SHORT {
            let items = Items::new(ranges, |out, range| out.push_str(&format!("{range:?}")));
            let head = format!("static CLASS_{number}: [(char, char); {}] = ", ranges.len());
            code.array(&head, &items, false);
        }
    }
    let classes = Items::new(
        machine.classes.iter().zip(1..),
        |out, (ranges, number)| match ranges.len() > SHORT {
            true => out.push_str(&format!("&CLASS_{number}")),
            false => out.push_str(&format!("&{ranges:?}")),
        },
    );
    let head = format!("static CLASSES: [&[(char, char)]; {}] = ", classes.len());
    code.array(&head, &classes, false);
    let steps = Items::numbers(machine.steps.iter().map(|step| u64::from(*step)));
    let head = format!("static STEPS: [u16; {}] = ", machine.steps.len());
    code.array(&head, &steps, true);
    let count = machine.steps.len() / 3;
    let states = code.runtime(Module::Pattern, "States");
    for set in ["now", "next"] {
        code.line(format_args!(
            "let (mut list, mut seen) = ([0; {count}], [false; {count}]);"
        ));
        code.line(format_args!(
            "let {set} = {states}::new(&mut list, &mut seen);"
        ));
    }
    let accepts = code.runtime(Module::Pattern, "accepts");
    code.line(format_args!("{accepts}(text, &CLASSES, &STEPS, now, next)"));
}

fn straight(code: &mut Code, machine: &Deterministic) {
    let is_counted = machine.arms.iter().any(|arm| arm.next == Next::Following);
    let start = if is_counted { "0_u8" } else { "0" };
    code.line(format_args!("let mut state = {start};"));
    code.block("for c in text {", |code| {
        code.block_to("state = match (state, c) {", "};", |code| {
            machine::arms(code, machine, |c| format!("{c:?}"));
        });
    });
    if machine.ends.len() == machine.count {
        return code.line("true");
    }
    match machine.ends.as_slice() {
        [end] => code.line(format_args!("state == {end}")),
        ends => {
            let line = |ends: &str| format!("::core::matches!(state, {ends})");
            let ends = machine::runs(ends);
            code.line(line(&ends.join(" | ")));
        }
    }
}
