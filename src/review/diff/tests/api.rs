//! What a generated file offers, read from its Rust text, and the level that the difference of two files needs.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Attribute, ImplItem, Item, Visibility};

use super::Level;

/// A generated file as cargo's SemVer rules see it.
#[derive(Default)]
pub(super) struct Api {
    /// What code can name, with its signature.
    items: BTreeMap<String, String>,
    /// Variants, with what they hold.
    variants: BTreeMap<String, String>,
    /// Enums that a `match` without `_` can list.
    exhaustive: BTreeSet<String>,
    /// Variants of each enum, in their order.
    order: BTreeMap<String, Vec<String>>,
    /// Reasons of what is deprecated.
    deprecated: BTreeMap<String, String>,
    /// What code does when it runs.
    bodies: BTreeMap<String, String>,
    docs: BTreeMap<String, String>,
}

impl Api {
    pub(super) fn of(code: &str) -> Self {
        let file = syn::parse_file(code).unwrap_or_else(|e| unreachable!("{e}: {code}"));
        let mut api = Self::default();
        api.module("", &file.items);
        api
    }

    /// The level that this version needs after `old`.
    pub(super) fn level_after(&self, old: &Self) -> Level {
        let mut level = Level::None;
        let mut at_least = |wanted: Level, holds: bool| {
            if holds {
                level = level.max(wanted);
            }
        };
        let kept = |old: &BTreeMap<String, String>, new: &BTreeMap<String, String>| {
            old.iter().all(|(key, value)| new.get(key) == Some(value))
        };
        at_least(Level::Major, !kept(&old.items, &self.items));
        at_least(Level::Major, !kept(&old.variants, &self.variants));
        at_least(Level::Minor, !kept(&self.items, &old.items));
        for variant in self
            .variants
            .keys()
            .filter(|v| !old.variants.contains_key(*v))
        {
            let owner = variant.rsplit_once("::").map_or("", |v| v.0);
            let listed = old.exhaustive.contains(owner);
            at_least(if listed { Level::Major } else { Level::Minor }, true);
        }
        for owner in old
            .order
            .keys()
            .filter(|owner| self.order.contains_key(*owner))
        {
            let both = (
                old.exhaustive.contains(owner),
                self.exhaustive.contains(owner),
            );
            at_least(Level::Major, both == (true, false));
            at_least(Level::Minor, both == (false, true));
        }
        for (owner, before) in &old.order {
            let after = self.order.get(owner).map_or(&[][..], Vec::as_slice);
            let before = before.iter().filter(|v| after.contains(v));
            let after = after
                .iter()
                .filter(|v| old.variants.contains_key(&format!("{owner}::{v}")));
            at_least(Level::Minor, !before.eq(after));
        }
        let newly = |key: &&String| !old.deprecated.contains_key(*key);
        at_least(Level::Minor, self.deprecated.keys().any(|key| newly(&key)));
        at_least(Level::Patch, self.deprecated != old.deprecated);
        at_least(Level::Minor, self.bodies != old.bodies);
        at_least(Level::Patch, self.docs != old.docs);
        level
    }

    fn module(&mut self, path: &str, items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(module) => {
                    let own = format!("{path}{}::", module.ident);
                    // What values take at run time; what the types do with it is seen in them.
                    if matches!(module.vis, Visibility::Inherited) {
                        continue;
                    }
                    self.attributes(&own, &module.attrs);
                    let content = module.content.as_ref().map_or(&[][..], |c| c.1.as_slice());
                    self.module(&own, content);
                }
                Item::Enum(item) => {
                    let own = format!("{path}{}", item.ident);
                    self.exhaustive.insert(own.clone());
                    self.attributes(&own, &item.attrs);
                    self.items
                        .insert(own.clone(), format!("{} enum", tokens(&item.vis)));
                    for variant in &item.variants {
                        let name = variant.ident.to_string();
                        self.attributes(&format!("{own}::{name}"), &variant.attrs);
                        self.variant(&own, name, tokens(&variant.fields));
                    }
                }
                Item::Struct(item) => {
                    let own = format!("{path}{}", item.ident);
                    self.attributes(&own, &item.attrs);
                    self.items
                        .insert(own, format!("{} struct", tokens(&item.vis)));
                }
                Item::Type(item) => {
                    let own = format!("{path}{}", item.ident);
                    self.attributes(&own, &item.attrs);
                    let of = format!("{} type {}", tokens(&item.vis), tokens(&item.ty));
                    self.items.insert(own, of);
                }
                Item::Impl(item) => self.implementation(path, item),
                other => {
                    let text = tokens(other);
                    self.bodies.insert(format!("{path} {text}"), String::new());
                }
            }
        }
    }

    fn variant(&mut self, owner: &str, name: String, fields: String) {
        self.variants.insert(format!("{owner}::{name}"), fields);
        self.order.entry(owner.to_owned()).or_default().push(name);
    }

    fn implementation(&mut self, path: &str, item: &syn::ItemImpl) {
        let own = format!("{path}{}", tokens(&item.self_ty));
        let of = match &item.trait_ {
            Some((of, _)) => {
                // A trait is the same however it is implemented and named.
                let last = of.segments.last().map(tokens).unwrap_or_default();
                Some(format!("impl {last} for {own}"))
            }
            None => None,
        };
        let place = of.clone().unwrap_or_else(|| own.clone());
        if let Some(of) = &of {
            self.items.entry(of.clone()).or_default();
        }
        for inner in &item.items {
            match inner {
                ImplItem::Type(inner) => {
                    let key = format!("{place}::{}", inner.ident);
                    self.items.insert(key, tokens(&inner.ty));
                }
                ImplItem::Const(inner) => {
                    let (name, is_own) = (inner.ident.to_string(), tokens(&inner.ty) == "Self");
                    let key = format!("{place}::{name}");
                    self.attributes(&key, &inner.attrs);
                    if is_own {
                        self.variant(&own, name, String::new());
                        continue;
                    }
                    if matches!(inner.vis, Visibility::Public(_)) {
                        self.items.insert(key.clone(), tokens(&inner.ty));
                    }
                    self.bodies.insert(key, tokens(&inner.expr));
                }
                ImplItem::Fn(inner) => {
                    let key = format!("{place}::{}", inner.sig.ident);
                    self.attributes(&key, &inner.attrs);
                    // What a trait's function takes and gives, the trait says, and a derive does not spell it out.
                    if matches!(inner.vis, Visibility::Public(_)) {
                        self.items.insert(key.clone(), tokens(&inner.sig));
                    }
                    if key == format!("impl Default for {own}::default") {
                        // As the attribute of a variant says it.
                        let body = tokens(&inner.block);
                        let variant = body.trim_end_matches(['}', ' ']).rsplit(' ').next();
                        let default = format!("default {own}::{}", variant.unwrap_or_default());
                        self.bodies.insert(default, String::new());
                    } else if inner.sig.ident == "description" {
                        // Its texts are documentation.
                        self.docs.insert(key, tokens(&inner.block));
                    } else {
                        self.bodies.insert(key, tokens(&inner.block));
                    }
                }
                _ => {}
            }
        }
    }

    fn attributes(&mut self, own: &str, attributes: &[Attribute]) {
        for attribute in attributes {
            let name = tokens(attribute.path());
            let text = tokens(&attribute.meta);
            match name.as_str() {
                "doc" => self.docs.entry(own.to_owned()).or_default().push_str(&text),
                "derive" => {
                    let inside = text.trim_start_matches("derive").trim();
                    let inside = inside.trim_start_matches('(').trim_end_matches(')');
                    for one in inside
                        .split(',')
                        .map(str::trim)
                        .filter(|one| !one.is_empty())
                    {
                        self.items
                            .insert(format!("impl {one} for {own}"), String::new());
                    }
                }
                "non_exhaustive" => {
                    self.exhaustive.remove(own);
                }
                "deprecated" => {
                    self.deprecated.insert(own.to_owned(), text);
                }
                "default" => {
                    self.bodies.insert(format!("default {own}"), String::new());
                }
                "allow" | "inline" | "must_use" => {}
                _ => {
                    self.items.insert(format!("#[{text}] {own}"), String::new());
                }
            }
        }
    }
}

fn tokens(of: &impl ToTokens) -> String {
    of.to_token_stream().to_string()
}
