//! Arguments: paths first, then options under the names that they have everywhere.

use xsdgen::Builder;
use xsdgen::options::{self, Kind, OptionValue};

use crate::cursor::{Cursor, Text};
use crate::error::{Error, Result};
use crate::report;
use crate::tokens::{Delimiter, Span, TokenStream, TokenTree};

/// `"schemas/a.xsd", "schemas/b.xsd", serde, derive(Foo), vis = pub(crate)`
#[derive(Default)]
pub(crate) struct Args {
    /// The inputs.
    pub(crate) paths: Vec<Text>,
    /// What is asked for besides.
    pub(crate) options: Vec<Argument>,
}

/// One option.
pub(crate) struct Argument {
    pub(crate) name: String,
    name_span: Span,
    pub(crate) value: OptionValue,
    /// Where the value stands.
    pub(crate) span: Span,
}

impl Args {
    pub(crate) fn read(input: &mut Cursor) -> Result<Self> {
        let mut args = Self::default();
        while !input.is_empty() {
            if at_literal(input) {
                args.paths.push(path(input, &args.options)?);
            } else {
                args.options.push(argument(input)?);
            }
            input.comma()?;
        }
        Ok(args)
    }
}

fn at_literal(input: &Cursor) -> bool {
    let literal = matches!(input.peek(), Some(TokenTree::Literal(_)));
    literal || input.at_word("true") || input.at_word("false")
}

fn path(input: &mut Cursor, options: &[Argument]) -> Result<Text> {
    let span = input.span();
    match input.text() {
        Some(path) if options.is_empty() => Ok(path),
        Some(_) => Err(Error::new(span, "paths stand before the options")),
        None => Err(Error::new(
            span,
            "expected the path of a schema as a string literal, e.g. \"schemas/dhcp.xsd\"",
        )),
    }
}

fn argument(input: &mut Cursor) -> Result<Argument> {
    let name_span = input.span();
    let expected = "expected the path of a schema or the name of an option";
    let name = input.ident(expected)?.to_string();
    let mut span = name_span;
    let value = if let Some(group) = input.group(Delimiter::Parenthesis) {
        OptionValue::List(items(&mut Cursor::inside(&group))?)
    } else if input.is_empty() || input.at_punct(',') {
        OptionValue::Flag(true)
    } else {
        input.punct('=')?;
        span = input.span();
        value(input)?
    };
    Ok(Argument {
        name,
        name_span,
        value,
        span,
    })
}

/// What stands behind `=`.
fn value(input: &mut Cursor) -> Result<OptionValue> {
    if let Some(group) = input.group(Delimiter::Bracket) {
        return Ok(OptionValue::List(items(&mut Cursor::inside(&group))?));
    }
    Ok(match item(input)? {
        (text, true) if text == "true" => OptionValue::Flag(true),
        (text, true) if text == "false" => OptionValue::Flag(false),
        (text, _) => OptionValue::Text(text),
    })
}

/// `A, "b", "prefix" = "dir"`
fn items(input: &mut Cursor) -> Result<Vec<String>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        let (mut text, bare) = item(input)?;
        if !bare && input.at_punct('=') {
            // What the command line takes as NAME=VALUE.
            input.punct('=')?;
            text = format!("{text}={}", item(input)?.0);
        }
        items.push(text);
        input.comma()?;
    }
    Ok(items)
}

/// The content of a string literal, or the tokens up to the next comma and that they are not a string.
fn item(input: &mut Cursor) -> Result<(String, bool)> {
    if let Some(text) = input.text() {
        return Ok((text.value, false));
    }
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.at_punct(',') {
        tokens.extend(input.next());
    }
    if tokens.is_empty() {
        return Err(input.error("expected a value"));
    }
    let mut text = String::new();
    write_tokens(tokens, &mut text);
    Ok((text, true))
}

/// Tokens as text, with a space only where two words meet: `pub(crate)`, `pub(in a::b)`, `serde::Serialize`.
fn write_tokens(tokens: TokenStream, out: &mut String) {
    let mut after_word = false;
    for token in tokens {
        let word = matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
        if word && after_word {
            out.push(' ');
        }
        after_word = word;
        let TokenTree::Group(group) = token else {
            out.push_str(&token.to_string());
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => ("", ""),
        };
        out.push_str(open);
        write_tokens(group.stream(), out);
        out.push_str(close);
    }
}

/// What is written on an enum itself and not as an option.
const ON_THE_ENUM: [(&str, &str); 4] = [
    ("attribute", "`#[…]`"),
    ("derive", "`#[derive(…)]`"),
    ("non_exhaustive", "`#[non_exhaustive]`"),
    ("vis", "`pub enum …`"),
];

impl Args {
    /// Takes out an option that is the macro's own and not the library's: its value, and where that stands.
    pub(crate) fn take(&mut self, name: &str) -> Option<Argument> {
        let index = self.options.iter().position(|o| o.name == name)?;
        Some(self.options.remove(index))
    }

    /// Takes out an option of the macro that is one text.
    pub(crate) fn take_text(&mut self, name: &str) -> Result<Option<(String, Span)>> {
        match self.take(name) {
            None => Ok(None),
            Some(Argument {
                value: OptionValue::Text(text),
                span,
                ..
            }) => Ok(Some((text, span))),
            Some(other) => Err(Error::new(
                other.span,
                format!("`{name}` takes one text: `{name} = \"…\"`"),
            )),
        }
    }

    /// Whether serde's traits are asked for.
    pub(crate) fn serde(&self) -> bool {
        let on = |o: &Argument| o.name == "serde" && o.value == OptionValue::Flag(true);
        self.options.iter().any(on)
    }

    /// Refuses options about what the user's enum says itself.
    pub(crate) fn refuse_what_the_enum_says(&self) -> Result<()> {
        for option in &self.options {
            if option.name == "constants_for" || option.name == "constants_above" {
                return Err(Error::new(
                    option.name_span,
                    format!(
                        "`{}` makes a struct of an enum\n\
                         help: use `include_schema!`, which makes the type itself",
                        option.name
                    ),
                ));
            }
            if let Some((name, instead)) = ON_THE_ENUM.iter().find(|(n, _)| option.name == *n) {
                return Err(Error::new(
                    option.name_span,
                    format!(
                        "`{name}` is not an option of a single enum: write {instead} on the enum"
                    ),
                ));
            }
        }
        Ok(())
    }

    /// Sets every option that is left.
    pub(crate) fn apply(&self, builder: &mut Builder) -> Result<()> {
        for (i, argument) in self.options.iter().enumerate() {
            let name = &argument.name;
            let repeats = self.options.iter().take(i).any(|o| o.name == *name);
            let adds = options::find(name)
                .is_some_and(|o| matches!(o.kind(), Kind::List | Kind::Paths | Kind::Map));
            if repeats && !adds {
                return Err(Error::new(
                    argument.name_span,
                    format!("`{name}` is given twice"),
                ));
            }
            builder
                .set(name, argument.value.clone())
                .map_err(|d| report::of_option(&d, argument.name_span))?;
        }
        Ok(())
    }
}

/// Gives what is generated the visibility of the user's enum.
pub(crate) fn visibility(builder: &mut Builder, vis: &TokenStream) -> Result<()> {
    let mut text = String::new();
    write_tokens(vis.clone(), &mut text);
    let span = vis.clone().into_iter().next();
    let span = span.map_or_else(Span::call_site, |token| token.span());
    builder
        .set("vis", text)
        .map_err(|d| report::of_option(&d, span))?;
    Ok(())
}
