//! A link from its beginning to its end, its journal in JSON, and its configuration in XML.

use protocol::{CloseReason, LinkState, MessageKind, Refusal};
use serde::{Deserialize, Serialize};

/// The machine runs in constants too.
const OPEN: Result<LinkState, CloseReason> = match LinkState::Idle.after(MessageKind::Hello) {
    Ok(state) => state.after(MessageKind::Welcome),
    error => error,
};

#[test]
fn a_link_opens_and_closes() {
    assert_eq!(OPEN, Ok(LinkState::Open));
    let mut state = LinkState::Idle;
    let mut states = vec![state];
    for kind in ["HELLO", " WELCOME ", "DATA", "BYE", "DATA", "BYE"] {
        state = state.receive(kind).unwrap();
        states.push(state);
    }
    let names: Vec<&str> = states.into_iter().map(LinkState::as_str).collect();
    assert_eq!(
        names.join(" "),
        "idle hello-sent open open closing closing idle"
    );
}

#[test]
fn what_is_not_allowed_or_unknown_is_refused() {
    let allowed = LinkState::VALUES
        .iter()
        .flat_map(|state| MessageKind::VALUES.iter().map(|kind| state.after(*kind)))
        .filter(Result::is_ok)
        .count();
    assert_eq!(allowed, 7);
    assert_eq!(
        LinkState::Idle.receive("DATA"),
        Err(Refusal::Closed(CloseReason::NotAllowed))
    );
    // Letter case counts, and the message says what was meant.
    let Err(Refusal::Unknown(error)) = LinkState::Open.receive("bye") else {
        panic!("`bye` is not a message");
    };
    assert_eq!(
        error.to_string(),
        r#"MessageKind has no value "bye"; its values are ["HELLO", "WELCOME", "DATA", "BYE"]"#
    );
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Entry {
    kind: MessageKind,
    state: LinkState,
    reason: Option<CloseReason>,
}

#[test]
fn the_journal_is_json() {
    let text = r#"[{"kind":"HELLO","state":"hello-sent","reason":null},{"kind":"BYE","state":"idle","reason":"1"}]"#;
    let journal: Vec<Entry> = serde_json::from_str(text).unwrap();
    assert_eq!(journal[1].reason, Some(CloseReason::Full));
    assert_eq!(serde_json::to_string(&journal).unwrap(), text);
    let error = serde_json::from_str::<MessageKind>("\"PING\"").unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("MessageKind has no value \"PING\""),
        "{error}"
    );
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename = "link")]
struct Link {
    #[serde(rename = "@state")]
    state: LinkState,
    closed: Vec<CloseReason>,
}

#[test]
fn the_configuration_is_xml() {
    // `02` is the number 2, and white space around a value is not part of it.
    let text = "<link state=' open '><closed>02</closed><closed>\n  0 </closed></link>";
    let link: Link = quick_xml::de::from_str(text).unwrap();
    assert_eq!(link.state, LinkState::Open);
    assert_eq!(link.closed, [CloseReason::NotAllowed, CloseReason::Done]);
    assert_eq!(
        quick_xml::se::to_string(&link).unwrap(),
        "<link state=\"open\"><closed>2</closed><closed>0</closed></link>"
    );
    assert!(quick_xml::de::from_str::<Link>(&text.replace("02", "7")).is_err());
}
