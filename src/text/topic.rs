//! What a name or a heading is about.

/// Words of names and headings that say nothing of it.
const VAGUE: [&str; 27] = [
    "allowed",
    "and",
    "attribute",
    "attributes",
    "code",
    "codes",
    "content",
    "element",
    "enum",
    "enumeration",
    "enumerations",
    "enums",
    "for",
    "id",
    "identification",
    "identifier",
    "list",
    "lists",
    "possible",
    "simple",
    "table",
    "the",
    "type",
    "types",
    "valid",
    "value",
    "values",
];

/// The words that say what a name or heading is about, in lower case and without the `s` of plurals.
pub(crate) fn telling_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_alphanumeric() || before.is_lowercase() && c.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphabetic()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    let telling = |w: &String| w.len() > 2 && !VAGUE.contains(&w.as_str());
    words.into_iter().filter(telling).map(singular).collect()
}

/// A word, the same for singular and plural: it need not be one that exists.
fn singular(mut word: String) -> String {
    if word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    word
}

/// Its words as one: `Payment methods` and `PaymentMethodCode` have the same topic.
pub(crate) fn topic(text: &str) -> Option<String> {
    let topic = telling_words(text).concat();
    (!topic.is_empty()).then_some(topic)
}

#[cfg(test)]
mod tests {
    use super::topic;

    #[test]
    fn names_and_headings_of_one_topic() {
        for (name, heading) in [
            ("PaymentMethodCode", "4.2 Payment methods"),
            ("ST_Wrap", "Table 3 – Values for wrap"),
            ("FuelType", "Fuel type enumeration"),
            ("EntryCategory", "Entry categories"),
            ("xmlKind", "The XML kind"),
        ] {
            assert_eq!(topic(name), topic(heading), "{name}");
        }
        assert_eq!(topic("TypeCode"), None);
        assert_ne!(topic("DoorState"), topic("Changes of the door state"));
    }
}
