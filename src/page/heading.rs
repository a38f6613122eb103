//! Headings with section numbers.

/// Takes the number off a heading such as "2.2.5.20 DhcpFailoverState".
pub(crate) fn numbered(heading: &str) -> (Option<&str>, &str) {
    let Some((number, title)) = heading.split_once(' ') else {
        return (None, heading);
    };
    let plain = number.trim_end_matches('.');
    let is_number = plain.chars().any(|c| c.is_ascii_digit())
        && plain
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.' || c.is_ascii_uppercase())
        && plain.split('.').all(|part| {
            !part.is_empty() && (part.len() == 1 || part.chars().all(|c| c.is_ascii_digit()))
        });
    if is_number {
        (Some(plain), title)
    } else {
        (None, heading)
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn section_numbers() {
        assert_eq!(
            numbered("2.2.5.20 Dhcp State"),
            (Some("2.2.5.20"), "Dhcp State")
        );
        assert_eq!(numbered("A.1. States"), (Some("A.1"), "States"));
        assert_eq!(numbered("Dhcp State"), (None, "Dhcp State"));
        assert_eq!(numbered("802.1X State"), (None, "802.1X State"));
    }
}
