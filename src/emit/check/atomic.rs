//! Statements about a text that is one atomic value.

use super::super::code::{Items, quoted};
use super::body::{Task, Writer};
use super::resolve::is_qualified;
use crate::datatypes::{
    BuiltIn, Constraints, Datatype, ExplicitTimezone, Version, date_layout, duration_units,
};

impl<'a> Writer<'a, '_> {
    pub(super) fn atomic(
        &mut self,
        level: usize,
        datatype: &'a Datatype,
        built_in: BuiltIn,
        task: Task,
    ) {
        let facets = datatype.constraints();
        self.check_patterns(level, datatype, "text.chars()");
        if let Task::Tagged(_) = task {
            let tag = format!("{}=", built_in.primitive().name());
            let line = format!(
                "::core::fmt::Write::write_str(key, {}).ok()?;",
                quoted(&tag)
            );
            self.line(level, &line);
        }
        let lookup = facets.enumeration.as_ref().filter(|_| task == Task::Check);
        if let (Some(values), true) = (lookup, datatype.is_literal()) {
            // Each of the values satisfies all other facets.
            self.one_of(level, values.iter().map(|k| k.text.as_str()), "&text");
            return;
        }
        if datatype.is_literal() || is_qualified(datatype) {
            self.literal(level, datatype, built_in, task);
            return;
        }
        self.read_value(level, datatype, built_in, task == Task::Check);
        match task {
            Task::Key(_) | Task::Tagged(_) => self.write_value(level, built_in, "key"),
            Task::Check => {
                self.bounds(level, datatype, built_in);
                self.counts(level, facets, built_in);
                if let Some(values) = lookup {
                    let keys = values.iter().map(|k| k.text.as_str());
                    let size = keys.clone().map(str::len).max().unwrap_or(0);
                    let support = &self.support;
                    let make = format!("let mut key = {support}Text::<{size}>::new();");
                    self.line(level, &make);
                    self.write_value(level, built_in, "&mut key");
                    self.one_of(level, keys, "&key.as_str()");
                }
            }
        }
    }

    /// Types whose values are their literals.
    fn literal(&mut self, level: usize, datatype: &Datatype, built_in: BuiltIn, task: Task) {
        if task != Task::Check {
            self.line(level, "::core::fmt::Write::write_str(key, text).ok()?;");
            return;
        }
        let function = match built_in {
            BuiltIn::NmToken => "is_nm_token",
            BuiltIn::Name => "is_name",
            BuiltIn::NcName | BuiltIn::Id | BuiltIn::IdRef | BuiltIn::Entity => "is_nc_name",
            BuiltIn::Language => "is_language",
            BuiltIn::QName | BuiltIn::Notation => "is_q_name",
            BuiltIn::AnyUri if datatype.version() < Version::V1_1 => "is_uri_reference",
            _ => "is_xml_text",
        };
        let support = &self.support;
        let condition = format!("!{support}{function}(text)");
        self.refuse_if(level, &condition);
        if !matches!(built_in, BuiltIn::QName | BuiltIn::Notation) {
            self.length(level, datatype.constraints(), "text.chars().count()");
        }
    }

    /// Reads the value: `let value = …?;`, or a check alone where there is nothing to keep.
    fn read_value(&mut self, level: usize, datatype: &Datatype, built_in: BuiltIn, check: bool) {
        let new = datatype.version() >= Version::V1_1;
        let support = &self.support;
        let call = match built_in.primitive() {
            BuiltIn::Decimal if built_in.derives_from(BuiltIn::Integer) => "integer(text)".into(),
            BuiltIn::Decimal => "decimal(text)".into(),
            BuiltIn::Float => format!("float(text, {new})"),
            BuiltIn::Double => format!("double(text, {new})"),
            BuiltIn::Duration => {
                let (before, after) = duration_units(built_in);
                format!("duration(text, {before:?}, {after:?})")
            }
            BuiltIn::Base64Binary => "base64_length(text)".into(),
            BuiltIn::HexBinary => {
                let condition = format!("!{support}is_hex(text)");
                self.refuse_if(level, &condition);
                return;
            }
            BuiltIn::Boolean => {
                let condition = "!::core::matches!(text, \"true\" | \"false\" | \"1\" | \"0\")";
                self.refuse_if(level, condition);
                return;
            }
            primitive => {
                let layout = date_layout(primitive).unwrap_or_default();
                format!("moment(text, {layout:?}, {new})")
            }
        };
        let used = match built_in.primitive() {
            BuiltIn::Base64Binary => check && datatype.constraints().length_range() != (0, None),
            _ => !check || needs_value(datatype.constraints()),
        };
        let start = if used { "let value = " } else { "" };
        let line = format!("{start}{support}{call}?;");
        self.line(level, &line);
    }

    /// Writes the key of `value`, as [`Valid::key`](crate::datatypes::Valid) has it.
    fn write_value(&mut self, level: usize, built_in: BuiltIn, key: &str) {
        let call = match built_in.primitive() {
            BuiltIn::Boolean => {
                self.line(level, "let value = match text {");
                self.line(level + 1, "\"1\" | \"true\" => \"true\",");
                self.line(level + 1, "_ => \"false\",");
                self.line(level, "};");
                let line = format!("::core::fmt::Write::write_str({key}, value).ok()?;");
                return self.line(level, &line);
            }
            BuiltIn::Decimal => "write_decimal(&value",
            BuiltIn::Float | BuiltIn::Double => "write_float(value",
            BuiltIn::Duration => "write_duration(&value",
            BuiltIn::HexBinary => "write_hex(text",
            BuiltIn::Base64Binary => "write_b64(text",
            _ => "write_moment(&value",
        };
        let line = format!("{}{call}, {key}).ok()?;", self.support);
        self.line(level, &line);
    }

    fn bounds(&mut self, level: usize, datatype: &Datatype, built_in: BuiltIn) {
        let new = datatype.version() >= Version::V1_1;
        let facets = datatype.constraints();
        let bounds = [(&facets.min, "lt", "le"), (&facets.max, "gt", "ge")];
        for (bound, beyond, not_within) in bounds {
            let Some(bound) = bound else { continue };
            let literal = quoted(&bound.literal);
            let call = match built_in.primitive() {
                BuiltIn::Decimal => format!("order_of_decimal(&value, {literal})"),
                BuiltIn::Float => format!("order_of_float(value, {literal})"),
                BuiltIn::Double => format!("order_of_double(value, {literal})"),
                BuiltIn::Duration => format!("order_of_duration(&value, {literal})"),
                primitive => {
                    let layout = date_layout(primitive).unwrap_or_default();
                    format!("order_of_moment(&value, {literal}, {layout:?}, {new})")
                }
            };
            let wrong = if bound.inclusive { beyond } else { not_within };
            let call = format!("{}{call}?", self.support);
            self.code.assign(level, "let order =", &call);
            self.refuse_if(level, &format!("order.is_{wrong}()"));
        }
    }

    /// Lengths of binary values, digits, time zones.
    fn counts(&mut self, level: usize, facets: &Constraints, built_in: BuiltIn) {
        match built_in.primitive() {
            BuiltIn::HexBinary => self.length(level, facets, "text.len() / 2"),
            BuiltIn::Base64Binary => self.length(level, facets, "value"),
            _ => {}
        }
        let (total, fraction) = (facets.total_digits, facets.fraction_digits);
        // An integer has no fraction digits in any case.
        let fraction = fraction.filter(|_| !built_in.derives_from(BuiltIn::Integer));
        let name = |limit: Option<u64>, name| if limit.is_some() { name } else { "_" };
        if total.or(fraction).is_some() {
            let (all, after) = (name(total, "digits"), name(fraction, "fraction"));
            let line = format!(
                "let ({all}, {after}) = {}count_digits(&value);",
                self.support
            );
            self.line(level, &line);
        }
        for (limit, name) in [(total, "digits"), (fraction, "fraction")] {
            if let Some(limit) = limit {
                self.refuse_if(level, &format!("{name} > {limit}"));
            }
        }
        if let Some(timezone) = facets.timezone {
            let not = match timezone {
                ExplicitTimezone::Required => "!",
                ExplicitTimezone::Prohibited => "",
            };
            let condition = format!("{not}{}has_time_zone(&value)", self.support);
            self.refuse_if(level, &condition);
        }
    }

    pub(super) fn length(&mut self, level: usize, facets: &Constraints, length: &str) {
        let (min, max) = facets.length_range();
        let condition = match (min, max) {
            (0, None) => return,
            (1, None) => "length == 0".to_owned(),
            (min, None) => format!("length < {min}"),
            (min, Some(max)) if min == max => format!("length != {min}"),
            (0, Some(max)) => format!("length > {max}"),
            (min, Some(max)) => format!("!({min}..={max}).contains(&length)"),
        };
        self.line(level, &format!("let length = {length};"));
        self.refuse_if(level, &condition);
    }

    /// Refuses what is not among `texts`.
    pub(super) fn one_of<'t>(
        &mut self,
        level: usize,
        texts: impl Iterator<Item = &'t str>,
        text: &str,
    ) {
        let mut texts: Vec<&str> = texts.collect();
        texts.sort_unstable();
        texts.dedup();
        let items = Items::literals(texts.iter().copied());
        let head = format!("const VALUES: [&str; {}] = ", texts.len());
        self.code.array(level, &head, &items, true);
        self.line(level, &format!("VALUES.binary_search({text}).ok()?;"));
    }
}

fn needs_value(facets: &Constraints) -> bool {
    facets.min.is_some()
        || facets.max.is_some()
        || facets.total_digits.is_some()
        || facets.fraction_digits.is_some_and(|digits| digits > 0)
        || facets.timezone.is_some()
        || facets.enumeration.is_some()
}
