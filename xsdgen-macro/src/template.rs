//! Code with words in it that stand for other tokens.

use crate::tokens::{Group, TokenStream, TokenTree};

/// Tokens with each word that is in `parts` replaced.
pub(crate) fn fill(tokens: TokenStream, parts: &[(&str, TokenStream)]) -> TokenStream {
    let mut out = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                let name = word.to_string();
                match parts.iter().find(|(n, _)| *n == name) {
                    Some((_, part)) => out.extend(part.clone()),
                    None => out.extend([TokenTree::Ident(word)]),
                }
            }
            TokenTree::Group(group) => {
                let mut filled = Group::new(group.delimiter(), fill(group.stream(), parts));
                filled.set_span(group.span());
                out.extend([TokenTree::Group(filled)]);
            }
            other => out.extend([other]),
        }
    }
    out
}
