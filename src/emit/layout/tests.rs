//! Lines at the margin, as rustfmt breaks them.

use super::broken;

fn lines(line: &str, width: usize) -> Vec<String> {
    let parts = broken(line, width).into_iter();
    parts
        .map(|p| format!("{}{}", "    ".repeat(p.level), p.text))
        .collect()
}

#[test]
fn headers_are_broken_where_rustfmt_breaks_them() {
    let long = "L".repeat(82);
    assert_eq!(
        lines(&format!("impl From<A> for {long} {{"), 100),
        ["impl From<A>", &format!("    for {long}"), "{"]
    );
    assert_eq!(lines(&format!("impl Fro<A> for {long} {{"), 100).len(), 1);
    assert_eq!(
        lines(&format!("impl From<A> for {long} {{}}"), 100),
        ["impl From<A>", &format!("    for {long}"), "{", "}"]
    );
    // Their indentation is not counted, and what is too wide only for that stays as it is.
    assert_eq!(lines(&format!("impl Fro<A> for {long} {{"), 96).len(), 1);
    let generic = format!("impl From<Vec<A>> for {}", "L".repeat(76));
    assert_eq!(
        lines(&format!("{generic} {{"), 96),
        [format!("{generic} {{")]
    );
    // Nor is that of an enum.
    assert_eq!(lines(&format!("pub enum {long}NNNNNNN {{"), 96).len(), 1);
    assert_eq!(
        lines(&format!("pub enum {long}NNNNNNNN {{"), 96),
        [&format!("pub enum {long}NNNNNNNN"), "{"]
    );
    let whole = format!("impl From<{long}>");
    assert_eq!(
        lines(&format!("{whole} for B {{"), 100),
        [&whole, "    for B", "{"]
    );
    let name = format!("{long}L");
    assert_eq!(
        lines(&format!("impl<S> From<{name}> for B"), 100),
        [&format!("impl<S> From<{name}>"), "    for B"]
    );
    assert_eq!(
        lines(&format!("impl TryFrom<{name}LLLL> for B {{"), 100),
        [
            "impl",
            &format!("    TryFrom<{name}LLLL>"),
            "    for B",
            "{"
        ]
    );
    let name = format!("{name}LLLLL");
    assert_eq!(
        lines(&format!("impl TryFrom<{name}> for B {{"), 100),
        [
            "impl",
            "    TryFrom<",
            &format!("        {name},"),
            "    > for B",
            "{"
        ]
    );
    assert_eq!(
        lines(
            &format!("fn find(text: &{long}, at: fn(u8) -> u8) -> u8 {{"),
            96
        ),
        [
            "fn find(",
            &format!("    text: &{long},"),
            "    at: fn(u8) -> u8,",
            ") -> u8 {"
        ]
    );
}

#[test]
fn the_items_of_a_list_are_broken_where_rustfmt_breaks_them() {
    let name = |length| "I".repeat(length);
    let result = |item: &str| lines(&format!("pub fn into_vec(self) -> Vec<{item}> {{"), 96);
    // The brace asks for as much room again as the indentation takes.
    let fits = name(80);
    assert_eq!(result(&fits).last(), Some(&format!(") -> Vec<{fits}> {{")));
    let longer = name(81);
    assert_eq!(
        result(&longer),
        [
            "pub fn into_vec(",
            "    self,",
            &format!(") -> Vec<{longer}>"),
            "{"
        ]
    );
    let longest = name(89);
    assert_eq!(
        result(&longest),
        [
            "pub fn into_vec(",
            "    self,",
            ") -> Vec<",
            &format!("    {longest},"),
            "> {"
        ]
    );
    assert_eq!(
        lines(
            &format!("type IntoIter = ::core::slice::Iter<'a, {longest}>;"),
            96
        ),
        [
            "type IntoIter = ::core::slice::Iter<",
            "    'a,",
            &format!("    {longest},"),
            ">;"
        ]
    );
    assert_eq!(
        lines(
            &format!("I: ::core::iter::IntoIterator<Item = {longest}>,"),
            92
        ),
        [
            "I: ::core::iter::IntoIterator<",
            &format!("        Item = {longest},"),
            "    >,"
        ]
    );
}

#[test]
fn calls_are_broken_where_rustfmt_breaks_them() {
    let text = "\"a, (\"";
    assert_eq!(
        lines(&format!("None => Error::new({text}, b),"), 20),
        [
            "None => Error::new(",
            &format!("    {text},"),
            "    b,",
            "),"
        ]
    );
    assert_eq!(
        lines("Err(Error::new(a, b))", 10),
        ["Err(Error::new(", "    a,", "    b,", "))"]
    );
    assert_eq!(
        lines("let value = f(a, b);", 14),
        ["let value =", "    f(a, b);"]
    );
    let long = "x".repeat(59);
    assert_eq!(lines(&format!("f({long}, b);"), 100).len(), 4);
    assert_eq!(lines("a.b(c).d(e)", 5), ["a.b(c).d(e)"]);
    assert_eq!(lines(&format!("f({long}{long});"), 200).len(), 1);
    assert_eq!(lines(&format!("f(g({long}));"), 200).len(), 3);
    let closure = lines(&format!("a.or_else(|| g({long}, b))"), 100);
    assert_eq!(closure.first().map(String::as_str), Some("a.or_else(|| {"));
    assert_eq!(
        lines("Some(a) => f(a, b),", 18),
        ["Some(a) => {", "    f(a, b)", "}"]
    );
    assert_eq!(lines("f(\"a = b\")", 8), ["f(", "    \"a = b\",", ")"]);
}
