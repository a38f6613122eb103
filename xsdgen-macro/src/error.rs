//! Compile errors.

use crate::tokens::{
    Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree,
};

pub(crate) type Result<T> = std::result::Result<T, Error>;

/// What is wrong, perhaps in several places.
#[derive(Debug)]
pub(crate) struct Error {
    messages: Vec<Message>,
}

#[derive(Debug)]
struct Message {
    /// Where the first token that it is about stands, and the last.
    place: (Span, Span),
    text: String,
}

impl Error {
    pub(crate) fn new(span: Span, text: impl Into<String>) -> Self {
        Self::between((span, span), text)
    }

    /// About all from one token to another.
    pub(crate) fn between(place: (Span, Span), text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            messages: vec![Message { place, text }],
        }
    }

    /// The same place with other words.
    pub(crate) fn saying(mut self, text: &str) -> Self {
        for message in &mut self.messages {
            text.clone_into(&mut message.text);
        }
        self
    }

    pub(crate) fn combine(&mut self, other: Self) {
        self.messages.extend(other.messages);
    }

    pub(crate) fn into_compile_error(self) -> TokenStream {
        let each = self.messages.into_iter();
        each.flat_map(Message::into_tokens).collect()
    }
}

impl Message {
    /// `::core::compile_error! { "text" }`; the compiler shows all from the span of the first token to that of the last.
    fn into_tokens(self) -> impl Iterator<Item = TokenTree> {
        let (start, end) = self.place;
        let punct = |c, spacing| {
            let mut punct = Punct::new(c, spacing);
            punct.set_span(start);
            TokenTree::Punct(punct)
        };
        let ident = |name| TokenTree::Ident(Ident::new(name, start));
        let mut text = Literal::string(&self.text);
        text.set_span(end);
        let text = TokenTree::Literal(text);
        let mut group = Group::new(Delimiter::Brace, TokenStream::from_iter([text]));
        group.set_span(end);
        [
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            ident("core"),
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            ident("compile_error"),
            punct('!', Spacing::Alone),
            TokenTree::Group(group),
        ]
        .into_iter()
    }
}
