//! Rust as its tokens: what is said, without comments, documentation, attributes and unit tests.

use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::Source;

/// One word of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) line: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// A string of any form; its text is the content between the quotes, with escapes as written.
    Text,
    Number,
    Sign,
}

/// The words of `source`, in order.
pub(crate) fn tokens(source: &Source) -> Vec<Token> {
    let stream = TokenStream::from_str(&source.text);
    let mut out = Vec::new();
    walk(stream.unwrap_or_else(|problem| panic!("{}: {problem}", source.path)), &mut out);
    out
}

fn walk(stream: TokenStream, out: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        if let Some(attribute) = attribute_at(&trees, at) {
            at += attribute.length;
            if attribute.tests_only {
                at += item_length(&trees[at..]);
            }
            continue;
        }
        at += 1;
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => walk(group.stream(), out),
            TokenTree::Ident(word) => out.push(Token { kind: Kind::Word, text: word.to_string(), line }),
            TokenTree::Punct(sign) => out.push(Token { kind: Kind::Sign, text: sign.as_char().to_string(), line }),
            TokenTree::Literal(literal) => out.extend(literal_token(&literal.to_string(), line)),
        }
    }
}

/// What follows `crate::` in `source`, in order: the first word of every path, or of each path in braces.
pub(crate) fn own_paths(source: &Source) -> Vec<String> {
    let stream = TokenStream::from_str(&source.text);
    let mut out = Vec::new();
    lead(stream.unwrap_or_else(|problem| panic!("{}: {problem}", source.path)), &mut out);
    out
}

fn lead(stream: TokenStream, out: &mut Vec<String>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let word = |at: usize| trees.get(at).map(ToString::to_string);
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        if let Some(attribute) = attribute_at(&trees, at) {
            at +=
                attribute.length + if attribute.tests_only { item_length(&trees[at + attribute.length..]) } else { 0 };
            continue;
        }
        at += 1;
        if tree.to_string() == "crate" && word(at).as_deref() == Some(":") && word(at + 1).as_deref() == Some(":") {
            match trees.get(at + 2) {
                Some(TokenTree::Group(group)) => out.extend(firsts(group.stream())),
                other => out.extend(other.map(ToString::to_string)),
            }
            at += 3;
        } else if let TokenTree::Group(group) = tree {
            lead(group.stream(), out);
        }
    }
}

/// The first word of each piece between commas.
fn firsts(stream: TokenStream) -> Vec<String> {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let pieces = trees.split(|tree| tree.to_string() == ",");
    pieces.filter_map(|piece| piece.first().map(ToString::to_string)).collect()
}

struct Attribute {
    length: usize,
    tests_only: bool,
}

/// `#[…]` and `#![…]`. Documentation arrives as an attribute too.
fn attribute_at(trees: &[TokenTree], at: usize) -> Option<Attribute> {
    let sign = |offset: usize, wanted: char| matches!(trees.get(at + offset), Some(TokenTree::Punct(sign)) if sign.as_char() == wanted);
    let length = match (sign(0, '#'), sign(1, '!')) {
        (true, true) => 3,
        (true, false) => 2,
        _ => return None,
    };
    match trees.get(at + length - 1) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            let said: String = group.stream().to_string().split_whitespace().collect();
            Some(Attribute { length, tests_only: said == "cfg(test)" })
        }
        _ => None,
    }
}

/// How many trees the item takes: up to its block or its semicolon.
fn item_length(trees: &[TokenTree]) -> usize {
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    };
    trees.iter().position(ends).map_or(trees.len(), |last| last + 1)
}

fn literal_token(written: &str, line: usize) -> Option<Token> {
    let first = written.chars().next()?;
    if first.is_ascii_digit() {
        return Some(Token { kind: Kind::Number, text: written.to_owned(), line });
    }
    if first == '\'' || written.starts_with("b'") {
        return None;
    }
    let content = written.split_once('"')?.1.rsplit_once('"')?.0;
    Some(Token { kind: Kind::Text, text: content.to_owned(), line })
}
