//! A lookup by hash: a few bytes of the text and its length leave one candidate, and one comparison decides.

use super::hash::{Table, Words, everything, hash, hash_everything};
use super::place::{int_type, value_at};
use super::windows::{Offset, Windows};
use crate::emit::code::Code;
use crate::emit::file::File;
use crate::emit::items::Items;
use crate::emit::literal::quoted;
use crate::emit::unit::Unit;
use crate::runtime::Module;
use crate::text::cells;

/// How the literals of a type are looked up.
pub(crate) struct Plan {
    read: Read,
    /// Fewest bytes of the literals that are looked up by hash.
    shortest: usize,
    table: Table,
}

/// What is hashed.
enum Read {
    Windows(Windows),
    Everything,
}

impl Plan {
    /// For texts, each once; `None` when there is no such hash within the bounds of the search.
    pub(super) fn new(literals: &[&str]) -> Option<Self> {
        let bytes: Vec<&[u8]> = literals.iter().map(|l| l.as_bytes()).collect();
        match Windows::find(&bytes) {
            Some(windows) => Self::by_windows(&bytes, windows),
            None => Self::by_everything(&bytes),
        }
    }

    fn by_windows(keys: &[&[u8]], windows: Windows) -> Option<Self> {
        // The few that are shorter than a window are looked at one by one.
        let width = windows.width;
        let is_long = |k: &&[u8]| k.len() >= width;
        let mut words = Words::default();
        for key in keys.iter().filter(|k| is_long(k)) {
            words.push(windows.read(key), key.len());
        }
        let mut table = Table::find(&words, hash)?;
        if !keys.iter().all(is_long) {
            let long = (0u32..).zip(keys).filter(|(_, k)| is_long(k));
            let long: Vec<u32> = long.map(|(i, _)| i).collect();
            for slot in &mut table.slots {
                *slot = *long.get(*slot as usize)?;
            }
        }
        let long = keys.iter().filter(|k| is_long(k));
        Some(Self {
            read: Read::Windows(windows),
            shortest: long.map(|k| k.len()).min().unwrap_or(0),
            table,
        })
    }

    fn by_everything(keys: &[&[u8]]) -> Option<Self> {
        let mut words = Words::default();
        for key in keys {
            words.push(everything(key), key.len());
        }
        Some(Self {
            read: Read::Everything,
            shortest: 0,
            table: Table::find(&words, hash_everything)?,
        })
    }

    /// Says in one sentence how it works.
    pub(super) fn docs(&self) -> String {
        let number = |n: usize| {
            let words = [
                "one", "two", "three", "four", "five", "six", "seven", "eight",
            ];
            words.get(n.wrapping_sub(1)).copied().unwrap_or("some")
        };
        let parts = match &self.read {
            Read::Everything => {
                return "A hash of the text tells which value it can be.".to_owned();
            }
            Read::Windows(windows) => match windows.offsets.as_slice() {
                [Offset::Start(0)] if windows.width == 1 => "first byte tell".to_owned(),
                [Offset::End(0)] if windows.width == 1 => "last byte tell".to_owned(),
                [Offset::Start(0)] => format!("first {} bytes tell", number(windows.width)),
                [Offset::End(0)] => format!("last {} bytes tell", number(windows.width)),
                [_] => "bytes at one place tell".to_owned(),
                many => format!("bytes at {} places tell", number(many.len())),
            },
        };
        format!("The length of a text and its {parts} which value it can be.")
    }

    /// Writes the body of the function.
    pub(super) fn emit(&self, code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
        let table = &self.table;
        if !table.pilots.is_empty() {
            numbers(code, "PILOTS", &table.pilots);
        }
        numbers(code, "SLOTS", &table.slots);
        let seed = hex(table.seed);
        match &self.read {
            Read::Everything => {
                let hash = code.runtime(Module::HashText, "of_text");
                code.line(format_args!("let hash = {hash}({seed}, text);"));
            }
            Read::Windows(windows) => {
                short(code, unit, windows.width);
                self.read_windows(code, windows, &seed);
            }
        }
        let slot = if table.pilots.is_empty() {
            format!("(hash >> {}) as usize", shift(table.slots.len()))
        } else {
            let group = shift(table.pilots.len());
            code.line(format_args!(
                "let pilot = PILOTS[(hash >> {group}) as usize] as usize;"
            ));
            format!("(hash as usize ^ pilot) & {:#x}", table.slots.len() - 1)
        };
        code.line(format_args!("let index = SLOTS[{slot}] as usize;"));
        let literals = unit.free("LITERALS");
        if file.by_match(unit) {
            code.block(
                format_args!("if Self::{literals}[index] != text {{"),
                |code| {
                    code.line("return ::core::option::Option::None;");
                },
            );
            return value_at(code, file, unit, "index");
        }
        let values = file.values(unit);
        code.line(format_args!(
            "(Self::{literals}[index] == text).then_some({values}[index])"
        ));
    }

    /// `let hash = …` of the bytes in the windows.
    fn read_windows(&self, code: &mut Code, windows: &Windows, seed: &str) {
        let width = windows.width;
        let (mut words, mut last) = (Vec::new(), "word".to_owned());
        let count = windows.offsets.len().div_ceil(8 / width);
        for (index, chunk) in windows.offsets.chunks(8 / width).enumerate() {
            if count > 1 {
                last = format!("word_{}", index + 1);
            }
            let parts: Vec<String> = chunk
                .iter()
                .enumerate()
                .map(|(i, offset)| match (self.window(code, *offset, width), i) {
                    (window, 0) => window,
                    (window, i) => format!("({window} << {})", 8 * width * i),
                })
                .collect();
            assign(code, &last, &parts);
            words.push(last.clone());
        }
        match words.as_slice() {
            [word] => {
                let hash = code.runtime(Module::Hash, "of_word");
                code.line(format_args!(
                    "let hash = {hash}({seed}, text.len(), {word});"
                ));
            }
            [one, other, more @ ..] => {
                let hash = code.runtime(Module::HashWords, "of_two");
                code.line(format_args!(
                    "let hash = {hash}({seed}, text.len(), {one}, {other});"
                ));
                for word in more {
                    let and = code.runtime(Module::HashWords, "and");
                    code.line(format_args!("let hash = {and}(hash, {word});"));
                }
            }
            [] => {}
        }
    }

    /// The bytes of a window as a number.
    fn window(&self, code: &mut Code, offset: Offset, width: usize) -> String {
        let end = match offset {
            Offset::Start(0) => "first",
            Offset::End(0) => "last",
            _ => "",
        };
        match (end, width) {
            ("", _) => {}
            (end, 1) => return format!("u64::from(*text.as_bytes().{end}()?)"),
            (end, 8) => {
                return format!("u64::from_le_bytes(*text.as_bytes().{end}_chunk()?)");
            }
            (end, _) => {
                let bits = 8 * width;
                return format!(
                    "u64::from(u{bits}::from_le_bytes(*text.as_bytes().{end}_chunk()?))"
                );
            }
        }
        let (function, place) = match offset {
            Offset::Start(p) if p + width <= self.shortest => ("at", p),
            Offset::Start(p) => ("near", p),
            Offset::End(q) => ("from_end", q),
        };
        let function = code.runtime(Module::Window, function);
        format!("{function}::<{width}>(text, {place})?")
    }
}

/// `let name = part | part;`
fn assign(code: &mut Code, name: &str, parts: &[String]) {
    let value = parts.join(" | ");
    if cells(&value) + 5 <= code.width() {
        return code.line(format_args!("let {name} = {value};"));
    }
    let mut parts = parts.iter();
    let first = parts.next().map_or("", String::as_str);
    code.exact_line(&format!("let {name} = {first}"));
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_none() { ";" } else { "" };
        code.exact_line(&format!("    | {part}{end}"));
    }
}

/// Looks at the literals that are shorter than a window one by one.
fn short(code: &mut Code, unit: &Unit<'_>, width: usize) {
    let short: Vec<_> = unit
        .values()
        .filter(|(value, _)| value.literal.len() < width)
        .collect();
    if short.is_empty() {
        return;
    }
    let is_short = match width {
        1 => "text.is_empty()".to_owned(),
        _ => format!("text.len() < {width}"),
    };
    code.block(format_args!("if {is_short} {{"), |code| {
        code.block_to(
            "return ::core::option::Option::Some(match text {",
            "});",
            |code| {
                for (value, variant) in &short {
                    code.arm(&quoted(&value.literal), &format!("Self::{variant}"));
                }
                code.line("_ => return ::core::option::Option::None,");
            },
        );
    });
}

/// So many bits are not part of an index into a table of that length.
fn shift(length: usize) -> u32 {
    64 - length.trailing_zeros()
}

fn hex(number: u64) -> String {
    let digits = format!("{number:016x}");
    let groups: Vec<&str> = [0, 4, 8, 12]
        .iter()
        .filter_map(|&i| digits.get(i..i + 4))
        .collect();
    format!("0x{}", groups.join("_"))
}

/// Writes a table of numbers in the narrowest type that holds them all.
fn numbers(code: &mut Code, name: &str, numbers: &[u32]) {
    let items = Items::numbers(numbers.iter().map(|&n| u64::from(n)));
    let (of, count) = (int_type(numbers.iter().copied()), numbers.len());
    code.array(&format!("static {name}: [{of}; {count}] = "), &items, true);
}
