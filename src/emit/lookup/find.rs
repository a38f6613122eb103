//! One function from a text to the value whose key it is.

use super::hash::{FACTOR, Table, Words, everything, hash, hash_everything, hash_packed};
use super::packed::Packed;
use super::windows::{Offset, Windows};
use crate::emit::code::{Code, Items, quoted};
use crate::emit::file::{File, Unit};
use crate::options::Lookup;
use crate::text::Ident;

/// Up to this many keys, a `match` is as fast.
const TINY: usize = 2;

/// A function to write: `fn name(text: &str) -> Option<Self>`.
pub(in crate::emit) struct Finder<'a> {
    /// Its name.
    pub(in crate::emit) name: &'a str,
    /// Texts, each once, and the indexes of the values that they are.
    pub(in crate::emit) keys: &'a [(&'a str, u32)],
    /// An associated constant whose elements are the keys, when there is one already.
    pub(in crate::emit) table: Option<&'a str>,
    /// How it looks them up; by a `match` without one.
    pub(in crate::emit) plan: Option<&'a Plan>,
}

impl Finder<'_> {
    /// Writes it into an `impl` block of the type.
    pub(in crate::emit) fn emit(&self, code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
        code.push("\n");
        if let Some(plan) = self.plan {
            self.docs(code, plan);
        }
        let name = self.name;
        code.line(1, format_args!("#[inline]"));
        code.line(
            1,
            format_args!("fn {name}(text: &str) -> ::core::option::Option<Self> {{"),
        );
        match self.plan {
            Some(plan) => self.by_hash(code, file, unit, plan),
            None => self.by_match(code, unit),
        }
        code.line(1, format_args!("}}"));
    }

    /// Whether the place of a key is the index of its value.
    fn is_identity(&self) -> bool {
        self.keys
            .iter()
            .zip(0u32..)
            .all(|((_, value), i)| *value == i)
    }

    fn docs(&self, code: &mut Code, plan: &Plan) {
        let how = match &plan.read {
            Read::Packed(_) => "The text is packed into a number, its hash leaves one candidate, and one comparison decides."
                .to_owned(),
            Read::Everything => "A hash of the text leaves one candidate, and one comparison decides.".to_owned(),
            Read::Windows(w) if w.offsets.len() == 1 => {
                "The length and one part of the text tell all candidates apart: hashed, they leave one, and one \
                 comparison decides."
                    .to_owned()
            }
            Read::Windows(w) => format!(
                "The length and {} parts of the text tell all candidates apart: hashed, they leave one, and one \
                 comparison decides.",
                ["two", "three", "four", "five", "six", "seven", "eight"]
                    .get(w.offsets.len().saturating_sub(2))
                    .unwrap_or(&"some"),
            ),
        };
        code.docs(1, &how);
    }

    fn by_match(&self, code: &mut Code, unit: &Unit<'_>) {
        code.line(
            2,
            format_args!("::core::option::Option::Some(match text {{"),
        );
        for (key, value) in self.keys {
            let variant = unit
                .names
                .variants
                .get(*value as usize)
                .map_or("", Ident::as_str);
            code.arm(3, &quoted(key), &format!("Self::{variant}"));
        }
        code.line(3, format_args!("_ => return ::core::option::Option::None,"));
        code.line(2, format_args!("}})"));
    }

    fn by_hash(&self, code: &mut Code, file: &File<'_>, unit: &Unit<'_>, plan: &Plan) {
        self.tables(code, plan);
        code.line(2, format_args!("let bytes = text.as_bytes();"));
        code.line(2, format_args!("let n = bytes.len();"));
        self.check_length(code, unit, plan);
        match &plan.read {
            Read::Windows(windows) => read_windows(code, plan, windows),
            Read::Everything => read_everything(code, plan),
            Read::Packed(packed) => packed.read(code, plan.lengths, &hex(plan.table.seed)),
        }
        self.slot(code, plan);
        if let Read::Packed(_) = plan.read {
            return self.value(code, file, unit);
        }
        let table = match self.table {
            Some(table) => format!("Self::{table}"),
            None => "KEYS".to_owned(),
        };
        let is_same = file.in_support(unit, "is_same");
        code.line(
            2,
            format_args!("if !{is_same}({table}.get(index)?, text) {{"),
        );
        code.line(3, format_args!("return ::core::option::Option::None;"));
        code.line(2, format_args!("}}"));
        self.value(code, file, unit);
    }

    /// The tables; those of the literals are the type's already.
    fn tables(&self, code: &mut Code, plan: &Plan) {
        let table = &plan.table;
        if let Read::Packed(packed) = &plan.read {
            let keys = table.slots.iter();
            let keys = keys.map(|&i| self.keys.get(i as usize).map_or(0, |k| packed.pack(k.0)));
            let items = Items::new(keys, |out, key| out.push_str(&hex(key)));
            let head = format!("static KEYS: [u64; {}] = ", items.len());
            code.array(2, &head, &items, true);
        } else if self.table.is_none() {
            let items = Items::literals(self.keys.iter().map(|k| k.0));
            let head = format!("static KEYS: [&str; {}] = ", items.len());
            code.array(2, &head, &items, true);
        }
        if self.table.is_none() && !self.is_identity() {
            let indexes: Vec<u32> = self.keys.iter().map(|k| k.1).collect();
            numbers(code, "VALUES", &indexes);
        }
        if !table.pilots.is_empty() {
            numbers(code, "PILOTS", &table.pilots);
        }
        numbers(code, "SLOTS", &table.slots);
    }

    /// Sends away what is too short or too long for every key; looks at the few short keys one by one.
    fn check_length(&self, code: &mut Code, unit: &Unit<'_>, plan: &Plan) {
        let (min, max) = plan.lengths;
        let short: Vec<(&str, u32)> = self
            .keys
            .iter()
            .filter(|k| k.0.len() < min)
            .copied()
            .collect();
        if !short.is_empty() {
            code.line(2, format_args!("if n < {min} {{"));
            code.line(
                3,
                format_args!("return ::core::option::Option::Some(match text {{"),
            );
            for (key, value) in &short {
                let variant = unit
                    .names
                    .variants
                    .get(*value as usize)
                    .map_or("", Ident::as_str);
                code.arm(4, &quoted(key), &format!("Self::{variant}"));
            }
            code.line(4, format_args!("_ => return ::core::option::Option::None,"));
            code.line(3, format_args!("}});"));
            code.line(2, format_args!("}}"));
        }
        let test = match (min, max) {
            _ if min == max => format!("n != {min}"),
            _ if !short.is_empty() || min == 0 => format!("n > {max}"),
            _ => format!("!({min}..={max}).contains(&n)"),
        };
        code.line(2, format_args!("if {test} {{"));
        code.line(3, format_args!("return ::core::option::Option::None;"));
        code.line(2, format_args!("}}"));
    }

    /// From the hash to the index of the candidate.
    fn slot(&self, code: &mut Code, plan: &Plan) {
        let table = &plan.table;
        let slot = if table.pilots.is_empty() {
            format!(
                "(hash >> {}) as usize",
                64 - table.slots.len().trailing_zeros()
            )
        } else {
            let group = 64 - table.pilots.len().trailing_zeros();
            let pilot = to_usize(
                &table.pilots,
                &format!("*PILOTS.get((hash >> {group}) as usize)?"),
            );
            code.line(2, format_args!("let pilot = {pilot};"));
            code.line(
                2,
                format_args!(
                    "let slot = (hash as usize ^ pilot) & {:#x};",
                    table.slots.len() - 1
                ),
            );
            "slot".to_owned()
        };
        if let Read::Packed(_) = plan.read {
            code.line(2, format_args!("if *KEYS.get({slot})? != key {{"));
            code.line(3, format_args!("return ::core::option::Option::None;"));
            code.line(2, format_args!("}}"));
        }
        let index = to_usize(&table.slots, &format!("*SLOTS.get({slot})?"));
        code.line(2, format_args!("let index = {index};"));
    }

    /// From the index of the candidate to the value.
    fn value(&self, code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
        if self.table.is_none() && !self.is_identity() {
            let indexes: Vec<u32> = self.keys.iter().map(|k| k.1).collect();
            let index = to_usize(&indexes, "*VALUES.get(index)?");
            code.line(2, format_args!("let index = {index};"));
        }
        if !file.by_match(unit) {
            code.line(2, format_args!("{}.get(index).copied()", file.values(unit)));
            return;
        }
        code.line(
            2,
            format_args!("::core::option::Option::Some(match index {{"),
        );
        for (i, variant) in unit.names.variants.iter().enumerate() {
            code.arm(3, &i.to_string(), &format!("Self::{variant}"));
        }
        code.line(3, format_args!("_ => return ::core::option::Option::None,"));
        code.line(2, format_args!("}})"));
    }
}

const READ_EVERYTHING: &str = "        let fold = |hash: u64, word: u64| {
            let product = u128::from(hash ^ word) * $factor;
            (product >> 64) as u64 ^ product as u64
        };
        let last = match bytes.last_chunk() {
            ::core::option::Option::Some(last) => u64::from_le_bytes(*last),
            _ => {
                let bytes = bytes.iter().rev();
                bytes.fold(0, |word, &byte| (word << 8) | u64::from(byte))
            }
        };
        let mut hash = fold($seed.rotate_left(n as u32), last);
        for chunk in bytes.chunks_exact(8) {
            hash = fold(hash, u64::from_le_bytes(*chunk.first_chunk()?));
        }
";

fn read_everything(code: &mut Code, plan: &Plan) {
    let (seed, factor) = (hex(plan.table.seed), hex(FACTOR));
    code.template(
        READ_EVERYTHING,
        &[("seed", &format!("{seed}_u64")), ("factor", &factor)],
    );
}

fn read_windows(code: &mut Code, plan: &Plan, windows: &Windows) {
    let width = windows.width;
    let (min, max) = plan.lengths;
    let at = |offset: Offset| match offset {
        Offset::Start(0) => "at(0)?".to_owned(),
        Offset::Start(p) if p + width <= min => format!("at({p})?"),
        Offset::Start(p) => format!("at({p}.min(n - {width}))?"),
        Offset::End(q) if q + width <= min => format!("at(n - {})?", q + width),
        Offset::End(q) => format!("at(n.saturating_sub({}))?", q + width),
    };
    if width == 1 {
        let load = "::core::option::Option::Some(u64::from(*bytes.get(start)?))";
        code.line(2, format_args!("let at = |start: usize| {load};"));
    } else {
        let word = match width {
            8 => "u64::from_le_bytes(bytes)".to_owned(),
            _ => format!("u64::from(u{}::from_le_bytes(bytes))", 8 * width),
        };
        code.line(2, format_args!("let at = |start: usize| {{"));
        code.line(
            3,
            format_args!("let bytes = *bytes.get(start..)?.first_chunk()?;"),
        );
        code.line(3, format_args!("::core::option::Option::Some({word})"));
        code.line(2, format_args!("}};"));
    }
    let words: Vec<String> = windows
        .offsets
        .chunks(8 / width)
        .enumerate()
        .map(|(i, chunk)| {
            let parts: Vec<String> = chunk
                .iter()
                .enumerate()
                .map(|(i, &offset)| match i {
                    0 => at(offset),
                    _ => format!("({} << {})", at(offset), 8 * width * i),
                })
                .collect();
            let name = if windows.offsets.len() * width <= 8 {
                "word".to_owned()
            } else {
                format!("word{i}")
            };
            code.assign_chain(2, &format!("let {name} ="), " | ", &parts);
            name
        })
        .collect();
    if min == max {
        code.line(
            2,
            format_args!(
                "let seed = {};",
                hex(plan.table.seed.rotate_left(min as u32))
            ),
        );
    } else {
        code.line(
            2,
            format_args!(
                "let seed = {}_u64.rotate_left(n as u32);",
                hex(plan.table.seed)
            ),
        );
    }
    let factor = hex(FACTOR);
    let mut words = words.iter();
    let first = words.next().map_or("0", String::as_str);
    match words.next() {
        None => code.line(
            2,
            format_args!("let product = u128::from({first} ^ seed) * {factor};"),
        ),
        Some(second) => code.line(
            2,
            format_args!(
                "let product = u128::from({first} ^ seed) * u128::from({second} ^ {factor});"
            ),
        ),
    }
    code.line(2, format_args!("let hash = {FOLD};"));
    for word in words {
        code.line(
            2,
            format_args!("let product = u128::from(hash ^ {word}) * {factor};"),
        );
        code.line(2, format_args!("let hash = {FOLD};"));
    }
}

pub(super) const FOLD: &str = "(product >> 64) as u64 ^ product as u64";

/// How the candidate is found.
pub(in crate::emit) struct Plan {
    read: Read,
    /// Fewest and most bytes of the keys that are looked up by hash.
    lengths: (usize, usize),
    table: Table,
}

/// What is hashed.
enum Read {
    Windows(Windows),
    Everything,
    Packed(Packed),
}

impl Plan {
    /// For texts, each once; `None` where a `match` is to look them up.
    pub(in crate::emit) fn new(keys: &[(&str, u32)], lookup: Lookup) -> Option<Self> {
        if keys.len() <= TINY || lookup == Lookup::Match {
            return None;
        }
        let bytes: Vec<&[u8]> = keys.iter().map(|k| k.0.as_bytes()).collect();
        if let Some(packed) = Packed::find(lengths(bytes.iter().map(|k| k.len())), keys.len()) {
            return Self::by_packed(keys, &bytes, packed);
        }
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
        let lengths = lengths(keys.iter().filter(|k| is_long(k)).map(|k| k.len()));
        Some(Self {
            read: Read::Windows(windows),
            lengths,
            table,
        })
    }

    fn by_packed(keys: &[(&str, u32)], bytes: &[&[u8]], packed: Packed) -> Option<Self> {
        let mut words = Words::default();
        for (key, _) in keys {
            words.push(std::iter::once(packed.pack(key)), key.len());
        }
        Some(Self {
            table: Table::find(&words, hash_packed)?,
            lengths: lengths(bytes.iter().map(|k| k.len())),
            read: Read::Packed(packed),
        })
    }

    fn by_everything(keys: &[&[u8]]) -> Option<Self> {
        let mut words = Words::default();
        for key in keys {
            words.push(everything(key), key.len());
        }
        Some(Self {
            read: Read::Everything,
            lengths: lengths(keys.iter().map(|k| k.len())),
            table: Table::find(&words, hash_everything)?,
        })
    }
}

fn lengths(lengths: impl Iterator<Item = usize> + Clone) -> (usize, usize) {
    (
        lengths.clone().min().unwrap_or(0),
        lengths.max().unwrap_or(0),
    )
}

/// A number of a table as `usize`.
fn to_usize(numbers: &[u32], element: &str) -> String {
    match int_type(numbers) {
        "u32" => format!("{element} as usize"),
        _ => format!("usize::from({element})"),
    }
}

pub(super) fn hex(number: u64) -> String {
    let digits = format!("{number:016x}");
    let groups: Vec<&str> = [0, 4, 8, 12]
        .iter()
        .filter_map(|&i| digits.get(i..i + 4))
        .collect();
    format!("0x{}", groups.join("_"))
}

/// The narrowest type that holds all numbers.
fn int_type(numbers: &[u32]) -> &'static str {
    match numbers.iter().max() {
        Some(0x1_0000..) => "u32",
        Some(0x100..) => "u16",
        _ => "u8",
    }
}

fn numbers(code: &mut Code, name: &str, numbers: &[u32]) {
    let items = Items::numbers(numbers.iter().map(|&n| u64::from(n)));
    let head = format!(
        "static {name}: [{}; {}] = ",
        int_type(numbers),
        numbers.len()
    );
    code.array(2, &head, &items, true);
}
