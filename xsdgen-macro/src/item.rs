//! The enum that a macro stands on.

use crate::cursor::Cursor;
use crate::error::{Error, Result};
use crate::tokens::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// An enum, struct or union. The compiler has seen that it is well-formed.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: TokenStream,
    pub(crate) ident: Ident,
    /// Where the parameters begin and end, if it has any.
    pub(crate) generics: Option<(Span, Span)>,
    /// `None` if it is no enum.
    pub(crate) variants: Option<Vec<Variant>>,
}

/// `#[name …]`
pub(crate) struct Attribute {
    /// Its path, if that is a single word.
    pub(crate) name: String,
    /// The group behind the path.
    arguments: Option<Group>,
    /// Where it stands.
    span: Span,
    /// All of it.
    pub(crate) tokens: [TokenTree; 2],
}

/// One variant.
pub(crate) struct Variant {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) ident: Ident,
    /// In parentheses or braces.
    pub(crate) fields: Option<Group>,
}

impl Item {
    pub(crate) fn read(tokens: TokenStream) -> Result<Self> {
        let mut input = Cursor::new(tokens);
        let attributes = attributes(&mut input);
        let visibility = visibility(&mut input);
        let is_enum = input.at_word("enum");
        if !is_enum && !input.at_word("struct") && !input.at_word("union") {
            return Err(input.error("expected one of: `struct`, `enum`, `union`"));
        }
        input.next();
        let ident = input.ident("expected identifier")?;
        let generics = generics(&mut input);
        // A where clause, perhaps.
        let mut body = None;
        while body.is_none() && !input.is_empty() {
            body = input.group(Delimiter::Brace);
            if body.is_none() {
                input.next();
            }
        }
        let variants = match body {
            Some(body) if is_enum => Some(variants(&body)?),
            _ => None,
        };
        Ok(Self {
            attributes,
            visibility,
            ident,
            generics,
            variants,
        })
    }

    /// Refuses parameters, which nothing that comes from a schema has.
    pub(crate) fn refuse_generics(&self) -> Result<()> {
        match self.generics {
            None => Ok(()),
            Some(place) => Err(Error::between(
                place,
                "the enum of a schema has no type parameters or lifetimes",
            )),
        }
    }
}

/// Takes the attributes that stand here.
pub(crate) fn attributes(input: &mut Cursor) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while input.at_punct('#') {
        let Some(mark) = input.next() else { break };
        let Some(group) = input.group(Delimiter::Bracket) else {
            break;
        };
        let mut path = Cursor::inside(&group);
        let mut name = String::new();
        if let Some(TokenTree::Ident(word)) = path.next() {
            name = word.to_string();
        }
        if path.at_punct(':') {
            name.clear();
        }
        let arguments = match path.next() {
            Some(TokenTree::Group(group)) => Some(group),
            _ => None,
        };
        attributes.push(Attribute {
            name,
            arguments,
            span: group.span(),
            tokens: [mark, TokenTree::Group(group)],
        });
    }
    attributes
}

/// Takes the visibility that stands here, if one does.
pub(crate) fn visibility(input: &mut Cursor) -> TokenStream {
    let mut tokens = TokenStream::new();
    if input.at_word("pub") {
        tokens.extend(input.next());
        let scope = input.group(Delimiter::Parenthesis);
        tokens.extend(scope.map(TokenTree::Group));
    }
    tokens
}

fn generics(input: &mut Cursor) -> Option<(Span, Span)> {
    if !input.at_punct('<') {
        return None;
    }
    let (start, mut end) = (input.span(), input.span());
    let (mut depth, mut count, mut before) = (0_usize, 0_usize, None);
    while let Some(token) = input.next() {
        let mark = match &token {
            TokenTree::Punct(p) => Some(p.as_char()),
            _ => None,
        };
        match (before, mark) {
            (_, Some('<')) => depth += 1,
            (Some('-' | '='), Some('>')) => {}
            (_, Some('>')) => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = mark;
        count += 1;
        end = token.span();
        if depth == 0 {
            break;
        }
    }
    (count > 2).then_some((start, end))
}

fn variants(body: &Group) -> Result<Vec<Variant>> {
    let mut input = Cursor::inside(body);
    let mut variants = Vec::new();
    while !input.is_empty() {
        let attributes = attributes(&mut input);
        visibility(&mut input);
        let ident = input.ident("expected identifier")?;
        let fields = input
            .group(Delimiter::Parenthesis)
            .or_else(|| input.group(Delimiter::Brace));
        // A number, perhaps.
        if input.at_punct('=') {
            input.next();
            input.until_comma();
        }
        input.comma()?;
        variants.push(Variant {
            attributes,
            ident,
            fields,
        });
    }
    Ok(variants)
}

impl Attribute {
    /// What stands between its parentheses.
    pub(crate) fn arguments(&self) -> Result<Cursor> {
        self.arguments.as_ref().map(Cursor::inside).ok_or_else(|| {
            let text = format!(
                "expected attribute arguments in parentheses: #[{}(...)]",
                self.name
            );
            Error::new(self.span, text)
        })
    }
}

impl Variant {
    /// Whether its fields are one type in parentheses.
    pub(crate) fn has_one_unnamed_field(&self) -> bool {
        let Some(fields) = &self.fields else {
            return false;
        };
        if fields.delimiter() != Delimiter::Parenthesis {
            return false;
        }
        let mut fields = Cursor::inside(fields);
        let any = !fields.until_comma().is_empty();
        fields.next();
        any && fields.is_empty()
    }
}
